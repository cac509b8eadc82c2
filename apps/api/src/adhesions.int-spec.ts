import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TellOfAdhesions } from '@province-comuni/adhesions-domain';
import { currentManager } from '@province-comuni/platform-database';
import { addDays, italianDate, italianDay } from '@province-comuni/shared-kernel';
import { strFromU8, unzipSync } from 'fflate';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { approveConvention } from './testing/approve-convention.js';
import { completeActs } from './testing/complete-acts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Ente { id: string; nome: string; popolazione: number | null }
interface Row { id: string; state: string; ente: Ente; share: { net: number; total: number } | null; remindable: boolean; hasContact: boolean; services: string[] }
interface Board { viewerCanKeep: boolean; rows: Row[]; notInvited: Ente[]; coverage: { comuni: number; invited: number; adhering: number; adheringPopulation: number }; expectedRevenue: { total: number }; onEarlierText: Ente[]; convention: { approvalId: string; state: string; expiresOn: string } }
interface View { id: string; state: string; side: string | null; revision: number; ente: Ente; questions: { key: string; type: string; options: { value: string }[]; value: unknown }[]; steps: { key: string }[]; shareInWords: string | null; recessoWindow: { from: string; possible: boolean } | null; recessoEffectiveOn: string | null; history: { kind: string; person: string }[] }
interface Outcome { __typename: string; adhesion: View; problems: { field: string; message: string }[]; message: string; count: number; letters: number; skipped: number; board: Board; link: string }

const ROW = 'id state ente { id nome popolazione } share { net total } remindable hasContact services';
const BOARD = `viewerCanKeep rows { ${ROW} } notInvited { id nome popolazione } coverage { comuni invited adhering adheringPopulation } expectedRevenue { total } onEarlierText { id nome popolazione } convention { approvalId state expiresOn }`;
const VIEW = 'id state side revision ente { id nome popolazione } questions { key type value options { value } } steps { key } shareInWords recessoWindow { from possible } recessoEffectiveOn history { kind person }';
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { message } ... on NotFound { message }';
const TODAY = italianDay(new Date());

let test: TestApp;
let referente: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let comune: GraphqlClient;
let amministratore: GraphqlClient;
let visitor: GraphqlClient;
let pesaroId: string;
let instanceId: string;
let own: Ente;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (email: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, accounts.find((account) => account.email === email)!.password);
    return client;
  };
  [referente, lettore, lecco, curatore, comune, amministratore] = (await Promise.all(['referente.pesaro@demo.example', 'lettore.pesaro@demo.example', 'referente.lecco@demo.example', 'curatore@demo.example', 'referente.urbino@demo.example', 'amministratore@demo.example'].map(signedIn))) as [GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient];
  visitor = new GraphqlClient(test.app);
  pesaroId = (await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  const versionId = (await referente.request<{ model: { versions: { id: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }')).model.versions[0]!.id;
  instanceId = await completeActs(referente, pesaroId, versionId, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA' });
  const ownId = (await comune.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  own = { id: ownId, nome: '', popolazione: null };
}, 120_000);
afterAll(() => test?.close());

async function board(client = referente): Promise<Board | null> {
  return (await client.request<{ adhesionBoard: Board | null }>(`query ($id: ID!) { adhesionBoard(instanceId: $id) { ${BOARD} } }`, { id: instanceId })).adhesionBoard;
}

async function invite(invitees: object[], client = referente): Promise<Outcome> {
  return (await client.request<{ inviteEnti: Outcome }>(`mutation ($input: InviteEntiInput!) { inviteEnti(input: $input) { __typename ... on EntiReached { count letters skipped board { ${BOARD} } } ${REFUSALS} } }`, { input: { instanceId, invitees, message: 'Vi aspettiamo.' } })).inviteEnti;
}

async function remind(ids: string[], client = referente): Promise<Outcome> {
  return (await client.request<{ remindEnti: Outcome }>(`mutation ($id: ID!, $ids: [ID!]!) { remindEnti(instanceId: $id, ids: $ids) { __typename ... on EntiReached { count letters skipped } ${REFUSALS} } }`, { id: instanceId, ids })).remindEnti;
}

async function view(access: object, client = referente): Promise<View | null> {
  return (await client.request<{ adhesion: View | null }>(`query ($access: AdhesionAccessInput!) { adhesion(access: $access) { ${VIEW} } }`, { access })).adhesion;
}

async function answer(access: object, answers: Record<string, unknown>, client: GraphqlClient, seenRevision?: number): Promise<Outcome> {
  const seen = seenRevision ?? (await view(access, client))?.revision ?? 0;
  return (await client.request<{ answerAdhesion: Outcome }>(`mutation ($input: AnswerAdhesionInput!) { answerAdhesion(input: $input) { __typename ... on AdhesionKept { adhesion { ${VIEW} } } ... on AdhesionChanged { message } ${REFUSALS} } }`, { input: { access, seenRevision: seen, answers: Object.entries(answers).map(([key, value]) => ({ key, value })) } })).answerAdhesion;
}

async function step(access: object, key: string, values: Record<string, string>, client = referente, seenRevision?: number): Promise<Outcome> {
  const seen = seenRevision ?? (await view(access, client))?.revision ?? 0;
  return (await client.request<{ takeAdhesionStep: Outcome }>(`mutation ($input: TakeAdhesionStepInput!) { takeAdhesionStep(input: $input) { __typename ... on AdhesionKept { adhesion { ${VIEW} } } ... on AdhesionChanged { message } ${REFUSALS} } }`, { input: { access, step: key, seenRevision: seen, values: Object.entries(values).map(([field, value]) => ({ key: field, value })) } })).takeAdhesionStep;
}

async function owner<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: test.database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const lastMailTo = async (to: string): Promise<{ subject: string; body: string }> => (await owner<{ subject: string; body: string }>('select subject, body from mail_message where to_address = $1 order by created_at desc limit 1', [to]))[0]!;
const secretIn = (body: string): string => /#([\w-]+)/.exec(body)![1]!;

describe('the adhesions of Enti', () => {
  let rows: Row[];
  let secret: string;

  it('wait for an approved convention', async () => {
    expect(await board()).toBeNull();
    expect(await invite([{ enteId: own.id }])).toMatchObject({ __typename: 'NotFound' });
    await approveConvention(referente, instanceId, TODAY);
    expect(await board()).toMatchObject({ viewerCanKeep: true, rows: [], coverage: { invited: 0, adhering: 0 }, convention: { state: 'TRASMESSA' } });
  });

  it('are not for another Provincia, a Comune, the staff or a visitor', async () => {
    for (const client of [lecco, curatore, comune]) {
      expect(await board(client)).toBeNull();
      expect(await invite([{ enteId: own.id }], client)).toMatchObject({ __typename: 'NotFound' });
    }
    expect((await board(lettore))!.viewerCanKeep).toBe(false);
    expect(await invite([{ enteId: own.id }], lettore)).toMatchObject({ __typename: 'Refused' });
    expect((await visitor.raw(`query ($id: ID!) { adhesionBoard(instanceId: $id) { ${BOARD} } }`, { id: instanceId })).errors).toBeDefined();
  });

  it('say who cannot be invited, and why', async () => {
    const [other] = await owner<{ id: string }>(`select c.id from ente c where c.kind = 'COMUNE' and c.provincia_id <> $1 limit 1`, [pesaroId]);
    const refused = await invite([{ enteId: other!.id }, { enteId: pesaroId }, { enteId: own.id, contact: 'non è un indirizzo' }, { enteId: randomUUID() }]);
    expect(refused.problems.map(({ field }) => field)).toEqual(['invitees[0].enteId', 'invitees[1].enteId', 'invitees[2].contact', 'invitees[3].enteId']);
    expect(await invite([])).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('begin with an invitation that goes out once', async () => {
    const { notInvited } = (await board())!;
    const [first, second, third] = notInvited.filter(({ id, popolazione }) => id !== own.id && popolazione !== null);
    const invitees = [{ enteId: own.id }, { enteId: first!.id, contact: 'protocollo@comune-uno.example' }, { enteId: second!.id }, { enteId: third!.id, contact: 'protocollo@comune-tre.example' }];
    const both = await Promise.all([invite(invitees), invite(invitees)]);
    expect(both.map(({ count }) => count).sort()).toEqual([0, 4]);
    expect(await owner(`select 1 from mail_message where to_address like '%@comune-%'`)).toHaveLength(2);
    rows = (await board())!.rows;
    expect(rows).toHaveLength(4);
    expect((await board())!.coverage).toMatchObject({ invited: 4, adhering: 0 });
    const one = rows.find(({ ente }) => ente.id === first!.id)!;
    expect(one.share).toEqual({ net: first!.popolazione! * 44, total: first!.popolazione! * 44 });
    const letter = await lastMailTo('protocollo@comune-uno.example');
    expect(letter.subject).toMatch(/invito ad aderire/);
    expect(letter.body).toContain('Vi aspettiamo.');
    secret = secretIn(letter.body);
    rows = [one, ...rows.filter(({ id }) => id !== one.id)];
  });

  it('open with the personal link to that Ente alone', async () => {
    const opened = (await view({ secret }, visitor))!;
    expect(opened).toMatchObject({ id: rows[0]!.id, state: 'INVITATO', side: 'ADERENTE' });
    expect(opened.shareInWords).toMatch(/\(.+\/\d\d\)|\(.+\)/);
    expect(opened.history.map(({ person }) => person)).toEqual(['Provincia di Pesaro e Urbino']);
    for (const wrong of [{ secret: `${secret}x` }, { secret: 'x'.repeat(5_000) }, { id: rows[0]!.id }, {}]) expect(await view(wrong, visitor)).toBeNull();
    expect(await view({ id: rows[0]!.id }, comune)).toBeNull();
    expect(await view({ id: rows[0]!.id }, lecco)).toBeNull();
    expect(await view({ id: rows[0]!.id }, curatore)).toBeNull();
  });

  it('fill the delibera of the Ente with its answers, in every format', async () => {
    const { questions } = (await view({ secret }, visitor))!;
    const services = questions.find(({ type }) => type === 'scelte')!;
    expect(questions.map(({ key }) => key)).not.toContain('comune.denominazione');
    expect(await answer({ secret }, { 'comune.spesa_annua': 'mille' }, visitor)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'answers.comune.spesa_annua' }] });
    const kept = await answer({ secret }, { [services.key]: services.options.slice(0, 2).map(({ value }) => value), 'comune.capitolo': 'Missione 1, capitolo 1234', 'firma.segretario': 'di altri', sconosciuta: 1 }, visitor);
    expect(kept).toMatchObject({ __typename: 'AdhesionKept', adhesion: { state: 'IN_ESAME' } });
    const act = async (body: object): Promise<{ status: number; bytes: Buffer }> => visitor.post('/api/adhesions/acts', { secret, actKey: 'delibera-adesione', ...body });
    const html = (await act({ format: 'HTML' })).bytes.toString();
    expect(html).toContain('capitolo 1234');
    expect(html).toContain(rows[0]!.ente.nome);
    expect(html).not.toContain('BOZZA');
    const docx = strFromU8(unzipSync((await act({ format: 'DOCX' })).bytes)['word/document.xml']!);
    expect(docx).toContain('capitolo 1234');
    expect((await act({ format: 'ODT' })).status).toBe(200);
    expect((await act({ format: 'PDF' })).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await act({ secret: 'x', format: 'PDF' })).status).toBe(404);
    expect((await act({ actKey: 'altro' })).status).toBe(404);
  });

  it('go on from what was seen, and a retry is one step', async () => {
    const access = { secret };
    const seen = (await view(access, visitor))!.revision;
    expect(await answer(access, { 'comune.capitolo': 'altro' }, visitor, seen - 1)).toMatchObject({ __typename: 'AdhesionChanged' });
    expect(await step(access, 'DELIBERA', { numero: '7', data: addDays(TODAY, 1) }, visitor)).toMatchObject({ problems: [{ field: 'data', message: expect.stringMatching(/futuro/) as unknown }] });
    expect(await step(access, 'DELIBERA', { numero: '7', data: addDays(TODAY, -1) }, visitor)).toMatchObject({ problems: [{ field: 'data', message: `L’adesione non può precedere l’approvazione dello schema, del ${italianDate(TODAY)}.` }] });
    expect(await step(access, 'FIRMA', { data: TODAY }, visitor)).toMatchObject({ __typename: 'Refused' });
    const both = await Promise.all([step(access, 'DELIBERA', { numero: '7', data: TODAY }, visitor, seen), step(access, 'DELIBERA', { numero: '7', data: TODAY }, visitor, seen)]);
    expect(both.map(({ adhesion }) => adhesion.state)).toEqual(['DELIBERATO', 'DELIBERATO']);
    expect((await view({ id: rows[0]!.id }))!.history.filter(({ kind }) => kind === 'DELIBERA')).toHaveLength(1);
    expect(await answer(access, { 'comune.capitolo': 'altro' }, visitor)).toMatchObject({ __typename: 'Refused' });
  });

  it('count for coverage and revenue, and refuse to leave too early with the first possible day', async () => {
    const now = (await board())!;
    expect(now.coverage).toMatchObject({ invited: 4, adhering: 1, adheringPopulation: rows[0]!.ente.popolazione });
    expect(now.expectedRevenue.total).toBe(rows[0]!.ente.popolazione! * 44);
    const access = { id: rows[0]!.id };
    const signed = await step(access, 'FIRMA', { data: TODAY });
    const year = Number(TODAY.slice(0, 4));
    expect(signed.adhesion).toMatchObject({ state: 'FIRMATO', recessoWindow: { from: `${year + 3}-01-01`, possible: true } });
    const early = await step({ secret }, 'RECEDE', { data: TODAY }, visitor);
    expect(early.problems).toEqual([{ field: 'data', message: expect.stringContaining(`dal 1/1/${year + 3}`) as unknown }]);
    expect((await view(access))!.state).toBe('FIRMATO');
    await owner('update adhesion set signed_on = $2 where id = $1', [access.id, `${year - 4}-02-01`]);
    expect(await step(access, 'RECEDE', { data: TODAY })).toMatchObject({ __typename: 'AdhesionKept', adhesion: { state: 'RECESSO', recessoEffectiveOn: expect.stringMatching(/-01-01$/) as unknown } });
  });

  it('are answered with an account too, and only for the own Ente', async () => {
    const mine = (await comune.request<{ myAdhesions: { id: string; state: string }[] }>('{ myAdhesions { id state title provincia } }')).myAdhesions;
    expect(mine).toHaveLength(1);
    expect(await step({ id: mine[0]!.id }, 'NON_INTERESSA', { motivo: 'abbiamo già un servizio' }, comune)).toMatchObject({ adhesion: { state: 'NON_INTERESSATO' } });
    expect(await step({ id: mine[0]!.id }, 'ESAMINA', {}, comune)).toMatchObject({ adhesion: { state: 'IN_ESAME' } });
    expect((await lecco.request<{ myAdhesions: unknown[] }>('{ myAdhesions { id } }')).myAdhesions).toEqual([]);
  });

  it('keep the delibera, the signed convention and receipts, brought by either side', async () => {
    const access = { id: rows[0]!.id };
    const send = async (client: GraphqlClient, by: { id?: string; secret?: string }, kind: string, fileName: string, bytes: Uint8Array): Promise<{ status: number; body: Record<string, unknown> }> => client.upload(`/api/adhesions/files?${new URLSearchParams({ ...(by.id ? { id: by.id } : {}), kind, fileName }).toString()}`, bytes, { 'content-type': 'application/octet-stream', ...(by.secret ? { 'x-adhesion-secret': by.secret } : {}) });
    const seen = async (by: object, client: GraphqlClient): Promise<{ files: { id: string; name: string; kind: string; person: string; sha256: string; viewerCanRemove: boolean }[]; history: { kind: string; input: unknown }[] } | null> => (await client.request<{ adhesion: never }>('query ($access: AdhesionAccessInput!) { adhesion(access: $access) { files { id name kind person sha256 viewerCanRemove } history { kind input } } }', { access: by })).adhesion;
    const delibera = Buffer.from('%PDF-1.7 delibera di adesione');
    for (const [client, by] of [[lecco, access], [curatore, access], [comune, access], [visitor, access], [visitor, { secret: `${secret}x` }]] as const) expect((await send(client, by, 'DELIBERA', 'a.pdf', delibera)).status).toBe(404);
    expect((await send(lettore, access, 'DELIBERA', 'a.pdf', delibera)).status).toBe(403);
    expect(await send(visitor, { secret }, 'RICEVUTA_PEC', 'ricevuta.pdf', delibera)).toMatchObject({ status: 422, body: { problems: [{ field: 'file', message: 'Una ricevuta di posta certificata è un file .eml.' }] } });
    expect(await send(visitor, { secret }, 'ALTRO', 'a.pdf', delibera)).toMatchObject({ status: 422, body: { problems: [{ field: 'kind' }] } });
    expect(await send(visitor, { secret }, 'DELIBERA', 'vuoto.pdf', Buffer.alloc(0))).toMatchObject({ status: 422, body: { message: 'Il file è vuoto.' } });
    expect(await send(visitor, { secret }, 'DELIBERA', 'enorme.pdf', Buffer.alloc(16 * 1024 ** 2))).toMatchObject({ status: 422, body: { message: 'Il file è troppo grande: al massimo 15 MB.' } });
    expect((await seen(access, referente))!.files).toEqual([]);
    expect((await Promise.all([send(visitor, { secret }, 'DELIBERA', '../delibera 7.pdf', delibera), send(visitor, { secret }, 'DELIBERA', 'delibera 7.pdf', delibera)])).map(({ status }) => status)).toEqual([201, 201]);
    expect((await send(referente, access, 'RICEVUTA_PEC', 'consegna.eml', Buffer.from('From: pec@example\r\n\r\nConsegnata'))).status).toBe(201);
    const forProvincia = (await seen(access, lettore))!;
    expect(forProvincia.files).toMatchObject([{ name: 'delibera 7.pdf', kind: 'DELIBERA', person: 'Con il collegamento personale', sha256: createHash('sha256').update(delibera).digest('hex') }, { name: 'consegna.eml', kind: 'RICEVUTA_PEC' }]);
    expect(forProvincia.history.slice(0, 2)).toEqual([{ kind: 'FILE_AGGIUNTO', input: { nome: 'consegna.eml', tipo: 'RICEVUTA_PEC' } }, { kind: 'FILE_AGGIUNTO', input: { nome: 'delibera 7.pdf', tipo: 'DELIBERA' } }]);
    expect((await seen({ secret }, visitor))!.files.map(({ person, viewerCanRemove }) => [person, viewerCanRemove])).toEqual([['Con il collegamento personale', true], ['Provincia di Pesaro e Urbino', false]]);
    const [first, second] = forProvincia.files;
    const get = (client: GraphqlClient, by: object, id = first!.id): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> => client.post(`/api/adhesions/files/${id}`, by);
    for (const [client, by] of [[lecco, access], [curatore, access], [visitor, access], [comune, access], [visitor, {}], [visitor, { secret: 'x' }]] as const) expect((await get(client, by)).status).toBe(404);
    // The link of another Ente opens none of these.
    const other = (await referente.request<{ makeAdhesionLink: Outcome }>('mutation ($id: ID!) { makeAdhesionLink(id: $id) { ... on AdhesionLinkMade { link } } }', { id: rows[1]!.id })).makeAdhesionLink.link;
    expect((await get(visitor, { secret: secretIn(other) })).status).toBe(404);
    const got = await get(visitor, { secret });
    expect([got.status, got.bytes.equals(delibera), got.headers['content-disposition']]).toEqual([200, true, "attachment; filename*=UTF-8''delibera%207.pdf"]);
    const remove = async (client: GraphqlClient, by: object, fileId: string): Promise<string> => (await client.request<{ removeAdhesionFile: { __typename: string } }>('mutation ($access: AdhesionAccessInput!, $fileId: ID!) { removeAdhesionFile(access: $access, fileId: $fileId) { __typename } }', { access: by, fileId })).removeAdhesionFile.__typename;
    expect(await remove(lecco, access, first!.id)).toBe('NotFound');
    expect(await remove(referente, access, first!.id)).toBe('Refused');
    expect(await remove(visitor, { secret }, second!.id)).toBe('Refused');
    expect(await remove(visitor, { secret: secretIn(other) }, first!.id)).toBe('NotFound');
    expect(await remove(visitor, { secret }, first!.id)).toBe('AdhesionKept');
    await owner(`insert into adhesion_event (adhesion_id, provincia_id, aderente_id, kind, to_state, input, seen_revision, person_name, at) select id, provincia_id, aderente_id, 'FILE_AGGIUNTO', state, '{}', 0, 'Prova', now() from adhesion, generate_series(1, 60) where id = $1`, [access.id]);
    expect(await send(visitor, { secret }, 'DELIBERA', 'altra.pdf', Buffer.from('altra'))).toMatchObject({ status: 422, body: { problems: [{ field: 'file', message: expect.stringContaining('riprovate domani') as unknown }] } });
    // Also when much else happened since: what is counted are the files.
    await owner(`insert into adhesion_event (adhesion_id, provincia_id, aderente_id, kind, to_state, input, seen_revision, person_name, at) select id, provincia_id, aderente_id, 'RISPOSTE', state, '{}', 0, 'Prova', now() from adhesion, generate_series(1, 200) where id = $1`, [access.id]);
    expect((await send(visitor, { secret }, 'DELIBERA', 'altra.pdf', Buffer.from('altra'))).status).toBe(422);
    await owner(`delete from adhesion_event where adhesion_id = $1 and input = '{}' and person_name = 'Prova'`, [access.id]);
    // Room for one more, and four that come at once.
    await owner(`insert into stored_file (sha256, size, format, stored_at, touched_at) select lpad(n::text, 64, '0'), 1, 'PDF', now(), now() from generate_series(1, 18) n`);
    await owner(`insert into adhesion_file select gen_random_uuid(), adhesion_id, provincia_id, aderente_id, 'ALLEGATO', side, s.sha256, 'prova', 1, null, 'Prova', now() from adhesion_file f, stored_file s where f.id = $1 and s.sha256 ~ '^0{60}'`, [second!.id]);
    const atOnce = await Promise.all([1, 2, 3, 4].map((n) => send(visitor, { secret }, 'ALLEGATO', `${n}.pdf`, Buffer.from(`insieme ${n}`))));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
    expect((await seen(access, referente))!.files).toHaveLength(20);
    const walled = (enteIds: string[]): Promise<number> => test.database.runner.run({ enteIds }, async () => (await currentManager().query<unknown[]>('select 1 from adhesion_file')).length);
    expect([await walled([pesaroId]), await walled([rows[0]!.ente.id]), await walled([rows[1]!.ente.id]), await walled([])]).toEqual([20, 20, 0, 0]);
    await owner(`delete from adhesion_file where name = 'prova' or name ~ '^[1-4][.]pdf$'`);
    await owner(`delete from stored_file where sha256 ~ '^0{60}'`);
    expect((await seen(access, referente))!.files.map(({ name }) => name)).toEqual(['consegna.eml']);
  });

  it('answer over a real line to a file that is far too large, and keep nothing of one that breaks off', async () => {
    await test.app.listen(0, '127.0.0.1');
    const { port } = (test.app.getHttpServer() as Server).address() as AddressInfo;
    const link = (await referente.request<{ makeAdhesionLink: Outcome }>('mutation ($id: ID!) { makeAdhesionLink(id: $id) { ... on AdhesionLinkMade { link } } }', { id: rows[0]!.id })).makeAdhesionLink.link;
    const send = (bytes: Buffer, length: number, secret = secretIn(link)): Promise<number | 'broken'> =>
      new Promise((answered) => {
        const sending = request({ port, method: 'POST', path: '/api/adhesions/files?kind=ALLEGATO&fileName=a.pdf', headers: { 'content-type': 'application/octet-stream', 'content-length': length, 'x-adhesion-secret': secret } }, (response) => response.resume().on('end', () => answered(response.statusCode!)));
        sending.on('error', () => answered('broken'));
        sending.write(bytes, () => bytes.length < length && sending.destroy());
        if (bytes.length === length) sending.end();
      });
    const large = Buffer.alloc(48 * 1024 ** 2);
    expect([await send(large, large.length), await send(large, large.length, 'di nessuno')]).toEqual([422, 404]);
    expect(await send(Buffer.from('metà'), 1_000)).toBe('broken');
    // The server hears of it a moment later; a half that stayed ends this test by its time.
    while (readdirSync(join(test.storageDir, 'incoming')).length > 0) await setImmediate();
    expect((await referente.request<{ adhesion: { files: { name: string }[] } }>('query ($access: AdhesionAccessInput!) { adhesion(access: $access) { files { name } } }', { access: { id: rows[0]!.id } })).adhesion.files.map(({ name }) => name)).toEqual(['consegna.eml']);
  });

  it('are reminded once a day, those that owe an answer', async () => {
    const ids = rows.map(({ id }) => id);
    expect(await remind(ids, lecco)).toMatchObject({ __typename: 'NotFound' });
    const both = await Promise.all([remind(ids), remind(ids)]);
    expect(both.map(({ count }) => count).sort()).toEqual([0, 3]);
    expect(both.map(({ letters }) => letters).sort()).toEqual([0, 1]);
    const fresh = secretIn((await lastMailTo('protocollo@comune-tre.example')).body);
    expect((await view({ secret: fresh }, visitor))!.ente.id).not.toBe(rows[0]!.ente.id);
    const { makeAdhesionLink } = await referente.request<{ makeAdhesionLink: Outcome }>('mutation ($id: ID!) { makeAdhesionLink(id: $id) { __typename ... on AdhesionLinkMade { link } ... on NotFound { message } } }', { id: ids[0] });
    expect((await view({ secret: secretIn(makeAdhesionLink.link) }, visitor))!.id).toBe(ids[0]);
    expect(await lecco.request('mutation ($id: ID!) { makeAdhesionLink(id: $id) { __typename } }', { id: ids[0] })).toMatchObject({ makeAdhesionLink: { __typename: 'NotFound' } });
  });

  it('count a Comune once, alone or through its Unione', async () => {
    const added = await amministratore.request<{ addEnte: { ente: { id: string } } }>('mutation ($input: AddEnteInput!) { addEnte(input: $input) { __typename ... on EnteAdded { ente { id } } } }', { input: { kind: 'UNIONE', denominazione: 'Unione Montana dei Tre Colli', provinciaId: pesaroId } });
    const unione = added.addEnte.ente.id;
    const before = (await board())!;
    const [uno, due] = before.notInvited;
    const alone = before.rows.find(({ state }) => state === 'IN_ESAME')!;
    expect(await invite([{ enteId: unione, standsFor: [uno!.id, alone.ente.id] }])).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'invitees[0].standsFor', message: expect.stringContaining('già invitato da solo') as unknown }] });
    expect(await invite([{ enteId: unione, standsFor: [uno!.id] }, { enteId: uno!.id }])).toMatchObject({ problems: [{ field: 'invitees[1].enteId', message: expect.stringContaining('Unione Montana dei Tre Colli') as unknown }] });
    expect((await board())!.rows).toHaveLength(before.rows.length);
    // At once: the Unione for two Comuni, and one of the two by itself. One of them is refused.
    const both = await Promise.all([invite([{ enteId: unione, standsFor: [uno!.id, due!.id] }]), invite([{ enteId: uno!.id }])]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['EntiReached', 'InvalidInput']);
    if (both[0].__typename === 'InvalidInput') await owner(`delete from adhesion where aderente_id = $1`, [uno!.id]);
    await invite([{ enteId: unione, standsFor: [uno!.id, due!.id] }]);
    const after = (await board())!;
    expect(after.coverage.invited).toBe(before.coverage.invited + 2);
    expect(after.rows.find(({ ente }) => ente.id === unione)!.share!.total).toBe((uno!.popolazione! + due!.popolazione!) * 44);
    expect(after.notInvited.map(({ id }) => id)).not.toContain(due!.id);
  });

  it('say of a Comune that was merged which one follows it', async () => {
    const { rows: there, notInvited } = (await board())!;
    const [ended] = there.filter(({ state }) => state === 'INVITATO');
    const heir = notInvited.at(-1)!;
    await owner('update ente set confluito_in = $2, valido_al = $3 where id = $1', [ended!.ente.id, heir.id, addDays(TODAY, -1)]);
    const seen = (await referente.request<{ adhesionBoard: { rows: { ente: { id: string }; mergedInto: { nome: string } | null }[] } }>('query ($id: ID!) { adhesionBoard(instanceId: $id) { rows { ente { id } mergedInto { nome } } } }', { id: instanceId })).adhesionBoard.rows;
    expect(seen.filter(({ mergedInto }) => mergedInto !== null)).toEqual([{ ente: { id: ended!.ente.id }, mergedInto: { nome: heir.nome } }]);
    expect((await referente.request<{ adhesion: { mergedInto: { nome: string } } }>('query ($access: AdhesionAccessInput!) { adhesion(access: $access) { mergedInto { nome } } }', { access: { id: ended!.id } })).adhesion.mergedInto.nome).toBe(heir.nome);
    expect((await invite([{ enteId: ended!.ente.id }])).problems).toEqual([{ field: 'invitees[0].enteId', message: expect.stringContaining('è confluito in') as unknown }]);
    await owner('update ente set confluito_in = null, valido_al = null where id = $1', [ended!.ente.id]);
  });

  it('leave as a spreadsheet for who reads the board', async () => {
    const csv = (await referente.get(`/api/adhesions/${instanceId}/table?formato=csv`)).bytes.toString();
    expect(csv.split('\r\n')[0]).toMatch(/^\ufeffEnte;Abitanti;/);
    expect(csv).toContain('recesso');
    expect(csv).toContain('da invitare');
    for (const format of ['ods', 'xlsx']) expect(Object.keys(unzipSync((await referente.get(`/api/adhesions/${instanceId}/table?formato=${format}`)).bytes)).length).toBeGreaterThan(3);
    for (const client of [lecco, curatore, visitor]) expect((await client.get(`/api/adhesions/${instanceId}/table?formato=csv`)).status).toBe(404);
  });

  it('show UPI numbers of every Provincia, and nobody else', async () => {
    const national = async (client: GraphqlClient): Promise<unknown> => (await client.raw<{ nationalAdhesions: unknown }>('{ nationalAdhesions { ente { nome } convention { state modelVersion } invited adhering recessi comuni } }')).data?.nationalAdhesions ?? null;
    expect(await national(curatore)).toEqual([{ ente: { nome: 'Pesaro e Urbino' }, convention: { state: 'TRASMESSA', modelVersion: '1.1.0' }, invited: 5, adhering: 0, recessi: 1, comuni: expect.any(Number) as unknown }]);
    expect(await national(referente)).toBeNull();
  });

  it('tell each side what the other did, once', async () => {
    const tell = test.app.get(TellOfAdhesions);
    const events = await owner<{ id: string; kind: string; payload: object; occurred_at: Date }>(`select id, kind, payload, occurred_at from outbox_event where kind like 'adhesions.%' order by id`);
    for (let round = 0; round < 2; round += 1) for (const event of events) await tell.hear({ id: String(event.id), kind: event.kind, payload: event.payload, occurredAt: event.occurred_at });
    const titles = async (client: GraphqlClient): Promise<string[]> => (await client.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
    expect((await titles(comune)).filter((title) => /vi invita ad aderire/.test(title))).toHaveLength(1);
    expect((await titles(referente)).filter((title) => /ha deliberato l’adesione/.test(title))).toHaveLength(1);
    expect(await titles(lecco)).toEqual([]);
  });
});
