import { randomUUID } from 'node:crypto';
import { AddEnte, ApplyIstatImport, FindEntiByCode, LoadRegistrySeed, PreviewIstatImport, type ApplyIstatImportInput, type Ente, type EntiError } from '@province-comuni/enti-domain';
import { VISITOR, type SignedInActor } from '@province-comuni/identity-contract';
import { PostgresOutbox } from '@province-comuni/platform-database';
import { createTestDatabase, FixedClock, type TestDatabase } from '@province-comuni/platform-testing';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { ENTI_ENTITIES } from './entities/index.js';
import { BundledRegistrySeed } from './reference/bundled-registry-seed.js';
import { PostgresEnteRepository } from './repositories/postgres-ente.repository.js';
import { PostgresRegistryWriter } from './repositories/postgres-registry-writer.js';

const clock = new FixedClock();
const enti = new PostgresEnteRepository();
const writer = new PostgresRegistryWriter();
const staff: SignedInActor = { kind: 'person', personId: randomUUID() as PersonId, name: 'Curatrice di prova', memberships: [{ enteId: randomUUID() as EnteId, enteKind: 'UPI', role: 'CURATORE' }] };
const official: SignedInActor = { ...staff, memberships: [{ enteId: randomUUID() as EnteId, enteKind: 'PROVINCIA', role: 'REFERENTE' }] };

const SOURCE = 'ISTAT, elenco dei Comuni al 1 gennaio 2027 (prova)';

let database: TestDatabase;

// One registry for the file: every test changes Comuni of its own.
beforeAll(async () => {
  database = await createTestDatabase({ entities: ENTI_ENTITIES });
  await new LoadRegistrySeed(database.runner, new BundledRegistrySeed(), writer, clock).execute();
}, 60_000);

afterAll(() => database.close());

const preview = (): PreviewIstatImport => new PreviewIstatImport(database.runner, writer);
const apply = (input: Partial<ApplyIstatImportInput>): ReturnType<ApplyIstatImport['execute']> =>
  new ApplyIstatImport(database.runner, writer, new PostgresOutbox(), clock).execute(staff, { elenco: null, popolazione: null, digest: '', decorrenza: '2027-01-01', source: SOURCE, successori: [], ...input });

async function byCode(code: string): Promise<Ente | undefined> {
  return (await new FindEntiByCode(database.runner, enti, clock).execute([code])).byCodiceIstat.get(code);
}

/** ISTAT's list as the registry has it, with some rows changed: null leaves the row out. */
async function elencoWith(changes: Readonly<Record<string, string | null>>, ...added: string[]): Promise<Uint8Array> {
  const rows: { codice_istat: string; nome: string; codice_catastale: string | null }[] = await database.dataSource.query(`select codice_istat, nome, codice_catastale from ente where kind = 'COMUNE' and valido_al is null`);
  const lines = rows.flatMap(({ codice_istat, nome, codice_catastale }) => {
    const changed = changes[codice_istat];
    return changed === null ? [] : [changed ?? `${codice_istat};${nome};${codice_catastale ?? ''}`];
  });
  return Buffer.from(['Codice Comune formato alfanumerico;Denominazione in italiano;Codice Catastale del comune', ...lines, ...added].join('\r\n'), 'latin1');
}

/** ISTAT's population: an age and the total of each Comune. */
const posasOf = (totals: Readonly<Record<string, number>>): Uint8Array =>
  Buffer.from(['Popolazione residente al 1° gennaio 2026', '"Codice comune";"Comune";"Età";"Totale"', ...Object.entries(totals).flatMap(([code, total]) => [`${code};x;0;8`, `${code};x;999;${total}`])].join('\n'));

const codeOf = (error: unknown): string => (error as EntiError).code;

it('shows the differences and changes nothing', async () => {
  const elenco = await elencoWith({ '041013': '041013;Fano al Mare;D488', '041015': null }, '041801;Borgo di Prova;M998', '001272;Torino;L219');
  const { differences } = await preview().execute(staff, { elenco, popolazione: posasOf({ '41013': 60000, '41801': 900 }) });
  expect(differences).toMatchObject({
    nuovi: [{ codiceIstat: '041801', nome: 'Borgo di Prova' }],
    cessati: [{ codiceIstat: '041015', nome: 'Fossombrone' }],
    rinominati: [{ codiceIstat: '041013', da: 'Fano', a: 'Fano al Mare' }],
    spostati: [],
    anno: 2026,
    popolazioni: [
      { codiceIstat: '041013', prima: null, dopo: 60_000 },
      { codiceIstat: '041801', prima: null, dopo: 900 },
    ],
  });
  expect((await byCode('041013'))!.nome).toBe('Fano');
});

it('applies them in one go: new, ceased with successor, renamed, moved, populations with their source', async () => {
  const elenco = await elencoWith({ '041067': '041067;Urbino Ducale;L500', '041001': null, '041002': '099800;Apecchio;A327' }, '041800;Nuovo Borgo;M999');
  const popolazione = posasOf({ '41067': 13_600, '41800': 900 });
  const { digest, differences } = await preview().execute(staff, { elenco, popolazione });
  expect(differences.spostati).toMatchObject([{ daCodice: '041002', aCodice: '099800' }]);
  await apply({ elenco, popolazione, digest, successori: [{ cessato: '041001', successore: '041800' }] });
  const rimini = (await byCode('099'))!;
  expect(await byCode('099800')).toMatchObject({ nome: 'Apecchio', provinciaId: rimini.id, sigla: 'RN', regione: 'Emilia-Romagna' });
  expect(await byCode('041800')).toMatchObject({ denominazione: 'Comune di Nuovo Borgo', validoDal: '2027-01-01', popolazione: 900, annoPopolazione: 2026 });
  expect(await byCode('041001')).toMatchObject({ validoAl: '2026-12-31', confluitoIn: (await byCode('041800'))!.id });
  expect(await byCode('041067')).toMatchObject({ denominazione: 'Comune di Urbino Ducale', popolazione: 13_600, annoPopolazione: 2026, fontePopolazione: SOURCE });
  const [record] = await database.dataSource.query('select person_id, at, differences from registry_import where source = $1', [SOURCE]);
  expect(record).toMatchObject({ person_id: staff.personId, at: clock.now(), differences: { popolazioni: 2, decorrenza: '2027-01-01', cessati: [{ codiceIstat: '041001', successore: '041800' }] } });
  await expect(preview().execute(staff, { elenco, popolazione })).resolves.toMatchObject({ differences: { nuovi: [], cessati: [], rinominati: [], spostati: [], popolazioni: [] } });
});

it('applies only what was seen', async () => {
  const elenco = await elencoWith({ '041013': '041013;Fano al Mare;D488' });
  const { digest } = await preview().execute(staff, { elenco, popolazione: null });
  await database.dataSource.query(`update ente set nome = 'Altro' where codice_istat = '041036'`);
  expect(await apply({ elenco, digest }).catch(codeOf)).toBe('ENTI.IMPORT_CHANGED');
  expect((await byCode('041013'))!.nome).toBe('Fano');
});

it('refuses a list that is cut, and successors that the list does not justify', async () => {
  const cut = Buffer.from('Codice Comune formato alfanumerico;Denominazione in italiano\n041067;Urbino');
  expect(await preview().execute(staff, { elenco: cut, popolazione: null }).catch(codeOf)).toBe('ENTI.IMPORT_IMPLAUSIBLE');
  const elenco = await elencoWith({ '041015': null });
  const { digest } = await preview().execute(staff, { elenco, popolazione: null });
  expect(await apply({ elenco, digest, successori: [{ cessato: '041013', successore: '041036' }] }).catch(codeOf)).toBe('ENTI.INVALID_INPUT');
  expect(await apply({ elenco, digest, decorrenza: '1/1/2027', source: ' ' }).catch((error: EntiError) => error.details.problems!.map((problem) => problem.field))).toEqual(['source', 'decorrenza']);
});

it('is for the staff of UPI', async () => {
  expect(await preview().execute(official, { elenco: null, popolazione: posasOf({ '41013': 1 }) }).catch(codeOf)).toBe('ENTI.NOT_FOUND');
  expect(await preview().execute(VISITOR, { elenco: null, popolazione: posasOf({ '41013': 1 }) }).catch(codeOf)).toBe('ENTI.NOT_FOUND');
});

it('lets the staff add a Unione, once', async () => {
  const add = new AddEnte(database.runner, enti, new PostgresOutbox(), clock);
  const input = { kind: 'UNIONE' as const, nome: '', denominazione: ' Unione Montana di Prova ', provinciaId: (await byCode('041'))!.id, codiceIpa: 'um_prova', sede: '', pec: 'UM@pec.prova.it' };
  await expect(add.execute(staff, input)).resolves.toMatchObject({ nome: 'Unione Montana di Prova', regione: 'Marche', pec: 'um@pec.prova.it', validoDal: '2026-12-01', numeroComuni: null });
  expect(await add.execute(staff, { ...input, denominazione: 'UNIONE MONTANA  DI PROVA', codiceIpa: '' }).catch(codeOf)).toBe('ENTI.ALREADY_THERE');
  expect(await add.execute(staff, { ...input, denominazione: 'Altra', codiceIpa: 'UM_PROVA' }).catch(codeOf)).toBe('ENTI.ALREADY_THERE');
  expect(await add.execute(staff, { ...input, denominazione: '', pec: 'x' }).catch((error: EntiError) => error.details.problems!.map((problem) => problem.field))).toEqual(['denominazione', 'pec']);
  expect(await add.execute(staff, { ...input, denominazione: 'Altra', provinciaId: (await byCode('041013'))!.id }).catch(codeOf)).toBe('ENTI.INVALID_INPUT');
  expect(await add.execute(official, input).catch(codeOf)).toBe('ENTI.NOT_FOUND');
});
