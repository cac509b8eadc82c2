import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresBulkImportRepository } from '@province-comuni/documents-data';
import { GoOnWithBulkImport, type BulkImportId } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';
import { OBJECT_STORAGE, SYSTEM_ACCESS, type ObjectStorage } from '@province-comuni/platform-ports';
import { bringIn } from './import-documents-command.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { sendFile } from './testing/sent-files.js';
import { createTestApp, type TestApp } from './testing/test-app.js';
import { packFiles, type PackedFile } from './testing/zip-files.js';

let test: TestApp;
let origin: string;
let pesaroId: string;
const clients = new Map<string, GraphqlClient>();

interface Bulk { id: string; state: string; problem: string | null; notices: string[]; done: number; total: number }
interface Row { line: number | null; path: string; title: string; state: string; problems: { column: string; message: string }[]; same: { documentId: string | null; title: string | null; line: number | null } | null; documentId: string | null }
interface Outcome { __typename: string; bulkImport: Bulk; problems: { field: string }[]; message: string }

const BULK = 'id state problem notices done total';
const OUTCOME = `__typename ... on BulkImportGoesOn { bulkImport { ${BULK} } } ... on Refused { message } ... on NotFound { message }`;

beforeAll(async () => {
  test = await createTestApp({ roles: ['api'] });
  await test.app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${((test.app.getHttpServer() as Server).address() as AddressInfo).port}`;
  for (const { email, password } of await loadDemoAccounts(test.app)) {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, password);
    clients.set(email.split('@')[0]!, client);
  }
  pesaroId = (await clients.get('redattore.pesaro')!.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
}, 120_000);
afterAll(() => test?.close());

const ask = async <T>(who: string, query: string, variables: Record<string, unknown> = {}): Promise<T> => clients.get(who)!.request<T>(query, variables);

/** Sends an archive as a browser does; the upload's identifier. */
const arrive = (who: string, bytes: Buffer, name = 'archivio.zip'): Promise<string> => sendFile(origin, clients.get(who)!, pesaroId, bytes, name);

const start = async (who: string, uploadId: string): Promise<Outcome> => (await ask<{ startBulkImport: Outcome }>(who, `mutation ($id: ID!) { startBulkImport(uploadId: $id) { ${OUTCOME} } }`, { id: uploadId })).startBulkImport;
const run = async (who: string, id: string, input: Record<string, unknown> = {}): Promise<Outcome> => (await ask<{ runBulkImport: Outcome }>(who, `mutation ($input: RunBulkImportInput!) { runBulkImport(input: $input) { ${OUTCOME} ... on InvalidInput { problems { field } } } }`, { input: { id, visibility: 'RETE', publish: true, ...input } })).runBulkImport;
const discard = async (who: string, id: string): Promise<Outcome> => (await ask<{ discardBulkImport: Outcome }>(who, 'mutation ($id: ID!) { discardBulkImport(id: $id) { __typename } }', { id })).discardBulkImport;
const open = async (who: string, id: string): Promise<{ bulkImport: Bulk; counts: { state: string; count: number }[] } | null> => (await ask<{ bulkImport: { bulkImport: Bulk; counts: { state: string; count: number }[] } | null }>(who, `query ($id: ID!) { bulkImport(id: $id) { bulkImport { ${BULK} } counts { state count } } }`, { id })).bulkImport;
const rows = async (who: string, id: string, states: string[] = []): Promise<Row[] | null> => (await ask<{ bulkImportRows: Row[] | null }>(who, 'query ($id: ID!, $states: [String!]!) { bulkImportRows(id: $id, states: $states) { line path title state problems { column message } same { documentId title line } documentId } }', { id, states })).bulkImportRows;
const counts = async (who: string, id: string): Promise<Record<string, number>> => Object.fromEntries((await open(who, id))!.counts.map(({ state, count }) => [state, count]));
/** What the worker does, until nothing is left. */
const work = async (id: string): Promise<void> => {
  while (await test.app.get(GoOnWithBulkImport, { strict: false }).execute(id as BulkImportId));
};
const system = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(sql, parameters));

/** An archive with a table of these lines. */
function archive(lines: readonly string[], files: readonly PackedFile[], { head = 'file;titolo;tipo;anno;parole_chiave;valido_dal', table = (text: string): Buffer => Buffer.from(text) } = {}): Buffer {
  return packFiles([{ name: 'documenti.csv', content: table([head, ...lines].join('\r\n')) }, ...files]);
}

/** Tries an archive to its end. */
async function tried(who: string, bytes: Buffer): Promise<string> {
  const { bulkImport } = await start(who, await arrive(who, bytes));
  await work(bulkImport.id);
  return bulkImport.id;
}

const unique = (): string => randomBytes(8).toString('hex');

describe('an import of another person', () => {
  let id: string;
  let uploadId: string;
  beforeAll(async () => {
    uploadId = await arrive('redattore.pesaro', archive([`segreto.txt;Segreto;Relazione;2024;;`], [{ name: 'segreto.txt', content: unique() }]));
    id = (await start('redattore.pesaro', uploadId)).bulkImport.id;
    await work(id);
  });

  // Somebody of another Ente, UPI's staff, a colleague who writes and one who reads.
  it.each(['referente.lecco', 'amministratore', 'referente.pesaro', 'lettore.pesaro'])('does not exist for %s, whatever he asks', async (who) => {
    const nowhere = randomUUID();
    for (const each of [id, nowhere]) {
      expect(await open(who, each)).toBeNull();
      expect(await rows(who, each)).toBeNull();
      expect((await run(who, each)).__typename).toBe('NotFound');
      expect((await discard(who, each)).__typename).toBe('NotFound');
      const report = await fetch(`${origin}/api/bulk-imports/${each}/report`, { headers: { cookie: clients.get(who)!.cookie() } });
      expect([report.status, await report.text()]).toEqual([404, '{"message":"Non trovato."}']);
    }
    expect((await start(who, uploadId)).__typename).toBe('NotFound');
    expect(JSON.stringify(await ask(who, '{ bulkImports { id fileName } }'))).not.toContain(id);
    expect((await open('redattore.pesaro', id))!.bulkImport.state).toBe('PROVATA');
  });

  it('is behind the wall of the database too', async () => {
    const imports = new PostgresBulkImportRepository();
    const [mine] = await system<{ person_id: string }>('select person_id from bulk_import where id = $1', [id]);
    const seenBy = (personId: string | undefined, enteIds: string[]): Promise<unknown[]> =>
      test.database.runner.run({ enteIds, ...(personId ? { personId } : {}) }, async () => [await imports.find(id as BulkImportId), ...(await imports.rows(id as BulkImportId, [], { offset: 0, limit: 10 }))].filter(Boolean));
    expect(await seenBy(mine!.person_id, [pesaroId])).toHaveLength(2);
    expect(await seenBy(randomUUID(), [pesaroId])).toEqual([]);
    expect(await seenBy(undefined, [pesaroId])).toEqual([]);
  });
});

describe('a trial', () => {
  it('says row by row what would be made and what is wrong, at its column, and makes nothing', async () => {
    const text = unique();
    const id = await tried(
      'redattore.pesaro',
      archive(
        ['a.txt;Convenzione per il CST;Relazione;2023;Convenzione | CST;01/02/2023', 'manca.pdf;Senza file;Relazione;;;', 'b.txt;;Fattura;12345;inventata;31/02/2023', 'sub\\C.TXT;Con la barra di Windows;modello;;;', ';Senza nome;Relazione;;;', 'a.txt;Due volte;Relazione;;;'],
        [{ name: 'a.txt', content: text }, { name: 'b.txt', content: unique() }, { name: 'sub/c.txt', content: unique() }, { name: 'orfano.txt', content: 'x' }, { name: '__MACOSX/._a.txt', content: 'x' }, { name: 'sub/', content: '' }],
      ),
    );
    const found = (await rows('redattore.pesaro', id))!;
    expect(found.map(({ line, state }) => [line, state])).toEqual([[2, 'PRONTA'], [3, 'ERRATA'], [4, 'ERRATA'], [5, 'PRONTA'], [6, 'ERRATA'], [7, 'ERRATA'], [null, 'SENZA_RIGA']]);
    expect(found[1]!.problems).toEqual([{ column: 'file', message: expect.stringContaining('non c’è un file con questo nome') }]);
    expect(found[2]!.problems.map(({ column }) => column).sort()).toEqual(['anno', 'parole_chiave', 'tipo', 'titolo', 'valido_dal']);
    expect(found[2]!.problems.find(({ column }) => column === 'parole_chiave')!.message).toContain('inventata');
    expect(found[5]!.problems[0]!.message).toBe('Questo file è già alla riga 2.');
    expect(found[6]!.path).toBe('orfano.txt');
    expect(found[3]!.path).toBe('sub/c.txt');
    expect((await open('redattore.pesaro', id))!.bulkImport).toMatchObject({ state: 'PROVATA', done: 2, total: 2, problem: null });
    expect(await system('select 1 from document where title = $1', ['Convenzione per il CST'])).toEqual([]);
    const report = await fetch(`${origin}/api/bulk-imports/${id}/report`, { headers: { cookie: clients.get('redattore.pesaro')!.cookie() } });
    expect(report.headers.get('content-disposition')).toContain('resoconto-archivio.csv');
    expect(await report.text()).toContain('"4";"b.txt";"errata"');
  });

  it('reads what Excel writes in Windows-1252, and names in the code page of Windows', async () => {
    const windows = (text: string): Buffer => Buffer.from(text, 'latin1');
    const id = await tried('redattore.pesaro', archive(['attività/perché.txt;Perché l’attività'.replace('’', "'") + ';Relazione;;;'], [{ name: Buffer.from('attivit\x85/perch\x82.txt', 'latin1'), content: unique() }], { table: windows }));
    expect(await rows('redattore.pesaro', id)).toMatchObject([{ path: 'attività/perché.txt', title: "Perché l'attività", state: 'PRONTA' }]);
  });

  it('finds the table in the folder that was packed, with the names that begin there', async () => {
    const id = await tried('redattore.pesaro', packFiles([{ name: 'Delibere 2023/documenti.csv', content: '\ufefffile;titolo;tipo;Note interne\natto.txt;Atto;Relazione;x' }, { name: 'Delibere 2023/atto.txt', content: unique() }]));
    expect(await rows('redattore.pesaro', id)).toMatchObject([{ path: 'Delibere 2023/atto.txt', state: 'PRONTA' }]);
    expect((await open('redattore.pesaro', id))!.bulkImport.notices).toEqual(['Colonne che non si leggono: Note interne.']);
  });

  it('points out files that are here already, and that come twice', async () => {
    const [one, two] = [unique(), unique()];
    const first = await tried('redattore.pesaro', archive(['uno.txt;Il primo;Relazione;;;'], [{ name: 'uno.txt', content: one }]));
    await run('redattore.pesaro', first);
    await work(first);
    const second = await tried('redattore.pesaro', archive(['a.txt;Di nuovo;Relazione;;;', 'b.txt;Nuovo;Relazione;;;', 'c.txt;Copia;Relazione;;;'], [{ name: 'a.txt', content: one }, { name: 'b.txt', content: two }, { name: 'c.txt', content: two }]));
    expect(await rows('redattore.pesaro', second)).toMatchObject([{ state: 'DOPPIONE', same: { title: 'Il primo' } }, { state: 'PRONTA', same: null }, { state: 'DOPPIONE', same: { documentId: null, line: 3 } }]);
    await run('redattore.pesaro', second);
    await work(second);
    expect(await counts('redattore.pesaro', second)).toEqual({ SALTATA: 2, CREATA: 1 });
  });

  const secretName = `riservato-${unique()}`;
  it('says nothing of a document that the person may not read', async () => {
    const content = unique();
    const theirs = await tried('redattore.pesaro', archive([`x.txt;${secretName};Relazione;;;`], [{ name: 'x.txt', content }]));
    await run('redattore.pesaro', theirs, { visibility: 'ENTE' });
    await work(theirs);
    const leccoId = (await ask<{ me: { memberships: { enteId: string }[] } }>('referente.lecco', '{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
    const own = pesaroId;
    pesaroId = leccoId;
    const id = await tried('referente.lecco', archive(['x.txt;Mio;Relazione;;;'], [{ name: 'x.txt', content }])).finally(() => (pesaroId = own));
    expect(await rows('referente.lecco', id)).toMatchObject([{ state: 'PRONTA', same: null }]);
  });
});

describe('an archive that is not taken', () => {
  const line = ['a.txt;Atto;Relazione;;;'];
  const good: PackedFile = { name: 'a.txt', content: 'testo' };
  it.each<[string, () => Buffer, string]>([
    ['no ZIP at all', () => Buffer.from('non è uno ZIP, davvero'), 'non è uno ZIP'],
    ['cut off', () => archive(line, [good]).subarray(0, -30), 'non è uno ZIP'],
    ['without a table', () => packFiles([good]), 'manca la tabella documenti.csv'],
    ['with a table that lacks a column', () => archive(line, [good], { head: 'file;nome' }), 'mancano le colonne titolo, tipo'],
    ['with a name that leads outside', () => archive(line, [good, { name: '../../etc/passwd', content: 'x' }]), 'porta fuori'],
    ['with an absolute name', () => archive(line, [good, { name: '/tmp/x', content: 'x' }]), 'porta fuori'],
    ['with a drive of Windows', () => archive(line, [good, { name: 'C:\\x.txt', content: 'x' }]), 'porta fuori'],
    ['with a symbolic link', () => archive(line, [good, { name: 'link', content: '/etc/passwd', unixMode: 0o120777 }]), 'collegamento'],
    ['with a device', () => archive(line, [good, { name: 'disco', content: '', unixMode: 0o060644 }]), 'collegamento'],
    ['with a password', () => archive(line, [good, { name: 'p.txt', content: 'x', flags: 1 }]), 'password'],
    ['with one name twice', () => archive(line, [good, good]), 'c’è due volte'],
    ['with files that share their bytes', () => archive(line, [good, { name: 'b.txt', content: 'testo', shareWith: 1 }]), 'si sovrappongono'],
    ['that would expand beyond measure', () => archive(line, [good, { name: 'bomba.bin', content: Buffer.alloc(8 * 1024 * 1024) }]), 'oltre ogni misura'],
    ['whose file is longer than it says', () => archive(line, [{ ...good, declaredSize: 2 }]), 'più grande di quanto dichiara'],
    ['whose file is not what was packed', () => archive(line, [{ ...good, declaredCrc: 1 }]), 'danneggiato'],
  ])('%s', async (_name, bytes, why) => {
    const id = await tried('redattore.pesaro', bytes());
    expect((await open('redattore.pesaro', id))!.bulkImport).toMatchObject({ state: 'RIFIUTATA', problem: expect.stringContaining(why) });
    expect((await run('redattore.pesaro', id)).__typename).toBe('Refused');
    // The archive is let go: nothing of it stays for good.
    expect(await system('select 1 from bulk_import where id = $1 and archive_sha256 is not null', [id])).toEqual([]);
  });

  it('for lack of room: the quota is that of every upload', async () => {
    const id = await tried('redattore.pesaro', archive(line, [{ ...good, declaredSize: 2_000_000_000, content: randomBytes(11_000_000) }]));
    expect((await open('redattore.pesaro', id))!.bulkImport.problem).toContain('Lo spazio del vostro Ente');
  });
});

describe('an import', () => {
  it('makes documents as the table says, lets go of the archive, and its files can be downloaded', async () => {
    const text = unique();
    const id = await tried('redattore.pesaro', archive(['a.txt;Tabella delle tariffe;Relazione;2022;Convenzione;', 'b.txt;Riservata;Relazione;;;', 'c.txt;Delibera n. 3;Delibera;;;'].map((row, index) => `${row};${['PUBBLICO', 'ENTE', ''][index]}`), [{ name: 'a.txt', content: `tariffe ${text}` }, { name: 'b.txt', content: unique() }, { name: 'c.txt', content: unique() }], { head: 'file;titolo;tipo;anno;parole_chiave;valido_dal;chi_legge' }));
    expect((await run('redattore.pesaro', id, { visibility: '' })).problems).toEqual([{ field: 'visibility' }]);
    expect((await run('redattore.pesaro', id)).bulkImport).toMatchObject({ state: 'IN_CORSO', done: 0, total: 3 });
    await work(id);
    expect((await open('redattore.pesaro', id))!.bulkImport).toMatchObject({ state: 'FINITA', done: 3, total: 3 });
    const made = (await rows('redattore.pesaro', id))!;
    const documents = await system<{ title: string; visibility: string; state: string; year: number | null; keywords: string[] }>('select title, visibility, state, year, keywords from document where id = any ($1::uuid[]) order by title', [made.map(({ documentId }) => documentId)]);
    expect(documents).toEqual([
      // A redattore's delibera waits for the referente.
      { title: 'Delibera n. 3', visibility: 'RETE', state: 'IN_REVISIONE', year: null, keywords: [] },
      { title: 'Riservata', visibility: 'ENTE', state: 'PUBBLICATO', year: null, keywords: [] },
      { title: 'Tabella delle tariffe', visibility: 'PUBBLICO', state: 'PUBBLICATO', year: 2022, keywords: ['convenzione'] },
    ]);
    const file = await fetch(`${origin}/api/documents/${made[0]!.documentId}/versions/1/file`);
    expect(await file.text()).toBe(`tariffe ${text}`);
    expect(await system('select 1 from bulk_import where id = $1 and archive_sha256 is not null', [id])).toEqual([]);
    expect(await system(`select 1 from document_upload where id = (select upload_id from bulk_import where id = $1)`, [id])).toEqual([]);
    // Asked again: the same, and nothing more.
    expect((await run('redattore.pesaro', id)).bulkImport.state).toBe('FINITA');
    await work(id);
    expect(await counts('redattore.pesaro', id)).toEqual({ CREATA: 3 });
    expect((await discard('redattore.pesaro', id)).__typename).toBe('BulkImportDiscarded');
    expect(await system('select 1 from document where id = $1', [made[0]!.documentId])).toHaveLength(1);
  });

  it('broken off after any step of a row, and gone on with by two workers at once, makes every document once', async () => {
    const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
    const title = unique();
    const id = await tried('redattore.pesaro', archive(names.map((name) => `${name};${title} ${name};Relazione;;;`), names.map((name) => ({ name, content: unique() }))));
    await run('redattore.pesaro', id);
    const storage = test.app.get<ObjectStorage>(OBJECT_STORAGE, { strict: false });
    const [put, restore] = [storage.put.bind(storage), storage.restore.bind(storage)];
    // Dies after the bytes of the second row are kept and nothing is written of it.
    let calls = 0;
    storage.put = async (source) => {
      const object = await put(source);
      if ((calls += 1) === 2) throw new Error('killed');
      return object;
    };
    await expect(work(id)).rejects.toThrow('killed');
    storage.put = put;
    // Dies within the transaction that keeps the file.
    storage.restore = async (sha256) => {
      await restore(sha256);
      throw new Error('killed');
    };
    await expect(work(id)).rejects.toThrow('killed');
    storage.restore = restore;
    await Promise.allSettled([work(id), work(id)]);
    await work(id);
    expect((await open('redattore.pesaro', id))!.bulkImport).toMatchObject({ state: 'FINITA', done: 4, total: 4 });
    expect(await system('select title from document where title like $1', [`${title}%`])).toHaveLength(4);
  });

  it('goes on with the other rows when one can no longer be made, and says why', async () => {
    const id = await tried('redattore.pesaro', archive(['a.txt;Prima;Relazione;;;', 'b.txt;Seconda;Relazione;;banda-larga;'.replace(';;banda-larga', ';;Banda larga')], [{ name: 'a.txt', content: unique() }, { name: 'b.txt', content: unique() }]));
    await run('redattore.pesaro', id);
    await system(`update bulk_import_row set fields = jsonb_set(fields, '{keywords}', '["tolta"]') where import_id = $1 and line = 3`, [id]);
    await work(id);
    expect(await rows('redattore.pesaro', id)).toMatchObject([{ state: 'CREATA' }, { state: 'FALLITA', problems: [{ column: 'parole_chiave', message: expect.any(String) }] }]);
    expect((await open('redattore.pesaro', id))!.bulkImport).toMatchObject({ state: 'FINITA', done: 2, total: 2 });
  });

  it('stops when the person lost the right to bring documents', async () => {
    const id = await tried('referente.pesaro', archive(['a.txt;Mai;Relazione;;;'], [{ name: 'a.txt', content: unique() }]));
    await run('referente.pesaro', id);
    await system(`update membership set valid_to = now() where person_id = (select person_id from bulk_import where id = $1)`, [id]);
    await work(id);
    expect(await system('select state, problem from bulk_import where id = $1', [id])).toEqual([{ state: 'RIFIUTATA', problem: expect.stringContaining('non può più caricare') }]);
    expect(await system('select 1 from document where title = $1', ['Mai'])).toEqual([]);
  });

  it('is forgotten after 30 days, and asked for again when its job got lost', async () => {
    const id = await tried('redattore.pesaro', archive(['a.txt;Vecchia;Relazione;;;'], [{ name: 'a.txt', content: unique() }]));
    const goOn = test.app.get(GoOnWithBulkImport, { strict: false });
    await run('redattore.pesaro', id);
    await system(`update bulk_import set updated_at = now() - interval '11 minutes' where id = $1`, [id]);
    const asked = (): Promise<unknown[]> => system(`select 1 from outbox_event where kind = 'documents.bulk-import-asked' and payload->>'bulkImportId' = $1`, [id]);
    const before = (await asked()).length;
    await goOn.wakeLost();
    expect(await asked()).toHaveLength(before + 1);
    await system(`update bulk_import set updated_at = now() - interval '31 days' where id = $1`, [id]);
    expect(await goOn.forgetOld()).toBeGreaterThan(0);
    expect(await system('select 1 from bulk_import where id = $1', [id])).toEqual([]);
  });
});

describe('the command, on a folder of the machine', () => {
  let folder: string;
  const title = unique();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'province-comuni-folder-'));
    await mkdir(join(folder, 'atti'));
    await writeFile(join(folder, 'documenti.csv'), `file;titolo;tipo\natti/uno.txt;${title} uno;Relazione\natti/due.txt;${title} due;Relazione\natti/segreto;${title} tre;Relazione`);
    await writeFile(join(folder, 'atti/uno.txt'), unique());
    await writeFile(join(folder, 'atti/due.txt'), unique());
    await symlink('/etc/passwd', join(folder, 'atti/segreto'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const order = { person: 'redattore.pesaro@demo.example', ente: undefined, make: { visibility: 'RETE', publish: true, skipSame: true } };
  const bring = async (asked: Partial<Parameters<typeof bringIn>[1]>): Promise<{ done: boolean; said: string[] }> => {
    const said: string[] = [];
    return { done: await bringIn(test.app, { source: folder, ...order, ...asked }, (line) => said.push(line)), said };
  };

  it('follows no link out of it, makes the rest with the rights of the person, and goes on by the identifier', async () => {
    const { done, said } = await bring({});
    expect(done).toBe(false);
    expect(said.join('\n')).toContain('riga 4: file: Nello ZIP non c’è un file con questo nome');
    expect(said.at(-1)).toBe('creata 2, errata 1');
    expect(await system('select 1 from document where title like $1', [`${title}%`])).toHaveLength(2);
    expect((await bring({ source: said[0]!.split(' ')[1]! })).said.at(-1)).toBe('creata 2, errata 1');
    expect(await system('select 1 from document where title like $1', [`${title}%`])).toHaveLength(2);
  });

  it.each([
    ['of nobody we know', { person: 'nessuno@demo.example' }, 'Nessun account'],
    ['of who may not bring documents', { person: 'lettore.pesaro@demo.example' }, 'non può caricare'],
    ['for an Ente of others', { ente: 'Lecco' }, 'Dite per quale Ente'],
    ['from a place that is not there', { source: '/non/esiste' }, 'Non c’è né un file né una cartella'],
  ])('does nothing %s', async (_name, asked, why) => {
    await expect(bring(asked)).rejects.toThrow(why);
  });
});

it('offers a table to fill in, with every column', async () => {
  const template = await fetch(`${origin}/api/bulk-imports/template`);
  expect(template.headers.get('content-disposition')).toContain('documenti.csv');
  const { bulkImportColumns } = await ask<{ bulkImportColumns: { name: string }[] }>('lettore.pesaro', '{ bulkImportColumns { name } }');
  const text = await template.text();
  for (const { name } of bulkImportColumns) expect(text).toContain(`"${name}"`);
});
