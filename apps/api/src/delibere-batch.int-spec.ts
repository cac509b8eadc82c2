import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DELIBERE_HERE, DELIBERE_MOVED } from '@province-comuni/adhesions-contract';
import { PostgresDelibereBatchRepository } from '@province-comuni/adhesions-data';
import { DELIBERE_BATCH_REPOSITORY, DELIBERE_HINTS, MakeDelibere, type DelibereBatchId, type DelibereBatchRepository, type DelibereHints } from '@province-comuni/adhesions-domain';
import { KEPT_FILES, type KeptFiles } from '@province-comuni/documents-contract';
import { PERSON_REACH, type PersonReach } from '@province-comuni/identity-contract';
import { APPROVED_CONVENTIONS, type ApprovedConventions } from '@province-comuni/models-contract';
import { currentManager } from '@province-comuni/platform-database';
import { OUTBOX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, italianDay, type Clock } from '@province-comuni/shared-kernel';
import { strFromU8, unzipSync } from 'fflate';
import { BackgroundService } from './background.service.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { approveConvention } from './testing/approve-convention.js';
import { completeActs } from './testing/complete-acts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage } from './testing/live-page.js';
import { sendFile } from './testing/sent-files.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Batch { id: string; state: string; problem: string | null; total: number; made: number; leftOut: { ente: string; reason: string }[]; size: number | null; askedBy: string }
interface Delibere { viewerCanPrepare: boolean; latest: Batch | null; ready: Batch | null }
interface Outcome { __typename: string; delibere: Delibere; message: string }

const BATCH = 'id state problem total made leftOut { ente reason } size askedBy';
const DELIBERE = `viewerCanPrepare latest { ${BATCH} } ready { ${BATCH} }`;
const OUTCOME = `__typename ... on DelibereKept { delibere { ${DELIBERE} } } ... on Refused { message } ... on NotFound { message }`;
const STRANGERS = ['referente.lecco', 'curatore', 'amministratore', 'referente.urbino'];

let test: TestApp;
let origin: string;
let pesaroId: string;
let instanceId: string;
let invited: { id: string; nome: string }[];
const clients = new Map<string, GraphqlClient>();

beforeAll(async () => {
  test = await createTestApp({ roles: ['api'] });
  await test.app.listen(0, '127.0.0.1');
  await test.app.get(BackgroundService).start();
  origin = `http://127.0.0.1:${((test.app.getHttpServer() as Server).address() as AddressInfo).port}`;
  for (const { email, password } of await loadDemoAccounts(test.app)) {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, password);
    clients.set(email.split('@')[0]!, client);
  }
  const referente = clients.get('referente.pesaro')!;
  pesaroId = (await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  const versionId = (await referente.request<{ model: { versions: { id: string }[] } }>('{ model(key: "innovazione") { versions { id } } }')).model.versions[0]!.id;
  instanceId = await completeActs(referente, pesaroId, versionId, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA' });
  await approveConvention(referente, instanceId, italianDay(new Date()));
}, 120_000);
afterAll(() => test?.close());

const ask = <T>(who: string, query: string, variables: Record<string, unknown> = {}): Promise<T> => clients.get(who)!.request<T>(query, variables);
const delibere = async (who = 'referente.pesaro'): Promise<Delibere | null> => (await ask<{ adhesionDelibere: Delibere | null }>(who, `query ($id: ID!) { adhesionDelibere(instanceId: $id) { ${DELIBERE} } }`, { id: instanceId })).adhesionDelibere;
const prepare = async (who = 'referente.pesaro', clientKey: string = randomUUID()): Promise<Outcome> => (await ask<{ prepareDelibere: Outcome }>(who, `mutation ($input: PrepareDelibereInput!) { prepareDelibere(input: $input) { ${OUTCOME} } }`, { input: { instanceId, clientKey } })).prepareDelibere;
const cancel = async (who: string, id: string): Promise<Outcome> => (await ask<{ cancelDelibere: Outcome }>(who, `mutation ($id: ID!) { cancelDelibere(id: $id) { ${OUTCOME} } }`, { id })).cancelDelibere;
const download = (who: string): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> => (clients.get(who) ?? new GraphqlClient(test.app)).get(`/api/adhesions/${instanceId}/delibere`);
const files = async (): Promise<Record<string, Uint8Array>> => unzipSync((await download('lettore.pesaro')).bytes);
const textOf = (docx: Uint8Array): string => strFromU8(unzipSync(docx)['word/document.xml']!);
const system = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(sql, parameters));
const worker = (): MakeDelibere => test.app.get(MakeDelibere, { strict: false });
/** What the worker does, until nothing is left. */
const work = async (id: string, by = worker()): Promise<void> => {
  while (await by.execute(id as DelibereBatchId));
};
const kept = (): KeptFiles => test.app.get<KeptFiles>(KEPT_FILES, { strict: false });
/** A worker on files that are not those of the product. */
const workerOn = (keeping: KeptFiles): MakeDelibere => {
  const get = <T>(token: symbol): T => test.app.get<T>(token, { strict: false });
  return new MakeDelibere(get<TransactionRunner>(TRANSACTION_RUNNER), get<DelibereBatchRepository>(DELIBERE_BATCH_REPOSITORY), get<ApprovedConventions>(APPROVED_CONVENTIONS), keeping, get<PersonReach>(PERSON_REACH), get<DelibereHints>(DELIBERE_HINTS), get<Outbox>(OUTBOX), get<Clock>(CLOCK));
};

describe('all delibere of a convention', () => {
  it('are not for another Ente, the staff or a visitor', async () => {
    for (const who of STRANGERS) {
      expect(await delibere(who)).toBeNull();
      expect((await prepare(who)).__typename).toBe('NotFound');
      expect((await download(who)).status).toBe(404);
    }
    expect((await download('nobody')).status).toBe(404);
    expect((await prepare('lettore.pesaro')).__typename).toBe('Refused');
    expect(await delibere('lettore.pesaro')).toEqual({ viewerCanPrepare: false, latest: null, ready: null });
  });

  it('wait for somebody to be invited', async () => {
    expect((await prepare()).message).toContain('Nessun Ente');
    invited = await system<{ id: string; nome: string }>(`select id, nome from ente where kind = 'COMUNE' and provincia_id = $1 and valido_al is null order by nome limit 6`, [pesaroId]);
    await system('delete from ente_popolazione where ente_id = $1', [invited[1]!.id]);
    const { inviteEnti } = await ask<{ inviteEnti: { count: number } }>('referente.pesaro', 'mutation ($input: InviteEntiInput!) { inviteEnti(input: $input) { ... on EntiReached { count } } }', { input: { instanceId, invitees: invited.map(({ id }) => ({ enteId: id })), message: '' } });
    expect(inviteEnti.count).toBe(6);
  });

  it('are begun once, however often they are asked for, and heard of by who may', async () => {
    const page = await LivePage.open(test, clients.get('lettore.pesaro')!);
    const stranger = await LivePage.open(test, clients.get('referente.lecco')!);
    expect(await page.ask(DELIBERE_HERE, { instanceId })).toEqual({ answer: { instanceId } });
    for (const body of [{ instanceId }, { instanceId: randomUUID() }, { instanceId: 'x' }, null]) expect(await stranger.ask(DELIBERE_HERE, body)).toEqual({ refused: 'ADHESIONS.NOT_FOUND' });
    const key = randomUUID();
    const answers = await Promise.all([prepare('referente.pesaro', key), prepare('referente.pesaro', key), prepare('redattore.pesaro')]);
    const ids = new Set(answers.map(({ delibere: { latest } }) => latest!.id));
    expect([...ids]).toHaveLength(1);
    expect(answers[0]!.delibere.latest).toMatchObject({ state: 'IN_CORSO', total: 6, made: 0, leftOut: [{ reason: expect.stringContaining('popolazione') as unknown }] });
    expect(await system('select 1 from outbox_event where kind = $1', ['adhesions.delibere-asked'])).toHaveLength(1);
    const [id] = [...ids] as [string];
    for (const who of STRANGERS) expect((await cancel(who, id)).__typename).toBe('NotFound');
    expect((await cancel('lettore.pesaro', id)).__typename).toBe('Refused');
    // Two workers at once: one ZIP.
    await Promise.all([work(id), work(id)]);
    await page.hears(DELIBERE_MOVED);
    expect(stranger.count(DELIBERE_MOVED)).toBe(0);
    page.leave();
    stranger.leave();
    // The key was used: sent once more, it begins nothing.
    expect((await prepare('referente.pesaro', key)).delibere).toMatchObject({ latest: null, ready: { id, state: 'PRONTA', total: 6, made: 5 } });
  });

  it('are one archive with two files for each Ente, and why one has none', async () => {
    const { status, headers } = await download('lettore.pesaro');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/zip', 'private, no-store']);
    const inside = await files();
    expect(Object.keys(inside)).toHaveLength(11);
    const table = strFromU8(inside['elenco.csv']!);
    expect(table.split('\r\n').filter(Boolean)).toHaveLength(7);
    expect(table).toContain(`${invited[1]!.nome}";"";"invitato";"non fatta";"";"";"La popolazione`);
    const name = Object.keys(inside).find((each) => each.endsWith('.docx'))!;
    expect(textOf(inside[name]!)).toContain('IL CONSIGLIO COMUNALE');
    expect(textOf(inside[name]!)).toContain(invited[0]!.nome);
    expect(Buffer.from(inside[name.replace('.docx', '.pdf')]!.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('go neither to the reading of texts nor to the scanner, until somebody brings the same file', async () => {
    expect(await system('select 1 from file_text')).toEqual([]);
    expect(await system('select 1 from stored_file where scanned_at is null')).toEqual([]);
    const pdf = Object.entries(await files()).find(([name]) => name.endsWith('.pdf'))![1];
    await sendFile(origin, clients.get('redattore.pesaro')!, pesaroId, Buffer.from(pdf), 'delibera.pdf');
    expect(await system('select state from file_text')).toEqual([{ state: 'IN_ATTESA' }]);
    expect(await system('select 1 from stored_file where scanned_at is null')).toHaveLength(1);
    expect(await system(`select 1 from outbox_event where kind = 'documents.file-received'`)).toHaveLength(1);
  });

  it('go on where a worker stopped, with the data of the moment they were asked for', async () => {
    const { latest, ready } = (await prepare()).delibere;
    const old = (await download('lettore.pesaro')).bytes;
    let room = 5;
    const breaking: KeptFiles = Object.assign(Object.create(kept()) as KeptFiles, { keepMade: (...made: Parameters<KeptFiles['keepMade']>) => (room-- > 0 ? kept().keepMade(...made) : Promise.reject(new Error('killed'))) });
    await expect(work(latest!.id, workerOn(breaking))).rejects.toThrow('killed');
    const before = (await delibere())!;
    expect(before).toMatchObject({ latest: { state: 'IN_CORSO' }, ready: { id: ready!.id } });
    expect(before.latest!.made).toBeGreaterThan(0);
    expect(before.latest!.made).toBeLessThan(5);
    // Until the new one is there, the old one is.
    expect((await download('lettore.pesaro')).bytes.equals(old)).toBe(true);
    // A Comune answers meanwhile: this archive is of before.
    const [adhesion] = await system<{ id: string }>('select id from adhesion where instance_id = $1 and aderente_id = $2', [instanceId, invited[5]!.id]);
    await ask('referente.pesaro', 'mutation ($input: AnswerAdhesionInput!) { answerAdhesion(input: $input) { __typename } }', { input: { access: { id: adhesion!.id }, seenRevision: 0, answers: [{ key: 'comune.capitolo', value: 'capitolo nuovo di zecca' }] } });
    let puts = 0;
    const counting: KeptFiles = Object.assign(Object.create(kept()) as KeptFiles, { keepMade: (...made: Parameters<KeptFiles['keepMade']>) => ((puts += 1), kept().keepMade(...made)) });
    await work(latest!.id, workerOn(counting));
    // What was made before is not made again; the last one is the ZIP.
    expect(puts).toBe((5 - before.latest!.made) * 2 + 1);
    expect(await delibere()).toMatchObject({ latest: null, ready: { id: latest!.id, made: 5 } });
    const docx = Object.entries(await files()).filter(([name]) => name.endsWith('.docx')).map(([, bytes]) => textOf(bytes));
    expect(docx.some((text) => text.includes('capitolo nuovo di zecca'))).toBe(false);
    // The same data give the same files; the next one has the new data.
    await work((await prepare()).delibere.latest!.id);
    expect(Object.values(await files()).some((bytes) => bytes[0] === 0x50 && textOf(bytes).includes('capitolo nuovo di zecca'))).toBe(true);
  });

  it('can be stopped, and what was ready stays', async () => {
    const { latest, ready } = (await prepare()).delibere;
    expect((await cancel('redattore.pesaro', latest!.id)).delibere).toMatchObject({ latest: { state: 'ANNULLATA' }, ready: { id: ready!.id } });
    await work(latest!.id);
    expect(await delibere()).toMatchObject({ latest: { state: 'ANNULLATA', made: 0 }, ready: { id: ready!.id } });
    expect((await cancel('redattore.pesaro', ready!.id)).delibere.ready).toMatchObject({ id: ready!.id, state: 'PRONTA' });
  });

  it('leave out an Ente whose files cannot be written, after some tries, and fail where nothing can', async () => {
    const conventions = test.app.get<ApprovedConventions>(APPROVED_CONVENTIONS, { strict: false });
    const refusing = (refused: (answers: unknown) => boolean): MakeDelibere => {
      const by = workerOn(kept());
      const writerOf: ApprovedConventions['writerOf'] = async (...which) => {
        const writer = (await conventions.writerOf(...which))!;
        return { write: (answers, format) => (refused(answers) ? Promise.reject(new Error('Il testo contiene un segno che non si stampa.')) : writer.write(answers, format)) };
      };
      return Object.assign(by, { conventions: Object.assign(Object.create(conventions) as ApprovedConventions, { writerOf }) });
    };
    const patiently = async (id: string, by: MakeDelibere): Promise<number> => {
      for (let failures = 0; ; failures += 1) {
        try {
          await work(id, by);
          return failures;
        } catch (error) {
          expect((error as Error).message).toContain('segno');
        }
      }
    };
    const one = (await prepare()).delibere.latest!.id;
    expect(await patiently(one, refusing((answers) => JSON.stringify(answers).includes('capitolo nuovo di zecca')))).toBe(2);
    expect((await delibere())!.ready).toMatchObject({ id: one, made: 4, leftOut: [{}, { reason: 'Il testo contiene un segno che non si stampa.' }] });
    const none = (await prepare()).delibere.latest!.id;
    await patiently(none, refusing(() => true));
    expect(await delibere()).toMatchObject({ latest: { id: none, state: 'FALLITA', problem: 'Il testo contiene un segno che non si stampa.' }, ready: { id: one } });
  });

  it('are behind the wall of the database too', async () => {
    const batches = new PostgresDelibereBatchRepository();
    const { id } = (await delibere())!.ready!;
    const seenBy = (enteIds: string[]): Promise<unknown[]> => test.database.runner.run({ enteIds }, async () => [await batches.find(id as DelibereBatchId), ...(await batches.items(id as DelibereBatchId))].filter(Boolean));
    expect(await seenBy([pesaroId])).toHaveLength(7);
    expect(await seenBy([invited[0]!.id])).toEqual([]);
    expect(await seenBy([])).toEqual([]);
  });

  it('are asked for again when their job got lost, and forgotten after some days', async () => {
    const { latest } = (await prepare()).delibere;
    const asked = async (): Promise<number> => (await system(`select 1 from outbox_event where kind = 'adhesions.delibere-asked' and payload ->> 'batchId' = $1`, [latest!.id])).length;
    await worker().wakeLost();
    expect(await asked()).toBe(1);
    await system(`update delibere_batch set updated_at = now() - interval '11 minutes' where id = $1`, [latest!.id]);
    await worker().wakeLost();
    expect(await asked()).toBe(2);
    await system(`update delibere_batch set expires_at = now() - interval '1 minute' where id = $1`, [latest!.id]);
    expect((await delibere())!.latest).toMatchObject({ id: latest!.id, state: 'IN_CORSO' });
    await system(`update delibere_batch set expires_at = now() + interval '1 hour' where id = $1`, [latest!.id]);
    await work(latest!.id);
    await worker().forgetExpired();
    expect((await download('lettore.pesaro')).status).toBe(200);
    await system(`update delibere_batch set expires_at = now() - interval '1 minute'`);
    expect((await download('lettore.pesaro')).status).toBe(404);
    expect(await delibere()).toMatchObject({ latest: null, ready: null });
    await worker().forgetExpired();
    expect(await system('select 1 from delibere_batch')).toEqual([]);
  });

  it('are not made for who may no longer ask for them', async () => {
    const { latest } = (await prepare('redattore.pesaro')).delibere;
    const [role] = await system<{ id: string; role: string }>(`select m.id, m.role from membership m join person p on p.id = m.person_id where p.email like 'redattore.pesaro@%'`);
    await system(`update membership set role = 'LETTORE' where id = $1`, [role!.id]);
    await work(latest!.id);
    expect((await delibere())!.latest).toMatchObject({ state: 'FALLITA', problem: expect.stringContaining('non può più') as unknown });
    await system(`update membership set role = $2 where id = $1`, [role!.id, role!.role]);
  });
});
