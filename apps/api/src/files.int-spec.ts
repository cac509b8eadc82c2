import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresFileRepository, PostgresUploadRepository } from '@province-comuni/documents-data';
import { DEFAULT_FILES_SETTINGS, ExtractFileText, FindNearDuplicates, ReadFileText, ScrubFiles, SweepFiles, type UploadId } from '@province-comuni/documents-domain';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { OBJECT_STORAGE, type ContentHash, type ObjectStorage } from '@province-comuni/platform-ports';
import { FixedClock } from '@province-comuni/platform-testing';
import pg from 'pg';
import { loadDemoAccounts, type PrintedAccount } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

let test: TestApp;
let origin: string;
let accounts: PrintedAccount[];
let pesaroId: string;
let leccoId: string;
const clients = new Map<string, GraphqlClient>();

const hashOf = (bytes: Uint8Array): ContentHash => createHash('sha256').update(bytes).digest('hex') as ContentHash;
const coded = (text: string): string => Buffer.from(text).toString('base64');

/** What a browser sends on behalf of a person; nobody when there is no name. */
async function call(who: string, method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer): Promise<Response> {
  const cookie = clients.get(who)?.cookie();
  return fetch(origin + path, { method, headers: { 'sec-fetch-site': 'same-origin', 'tus-resumable': '1.0.0', ...(cookie ? { cookie } : {}), ...headers }, ...(body === undefined ? {} : { body: body as never }) });
}

function begin(who: string, size: number, { name = 'delibera.txt', enteId = pesaroId, clientKey = randomUUID() as string, headers = {} as Record<string, string> } = {}): Promise<Response> {
  return call(who, 'POST', '/api/uploads', { 'upload-length': String(size), 'upload-metadata': `filename ${coded(name)},enteId ${coded(enteId)},clientKey ${coded(clientKey)}`, ...headers });
}

const patch = (who: string, address: string, offset: number, bytes: Uint8Array): Promise<Response> => call(who, 'PATCH', address, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, Buffer.from(bytes));
const finish = (who: string, address: string, sha256: string): Promise<Response> => call(who, 'POST', `${address}/finish`, { 'content-type': 'application/json' }, JSON.stringify({ sha256 }));

/** A whole upload; the hash it is kept under. */
async function send(who: string, bytes: Uint8Array, options: Parameters<typeof begin>[2] = {}): Promise<{ address: string; sha256: ContentHash }> {
  const address = (await begin(who, bytes.length, options)).headers.get('location')!;
  expect((await patch(who, address, 0, bytes)).status).toBe(204);
  const sha256 = hashOf(bytes);
  expect((await finish(who, address, sha256)).status).toBe(200);
  return { address, sha256 };
}

const idOf = (address: string): UploadId => address.split('/').at(-1) as UploadId;
const system = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const storage = (): ObjectStorage => test.app.get<ObjectStorage>(OBJECT_STORAGE, { strict: false });

beforeAll(async () => {
  test = await createTestApp({ roles: ['api'] });
  await test.app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${((test.app.getHttpServer() as Server).address() as AddressInfo).port}`;
  accounts = await loadDemoAccounts(test.app);
  for (const { email, password } of accounts) {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, password);
    clients.set(email.split('@')[0]!, client);
  }
  const enteOf = async (who: string): Promise<string> => (await clients.get(who)!.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  pesaroId = await enteOf('redattore.pesaro');
  leccoId = await enteOf('referente.lecco');
}, 120_000);
afterAll(() => test?.close());

describe('an upload of another person', () => {
  const bytes = randomBytes(2_000);
  let address: string;
  beforeAll(async () => {
    address = (await begin('redattore.pesaro', bytes.length)).headers.get('location')!;
    await patch('redattore.pesaro', address, 0, bytes.subarray(0, 1_000));
  });

  // A colleague of the same Ente, somebody of another one, and UPI's staff.
  it.each(['referente.pesaro', 'referente.lecco', 'amministratore'])('does not exist for %s, whatever he asks', async (who) => {
    const nowhere = `/api/uploads/${randomUUID()}`;
    for (const ask of [(at: string) => call(who, 'HEAD', at), (at: string) => patch(who, at, 1_000, bytes.subarray(1_000)), (at: string) => call(who, 'DELETE', at), (at: string) => finish(who, at, hashOf(bytes))]) {
      const [theirs, none] = await Promise.all([ask(address), ask(nowhere)]);
      expect(theirs.status).toBe(404);
      expect([theirs.status, await theirs.text()]).toEqual([none.status, await none.text()]);
    }
    expect(await (await call(who, 'GET', '/api/uploads')).text()).not.toContain(idOf(address));
    const head = await call('redattore.pesaro', 'HEAD', address);
    expect(head.headers.get('upload-offset')).toBe('1000');
  });

  it('is behind the wall of the database too', async () => {
    const uploads = new PostgresUploadRepository();
    const files = new PostgresFileRepository();
    const { sha256 } = await send('redattore.pesaro', randomBytes(500));
    const [row] = await system<{ person_id: string }[]>(() => currentManager().query('select person_id from document_upload where id = $1', [idOf(address)]));
    const seenBy = (personId: string | undefined, enteIds: string[]): Promise<unknown> => test.database.runner.run({ enteIds, ...(personId ? { personId } : {}) }, () => uploads.find(idOf(address)));
    expect(await seenBy(row!.person_id, [pesaroId])).not.toBeNull();
    expect(await seenBy(randomUUID(), [pesaroId])).toBeNull();
    expect(await seenBy(undefined, [pesaroId])).toBeNull();
    // Nor does a file exist for who has no document of it.
    expect(await test.database.runner.run({ enteIds: [leccoId], personId: randomUUID() }, () => files.find([sha256]))).toEqual([]);
    expect(await system(() => files.find([sha256]))).toHaveLength(1);
  });
});

describe('who may send files', () => {
  it.each([
    ['nobody', 401],
    ['lettore.pesaro', 403],
    ['referente.lecco', 404],
    ['redattore.pesaro', 201],
    ['referente.pesaro', 201],
    ['curatore', 404],
  ])('%s, on behalf of Pesaro e Urbino: %i', async (who, status) => {
    expect((await begin(who, 10)).status).toBe(status);
  });

  it('UPI’s staff, on behalf of UPI', async () => {
    const { me } = await clients.get('curatore')!.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
    expect((await begin('curatore', 10, { enteId: me.memberships[0]!.enteId })).status).toBe(201);
  });

  it('nobody from a page of another site', async () => {
    expect((await begin('redattore.pesaro', 10, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const { address } = await send('redattore.pesaro', randomBytes(10));
    expect((await call('redattore.pesaro', 'DELETE', address, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it.each([
    ['without a name', 10, { name: '' }, 'fileName'],
    ['with nothing in it', 0, {}, 'size'],
    ['of more than 2 GB', 2 * 1024 ** 3 + 1, {}, 'size'],
    ['without a key', 10, { clientKey: 'x' }, 'clientKey'],
  ])('not a file %s, and the field is named', async (_name, size, options, field) => {
    const answer = await begin('redattore.pesaro', size, options);
    expect(answer.status).toBe(422);
    expect((await answer.json()) as object).toMatchObject({ problems: [{ field }] });
  });

  it('not more than their Ente has room for', async () => {
    const answer = await begin('redattore.pesaro', 1024 ** 3 - 10);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'FILES.NO_ROOM']);
  });

  it('not more than there is room for, however many begin at once; one that was begun goes on', async () => {
    const size = 300 * 1024 ** 2;
    const keys = Array.from({ length: 6 }, () => randomUUID());
    const begun = await Promise.all(keys.map((clientKey, index) => begin('referente.lecco', size, { enteId: leccoId, clientKey, name: `grande-${index}.pdf` })));
    expect(begun.map(({ status }) => status).sort()).toEqual([201, 201, 201, 413, 413, 413]);
    const kept = keys[begun.findIndex(({ status }) => status === 201)]!;
    expect((await begin('referente.lecco', size, { enteId: leccoId, clientKey: kept, name: 'grande.pdf' })).status).toBe(201);
    for (const answer of begun.filter(({ status }) => status === 201)) await call('referente.lecco', 'DELETE', answer.headers.get('location')!);
  });
});

describe('an upload', () => {
  it('goes on where it stopped, is larger than other bodies may be, and is kept once it is whole', async () => {
    const bytes = randomBytes(5_000_000);
    const name = '../../etc/«Convenzione» 2026\u202etxt.pdf';
    const address = (await begin('redattore.pesaro', bytes.length, { name })).headers.get('location')!;
    expect((await patch('redattore.pesaro', address, 0, bytes.subarray(0, 3_000_000))).headers.get('upload-offset')).toBe('3000000');
    // The same bytes once more, and bytes too far on.
    expect((await patch('redattore.pesaro', address, 0, bytes.subarray(0, 10))).status).toBe(409);
    expect((await patch('redattore.pesaro', address, 4_000_000, bytes.subarray(4_000_000))).status).toBe(409);
    expect((await finish('redattore.pesaro', address, hashOf(bytes))).status).toBe(409);
    const head = await call('redattore.pesaro', 'HEAD', address);
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([200, '3000000', '5000000']);
    expect((await patch('redattore.pesaro', address, 3_000_000, bytes.subarray(3_000_000))).status).toBe(204);
    const done = await finish('redattore.pesaro', address, hashOf(bytes));
    expect(await done.json()).toEqual({ id: idOf(address), enteId: pesaroId, fileName: '«Convenzione» 2026 txt.pdf', size: 5_000_000, received: 5_000_000, state: 'RICEVUTO', sha256: hashOf(bytes) });
    // Again, as after an answer that got lost.
    expect((await finish('redattore.pesaro', address, hashOf(bytes))).status).toBe(200);
    expect((await call('redattore.pesaro', 'HEAD', address)).headers.get('upload-offset')).toBe('5000000');
    expect(await storage().verify(hashOf(bytes))).toBe(true);
  });

  it('keeps what arrived when the connection drops', async () => {
    const bytes = randomBytes(3_000_000);
    const address = (await begin('redattore.pesaro', bytes.length)).headers.get('location')!;
    const { port } = new URL(origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`PATCH ${address} HTTP/1.1\r\nHost: localhost\r\nCookie: ${clients.get('redattore.pesaro')!.cookie()}\r\nSec-Fetch-Site: same-origin\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${bytes.length}\r\n\r\n`);
    socket.write(bytes.subarray(0, 1_500_000));
    // Part of it is on the disk before the line drops.
    const file = join(test.storageDir, 'uploads', idOf(address));
    while (statSync(file).size < 1_000_000) await new Promise((next) => setImmediate(next));
    socket.destroy();
    const offset = Number((await call('redattore.pesaro', 'HEAD', address)).headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(1_000_000);
    expect(statSync(file).size).toBe(offset);
    expect((await patch('redattore.pesaro', address, offset, bytes.subarray(offset))).status).toBe(204);
    expect((await finish('redattore.pesaro', address, hashOf(bytes))).status).toBe(200);
  });

  it('is not interrupted by somebody else who knows its address', async () => {
    const bytes = randomBytes(2_000_000);
    const address = (await begin('redattore.pesaro', bytes.length)).headers.get('location')!;
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.on('error', () => undefined);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    const ended = new Promise((done) => socket.once('close', done));
    socket.write(`PATCH ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ${clients.get('redattore.pesaro')!.cookie()}\r\nSec-Fetch-Site: same-origin\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${bytes.length}\r\n\r\n`);
    socket.write(bytes.subarray(0, 1_500_000));
    const file = join(test.storageDir, 'uploads', idOf(address));
    while (statSync(file).size < 1_000_000) await new Promise((next) => setImmediate(next));
    expect((await call('referente.lecco', 'HEAD', address)).status).toBe(404);
    expect((await patch('referente.lecco', address, 1_500_000, bytes.subarray(1_500_000))).status).toBe(404);
    socket.write(bytes.subarray(1_500_000));
    await ended;
    expect(answer).toContain('204 No Content');
    expect((await finish('redattore.pesaro', address, hashOf(bytes))).status).toBe(200);
  });

  it('is not kept when it is not what was sent, and can be sent again', async () => {
    const bytes = randomBytes(1_000);
    const address = (await begin('redattore.pesaro', bytes.length)).headers.get('location')!;
    await patch('redattore.pesaro', address, 0, Buffer.concat([bytes.subarray(0, 999), Buffer.from([bytes[999]! ^ 1])]));
    const refused = await finish('redattore.pesaro', address, hashOf(bytes));
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([422, 'FILES.DIFFERENT']);
    expect((await call('redattore.pesaro', 'HEAD', address)).headers.get('upload-offset')).toBe('0');
    await patch('redattore.pesaro', address, 0, bytes);
    expect((await finish('redattore.pesaro', address, hashOf(bytes))).status).toBe(200);
    // Knowing the name of a content does not give it to anybody.
    const mine = (await begin('redattore.pesaro', bytes.length)).headers.get('location')!;
    expect((await finish('redattore.pesaro', mine, hashOf(bytes))).status).toBe(409);
  });

  it('with the same key is the same upload', async () => {
    const clientKey = randomUUID();
    const begun = await Promise.all([1, 2, 3].map(() => begin('redattore.pesaro', 100, { clientKey })));
    const address = begun[0]!.headers.get('location')!;
    expect(new Set(begun.map((answer) => answer.headers.get('location'))).size).toBe(1);
    expect((await begin('redattore.pesaro', 101, { clientKey })).status).toBe(422);
    // Ended three times at once, as by a sender whose line dropped while it was compared.
    const bytes = randomBytes(100);
    await patch('redattore.pesaro', address, 0, bytes);
    const ended = await Promise.all([1, 2, 3].map(() => finish('redattore.pesaro', address, hashOf(bytes))));
    expect(ended.map(({ status }) => status)).toEqual([200, 200, 200]);
    // The key is the person's: another one's is another upload.
    expect((await begin('referente.pesaro', 100, { clientKey })).headers.get('location')).not.toBe(address);
  });

  it('can be thrown away', async () => {
    const address = (await begin('redattore.pesaro', 100)).headers.get('location')!;
    expect((await call('redattore.pesaro', 'DELETE', address)).status).toBe(204);
    expect((await call('redattore.pesaro', 'HEAD', address)).status).toBe(404);
    expect(readdirSync(join(test.storageDir, 'uploads'))).not.toContain(idOf(address));
  });

  it('of a content that is there already is kept once', async () => {
    const bytes = randomBytes(5_000);
    const { sha256 } = await send('redattore.pesaro', bytes);
    await send('referente.lecco', bytes, { enteId: leccoId });
    const rows = await system<unknown[]>(() => currentManager().query('select 1 from stored_file where sha256 = $1', [sha256]));
    const events = await system<unknown[]>(() => currentManager().query(`select 1 from outbox_event where kind = 'documents.file-received' and payload ->> 'sha256' = $1`, [sha256]));
    expect([rows.length, events.length]).toEqual([1, 1]);
  });

  it('stopped between its name and its row goes on from there', async () => {
    const bytes = randomBytes(5_000);
    const sha256 = hashOf(bytes);
    const address = (await begin('redattore.pesaro', bytes.length)).headers.get('location')!;
    await patch('redattore.pesaro', address, 0, bytes);
    // What a copy that was killed there leaves behind.
    await system(() => currentManager().query('update document_upload set computed_sha256 = $2 where id = $1', [idOf(address), sha256]));
    await storage().keepUpload(idOf(address), { sha256, size: bytes.length });
    // And the sweep comes by in between.
    await test.app.get(SweepFiles, { strict: false }).execute({ dryRun: false });
    expect(await storage().stat(sha256)).toBeNull();
    expect((await call('redattore.pesaro', 'HEAD', address)).headers.get('upload-offset')).toBe('5000');
    expect((await finish('redattore.pesaro', address, sha256)).status).toBe(200);
    expect(await storage().verify(sha256)).toBe(true);
  });
});

describe('the text of a file', () => {
  const words = (from: number, count: number): string => Array.from({ length: count }, (_, index) => `parola${(from + index) * 7919}`).join(' ');

  it('is read by the job, and nearly the same files find each other', async () => {
    const extract = test.app.get(ExtractFileText, { strict: false });
    const first = await send('redattore.pesaro', Buffer.from(`# Regolamento\n\n${words(0, 400)}\n\n## Articolo 2\n\nL’ente approva.`), { name: 'regolamento.md' });
    const second = await send('redattore.pesaro', Buffer.from(`${words(0, 400)}\n\nL’ente approva con modifiche.`), { name: 'copia.txt' });
    const other = await send('redattore.pesaro', Buffer.from(words(5_000, 400)), { name: 'altro.txt' });
    for (const { sha256 } of [first, second, other]) await extract.execute(sha256);
    const read = await test.app.get(ReadFileText, { strict: false }).execute(first.sha256);
    expect(read!.file).toMatchObject({ format: 'MARKDOWN', scan: 'NON_ANALIZZATO', damagedAt: null, text: { state: 'LETTO', problem: null } });
    expect(read!.pages.map(({ ordinal, heading }) => [ordinal, heading])).toEqual([[0, 'Regolamento'], [1, 'Articolo 2']]);
    const near = await test.app.get(FindNearDuplicates, { strict: false }).execute(first.sha256);
    expect(near.map(({ sha256 }) => sha256)).toEqual([second.sha256]);
    expect(near[0]!.likeness).toBeGreaterThanOrEqual(0.8);
    const events = await system<unknown[]>(() => currentManager().query(`select 1 from outbox_event where kind = 'documents.file-read' and payload ->> 'sha256' = $1`, [first.sha256]));
    await extract.execute(first.sha256);
    expect(await system<unknown[]>(() => currentManager().query(`select 1 from outbox_event where kind = 'documents.file-read' and payload ->> 'sha256' = $1`, [first.sha256]))).toEqual(events);
  }, 30_000);

  it('that cannot be read says why', async () => {
    const { sha256 } = await send('redattore.pesaro', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_000)]), { name: 'rotto.pdf' });
    await test.app.get(ExtractFileText, { strict: false }).execute(sha256);
    const [file] = await system(() => new PostgresFileRepository().find([sha256]));
    expect(file!.text.state).toBe('NON_LEGGIBILE');
    expect(file!.text.problem).toMatch(/danneggiato/);
  }, 30_000);
});

describe('what is kept', () => {
  it('is found when its bytes are no longer right, and is right again when it arrives once more', async () => {
    const bytes = randomBytes(10_000);
    const { sha256 } = await send('redattore.pesaro', bytes);
    const path = join(test.storageDir, 'contents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(path, Buffer.concat([Buffer.from('x'), bytes.subarray(1)]));
    const scrub = test.app.get(ScrubFiles, { strict: false });
    expect((await scrub.execute({ budget: Number.MAX_SAFE_INTEGER, all: true })).damaged).toEqual([sha256]);
    const told = await system<{ payload: object }[]>(() => currentManager().query(`select payload from outbox_event where kind = 'documents.file-checked'`));
    expect(told.map(({ payload }) => payload)).toEqual([{ sha256, damaged: true }]);
    await send('redattore.pesaro', bytes);
    expect((await system(() => new PostgresFileRepository().find([sha256])))[0]!.damagedAt).toBeNull();
    expect(await scrub.check(sha256)).toBe(true);
  });

  it('is put aside when nothing uses it, and never while something does', async () => {
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    const clock = new FixedClock(new Date());
    const sweep = new SweepFiles(test.database.runner, new PostgresUploadRepository(), new PostgresFileRepository(), storage(), clock, DEFAULT_FILES_SETTINGS);
    try {
      // Whatever table comes to use files: the sweep was never told of this one.
      await owner.query('create table trial_use (file text not null references stored_file (sha256))');
      const used = await send('redattore.pesaro', randomBytes(100));
      const unused = await send('redattore.pesaro', randomBytes(100));
      await owner.query('insert into trial_use values ($1)', [used.sha256]);
      clock.advance(8 * 24 * 3600);
      const planned = await sweep.execute({ dryRun: true });
      expect(await storage().stat(unused.sha256)).not.toBeNull();
      const taken: string[] = [];
      const done = await sweep.execute({ dryRun: false, log: ({ id }) => taken.push(id) });
      expect(planned.uploads).toBe(done.uploads);
      expect(taken).toContain(unused.sha256);
      expect(taken).not.toContain(used.sha256);
      expect(await storage().stat(used.sha256)).not.toBeNull();
      expect(await storage().stat(unused.sha256)).toBeNull();
      expect(await storage().restore(unused.sha256)).toBe(true);
      // Nobody knows it: it is aside again at the next sweep.
      expect((await sweep.execute({ dryRun: false })).strays).toBe(1);
    } finally {
      await owner.query('drop table if exists trial_use');
      await owner.end();
    }
  });

  it('goes on when its sender comes back while the sweep looks', async () => {
    const address = (await begin('redattore.pesaro', 10)).headers.get('location')!;
    const clock = new FixedClock(new Date(Date.now() + 8 * 24 * 3_600_000));
    class ComesBack extends PostgresUploadRepository {
      override async expired(...asked: Parameters<PostgresUploadRepository['expired']>): ReturnType<PostgresUploadRepository['expired']> {
        const expired = await super.expired(...asked);
        await this.touch(idOf(address), clock.now());
        return expired;
      }
    }
    await new SweepFiles(test.database.runner, new ComesBack(), new PostgresFileRepository(), storage(), clock, DEFAULT_FILES_SETTINGS).execute({ dryRun: false });
    expect((await call('redattore.pesaro', 'HEAD', address)).status).toBe(200);
    expect((await call('redattore.pesaro', 'DELETE', address)).status).toBe(204);
  });

  it('is never swept from under who brings it in again at the same moment', async () => {
    const clock = new FixedClock(new Date());
    const sweep = new SweepFiles(test.database.runner, new PostgresUploadRepository(), new PostgresFileRepository(), storage(), clock, { ...DEFAULT_FILES_SETTINGS, uploadGraceMs: 7 * 24 * 3_600_000, fileGraceMs: -1_000 });
    for (let round = 0; round < 15; round += 1) {
      const bytes = randomBytes(200);
      const { address, sha256 } = await send('redattore.pesaro', bytes);
      // Thrown away: nothing uses the file any more.
      await call('redattore.pesaro', 'DELETE', address);
      const again = (await begin('redattore.pesaro', bytes.length)).headers.get('location')!;
      await patch('redattore.pesaro', again, 0, bytes);
      const [kept] = await Promise.all([finish('redattore.pesaro', again, sha256), sweep.execute({ dryRun: false })]);
      expect(kept.status).toBe(200);
      expect(await storage().verify(sha256)).toBe(true);
      expect(await system(() => new PostgresFileRepository().has(sha256))).toBe(true);
    }
  }, 30_000);
});

describe('the protocol', () => {
  it('says what it can', async () => {
    const answer = await call('nobody', 'OPTIONS', '/api/uploads');
    expect([answer.status, answer.headers.get('tus-version'), answer.headers.get('tus-extension'), answer.headers.get('tus-max-size')]).toEqual([204, '1.0.0', 'creation,termination', String(2 * 1024 ** 3)]);
  });
});

describe('a file that arrives', () => {
  it('is read by the worker, which tells those who follow', async () => {
    const ears = new pg.Client({ connectionString: test.database.ownerUrl });
    await ears.connect();
    const worker = await createTestApp({ beside: test, roles: ['worker'], live: true });
    try {
      await ears.query('listen outbox_event');
      const { sha256 } = await send('redattore.pesaro', Buffer.from('Il servizio associato delle gare.'), { name: 'servizio.txt' });
      const isTold = async (): Promise<boolean> => (await ears.query(`select 1 from outbox_event where kind = 'documents.file-read' and payload ->> 'sha256' = $1`, [sha256])).rowCount === 1;
      for (let heard = new Promise((done) => ears.once('notification', done)); !(await isTold()); heard = new Promise((done) => ears.once('notification', done))) await heard;
      const read = await test.app.get(ReadFileText, { strict: false }).execute(sha256);
      expect(read!.pages).toEqual([{ ordinal: 0, page: null, heading: '', text: 'Il servizio associato delle gare.' }]);
    } finally {
      await worker.close();
      await ears.end();
    }
  }, 60_000);
});
