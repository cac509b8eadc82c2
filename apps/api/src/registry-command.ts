import { readFileSync } from 'node:fs';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { presentDifferences, presentImportRefusal, readIstatFiles } from '@province-comuni/enti-api';
import type { IstatDifferences } from '@province-comuni/enti-contract';
import { ApplyIstatImport, EntiError, PreviewIstatImport } from '@province-comuni/enti-domain';
import { FindActorByEmail } from '@province-comuni/identity-domain';
import type { AppConfig } from './config.js';
import { createApp } from './main.js';
import { migrate } from './migrate.js';

/** `preview`: says what the files would change. `apply`: changes it. */
export type RegistryCommand = 'preview' | 'apply';

/** What the operator wrote, by the name of its option. */
export interface RegistryOptions {
  readonly come: string;
  readonly elenco?: string;
  readonly popolazione?: string;
  readonly impronta?: string;
  readonly decorrenza?: string;
  readonly fonte?: string;
  readonly successore?: readonly string[];
}

const SHOWN = 20;

/**
 * ISTAT's files without a browser: the same two steps, rules and refusals as under Amministrazione, in the name of one of UPI's amministratori.
 * @param say takes a line in Italian
 * @returns whether it was done
 */
export async function runRegistryCommand(config: AppConfig, command: RegistryCommand, options: RegistryOptions, say: (line: string) => void): Promise<boolean> {
  await migrate(config.migrationUrl);
  const app = await createApp(config);
  try {
    await app.init();
    const actor = await app.get(FindActorByEmail, { strict: false }).execute(options.come);
    if (!actor) return say(`Non c’è nessun account aperto con l’indirizzo ${options.come}.`), false;
    const files = await filesOf(options);
    return command === 'preview' ? await preview(app.get(PreviewIstatImport, { strict: false }), actor, files, say) : await apply(app.get(ApplyIstatImport, { strict: false }), actor, files, options, say);
  } catch (error) {
    if (!(error instanceof EntiError)) throw error;
    const { status, body } = presentImportRefusal(error);
    say(status === 404 ? 'Lo può fare solo un amministratore di UPI.' : (body.message ?? ''));
    for (const { field, message } of body.problems) say(`  ${field}: ${message}`);
    return false;
  } finally {
    await app.close();
  }
}

function filesOf({ elenco, popolazione }: RegistryOptions): ReturnType<typeof readIstatFiles> {
  const [first, second] = [elenco, popolazione].map((path) => (path ? readFileSync(path) : Buffer.alloc(0))) as [Buffer, Buffer];
  const whole = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.concat([first, second]);
  };
  return readIstatFiles(whole(), { elenco: first.length, popolazione: second.length });
}

async function preview(useCase: PreviewIstatImport, actor: SignedInActor, files: Awaited<ReturnType<typeof filesOf>>, say: (line: string) => void): Promise<boolean> {
  const { differences, digest } = await useCase.execute(actor, files);
  tell(presentDifferences(differences), say);
  say(`Non è stato cambiato nulla. Per applicare: --impronta ${digest}`);
  return true;
}

async function apply(useCase: ApplyIstatImport, actor: SignedInActor, files: Awaited<ReturnType<typeof filesOf>>, { impronta = '', decorrenza = '', fonte = '', successore = [] }: RegistryOptions, say: (line: string) => void): Promise<boolean> {
  const successori = successore.map((pair) => {
    const [cessato = '', after = ''] = pair.split(':');
    return { cessato, successore: after };
  });
  tell(presentDifferences(await useCase.execute(actor, { ...files, digest: impronta, decorrenza, source: fonte, successori })), say);
  say('Applicato.');
  return true;
}

function tell({ nuovi, cessati, rinominati, spostati, completati, anno, popolazioni, popolazioniSenzaComune }: IstatDifferences, say: (line: string) => void): void {
  const list = <T>(title: string, items: readonly T[], line: (item: T) => string): void => {
    say(`${title}: ${items.length}`);
    for (const item of items.slice(0, SHOWN)) say(`  ${line(item)}`);
    if (items.length > SHOWN) say(`  … e altri ${items.length - SHOWN}`);
  };
  list('Comuni nuovi', nuovi, ({ codiceIstat, nome }) => `${codiceIstat} ${nome}`);
  list('Comuni che cessano', cessati, ({ codiceIstat, nome, successore }) => `${codiceIstat} ${nome}${successore ? ` → ${successore}` : ''}`);
  list('Comuni che cambiano nome', rinominati, ({ codiceIstat, da, a }) => `${codiceIstat} ${da} → ${a}`);
  list('Comuni che cambiano codice', spostati, ({ nome, daCodice, aCodice }) => `${nome} ${daCodice} → ${aCodice}`);
  say(`Dati completati: ${completati}`);
  if (anno !== null) say(`Popolazione al 1° gennaio ${anno}: ${popolazioni.length} Comuni cambiano${popolazioniSenzaComune.length > 0 ? `, ${popolazioniSenzaComune.length} codici del file non sono nel registro` : ''}`);
}
