import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { codiceIstatComune } from '../ente/codes.js';
import { enteNotFound, EntiError, invalidEnteInput, type EntiFieldProblem } from '../errors.js';
import type { RegistryDifferences } from '../import/differences.js';
import { canImportRegistry } from '../policies/registry.policy.js';
import type { RegistryWriter } from '../ports/registry-import.port.js';
import { compareWithFiles, type IstatFiles } from './preview-istat-import.use-case.js';

export interface ApplyIstatImportInput extends IstatFiles {
  /** Of the preview that was looked at. */
  readonly digest: string;
  /** First day of the new state, `YYYY-MM-DD`: new Comuni begin on it, those that cease end the day before. */
  readonly decorrenza: string;
  /** File and date, as readers will see it: "ISTAT, elenco dei Comuni al 1 gennaio 2026". */
  readonly source: string;
  /** Which Comune takes over from one that ceases; ISTAT's list does not say it. */
  readonly successori: readonly { readonly cessato: string; readonly successore: string }[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Applies ISTAT's files in one transaction and keeps the source. */
export class ApplyIstatImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly registry: RegistryWriter,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EntiError NOT_FOUND (for who is not on the staff), INVALID_INPUT, FILE_NOT_READABLE, IMPORT_IMPLAUSIBLE, IMPORT_CHANGED */
  async execute(actor: SignedInActor, input: ApplyIstatImportInput): Promise<RegistryDifferences> {
    if (!canImportRegistry(actor)) throw enteNotFound();
    const source = input.source.trim();
    refuseProblems(input, source);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      await this.registry.lock();
      const { differences, digest } = await compareWithFiles(this.registry, input);
      if (digest !== input.digest) {
        throw new EntiError('ENTI.IMPORT_CHANGED', { reason: 'Il registro o i file sono cambiati dopo l’anteprima: guardate di nuovo le differenze prima di applicarle.' });
      }
      const final = withSuccessors(differences, input.successori);
      await this.registry.apply(final, input.decorrenza);
      if (final.anno !== null) await this.registry.savePopolazioni(final.popolazioni, final.anno, source);
      // Each population keeps its own source: here their number is enough.
      const { popolazioni, ...structure } = final;
      await this.registry.record({ at: this.clock.now(), personId: actor.personId, source, differences: { ...structure, popolazioni: popolazioni.length, decorrenza: input.decorrenza } });
      await this.outbox.record({ kind: 'enti.registry-imported', payload: { source } });
      return final;
    });
  }
}

function refuseProblems(input: ApplyIstatImportInput, source: string): void {
  const problems: EntiFieldProblem[] = [];
  if (!source || source.length > 300) problems.push({ field: 'source', message: 'Scrivete da dove vengono i dati, in al massimo 300 caratteri: per esempio «ISTAT, elenco dei Comuni al 1 gennaio 2026».' });
  if (!DAY.test(input.decorrenza) || Number.isNaN(Date.parse(input.decorrenza))) problems.push({ field: 'decorrenza', message: 'Scrivete il giorno da cui vale il nuovo elenco: per esempio 2026-01-01.' });
  input.successori.forEach(({ cessato, successore }, index) => {
    if (!codiceIstatComune(cessato) || !codiceIstatComune(successore) || cessato === successore) {
      problems.push({ field: `successori[${index}]`, message: 'Servono due codici ISTAT diversi, di 6 cifre: per esempio 012009 e 012144.' });
    }
  });
  if (problems.length > 0) throw invalidEnteInput(problems);
}

function withSuccessors(differences: RegistryDifferences, successori: ApplyIstatImportInput['successori']): RegistryDifferences {
  const ceased = new Set(differences.cessati.map((comune) => comune.codiceIstat));
  const stray = successori.findIndex(({ cessato, successore }) => !ceased.has(cessato) || ceased.has(successore));
  if (stray !== -1) throw invalidEnteInput([{ field: `successori[${stray}]`, message: 'Il primo codice deve essere di un Comune che cessa con questo elenco, il secondo di uno che resta.' }]);
  const successorOf = new Map(successori.map(({ cessato, successore }) => [cessato, successore]));
  return { ...differences, cessati: differences.cessati.map((comune) => ({ ...comune, successore: successorOf.get(comune.codiceIstat) ?? null })) };
}
