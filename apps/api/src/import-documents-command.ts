import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { zipOfFolder } from '@province-comuni/documents-api';
import { BringArchive, canAddDocument, DocumentInputRefused, DocumentNotFound, DocumentStepRefused, GoOnWithBulkImport, ReadBulkImports, StartBulkImport, type BulkImport } from '@province-comuni/documents-domain';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import { enteIdsOf, PERSON_REACH, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import { PERSON_REPOSITORY, type PersonRepository } from '@province-comuni/identity-domain';
import { SYSTEM_ACCESS, TRANSACTION_RUNNER, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from './config.js';
import { createApp } from './main.js';
import { migrate } from './migrate.js';

/** What is asked of the command. */
export interface ImportDocumentsOrder {
  /** A ZIP, a folder, or the identifier of an import to go on with. */
  readonly source: string;
  /** Address of mail of the person on whose behalf it is done. */
  readonly person: string;
  /** Name or sigla of the Ente; needed only where the person writes for several. */
  readonly ente: string | undefined;
  /** Makes the documents too, for whom it is said; only the trial when absent. */
  readonly make: { readonly visibility: string; readonly publish: boolean; readonly skipSame: boolean } | undefined;
}

const SHOWN = 50;

/**
 * Brings many documents in from the machine of the product, with the rights of a person. A command that was killed is asked again with the identifier it printed.
 * @param say takes a line in Italian
 * @returns whether every row became a document, or would
 * @throws Error in Italian
 */
export async function importDocuments(config: AppConfig, order: ImportDocumentsOrder, say: (line: string) => void): Promise<boolean> {
  await migrate(config.migrationUrl);
  const app = await createApp(config);
  try {
    await app.init();
    return await bringIn(app, order, say);
  } finally {
    await app.close();
  }
}

/** The same on a product that is there already. */
export async function bringIn(app: NestFastifyApplication, order: ImportDocumentsOrder, say: (line: string) => void): Promise<boolean> {
  const get = <T>(token: string | symbol | (new (...args: never[]) => T)): T => app.get<T>(token as never, { strict: false });
  const actor = await actorOf(get<TransactionRunner>(TRANSACTION_RUNNER), get<PersonRepository>(PERSON_REPOSITORY), get<PersonReach>(PERSON_REACH), order.person);
  const [reading, starting, going] = [get(ReadBulkImports), get(StartBulkImport), get(GoOnWithBulkImport)];
  const begun = isUuid(order.source) ? (await reading.open(actor, order.source)).bulk : await begin(actor, order, get(BringArchive), get<EnteRegistry>(ENTE_REGISTRY));
  say(`Importazione ${begun.id}`);
  const goOn = async (): Promise<BulkImport> => {
    while (await going.execute(begun.id)) say(await progress(reading, actor, begun.id));
    return (await reading.open(actor, begun.id)).bulk;
  };
  let bulk = await goOn();
  if (bulk.state === 'PROVATA' && order.make) {
    await starting.run(actor, bulk.id, { ...order.make, sharedWith: [] }).catch((error: unknown) => {
      throw error instanceof DocumentStepRefused ? new Error(error.details.reason) : error instanceof DocumentInputRefused ? new Error(error.details.problems.map(({ message }) => message).join(' ')) : error;
    });
    bulk = await goOn();
  }
  if (bulk.problem) throw new Error(bulk.problem);
  return tell(reading, actor, bulk, say);
}

async function begin(actor: SignedInActor, { source, ente }: ImportDocumentsOrder, bring: BringArchive, enti: EnteRegistry): Promise<BulkImport> {
  const path = resolve(source);
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`Non c’è né un file né una cartella: ${source}`);
  const enteId = await enteOf(actor, ente, enti);
  return found.isDirectory() ? bring.execute(actor, enteId, `${basename(path)}.zip`, zipOfFolder(path)) : bring.execute(actor, enteId, basename(path), createReadStream(path));
}

async function actorOf(transactions: TransactionRunner, people: PersonRepository, reach: PersonReach, email: string): Promise<SignedInActor> {
  const actor = await transactions.run(SYSTEM_ACCESS, async () => {
    const person = await people.findByEmail(email as never);
    return person && (await reach.find([person.id])).get(person.id)?.actor;
  });
  if (!actor) throw new Error(`Nessun account aperto con questo indirizzo: ${email}`);
  return actor;
}

async function enteOf(actor: SignedInActor, wanted: string | undefined, enti: EnteRegistry): Promise<EnteId> {
  const mine = await enti.findByIds(enteIdsOf(actor).filter((enteId) => canAddDocument(actor, enteId)));
  const fitting = wanted === undefined ? mine : mine.filter(({ denominazione, nome, sigla }) => [denominazione, nome, sigla].some((name) => name?.toLowerCase() === wanted.toLowerCase()));
  if (fitting.length === 1) return fitting[0]!.id;
  throw new Error(mine.length === 0 ? 'Questa persona non può caricare documenti per nessun Ente.' : `Dite per quale Ente, con --ente: ${mine.map(({ denominazione }) => denominazione).join(', ')}.`);
}

async function progress(reading: ReadBulkImports, actor: SignedInActor, id: string): Promise<string> {
  const { bulk } = await reading.open(actor, id).catch((error: unknown) => {
    throw error instanceof DocumentNotFound ? new Error('L’importazione è stata dimenticata nel frattempo.') : error;
  });
  return `${bulk.state === 'IN_PROVA' ? 'provate' : 'create'} ${bulk.done} di ${bulk.total}`;
}

async function tell(reading: ReadBulkImports, actor: SignedInActor, bulk: BulkImport, say: (line: string) => void): Promise<boolean> {
  const { counts } = await reading.open(actor, bulk.id);
  for (const notice of bulk.notices) say(notice);
  for (const row of await reading.rows(actor, bulk.id, ['ERRATA', 'FALLITA'], { offset: 0, limit: SHOWN })) say(`  riga ${row.line}: ${row.problems.map(({ column, message }) => `${column}: ${message}`).join(' ')}`);
  say(Object.entries(counts).map(([state, count]) => `${state.toLowerCase().replace('_', ' ')} ${count}`).join(', '));
  return (counts.ERRATA ?? 0) + (counts.FALLITA ?? 0) === 0;
}
