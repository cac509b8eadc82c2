import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TellOfReview } from '@province-comuni/models-domain';
import { italianDay } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { WordRevision } from '../../../libs/platform/import-docx/src/testing/word-revision.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { approveConvention } from './testing/approve-convention.js';
import { arriveBytes } from './testing/arrived-files.js';
import { completeActs } from './testing/complete-acts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Return { id: string; name: string; person: string; match: string; proposals: number; comments: number; additions: number; untracked: number; already: number; formatting: number; unplaced: { text: string }[] }
interface Offered { id: string; state: string; afterClauseId: string; afterLabel: string; author: string; decidedBy: string | null }
interface Reviews { viewerCanBring: boolean; acts: { actKey: string; closed: string | null; sent: { id: string; changedSince: boolean; person: string }[]; returns: Return[]; offered: Offered[] }[] }
interface Outcome { __typename: string; again: boolean; returnId: string; reviews: Reviews; message: string; problems: { field: string; message: string }[]; currentHash: string; merged: { body: unknown } | null; conflicts: number }
interface Suggestion { id: string; clauseId: string; state: string; outdated: boolean; reason: string; proposed: { body: unknown } | null; author: { name: string; origin: string } }
interface Comment { clauseId: string; parentId: string | null; quote: string | null; text: string; author: { name: string; origin: string }; createdAt: string }

const REVIEWS = 'viewerCanBring acts { actKey closed sent { id changedSince person } returns { id name person match proposals comments additions untracked already formatting unplaced { text } } offered { id state afterClauseId afterLabel author decidedBy } }';
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { message } ... on NotFound { message }';
const ACT = 'convenzione';

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let visitor: GraphqlClient;
let pesaroId: string;
let versionId: string;
let id: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (email: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, accounts.find((account) => account.email === email)!.password);
    return client;
  };
  [referente, redattore, lettore, lecco] = (await Promise.all(['referente.pesaro@demo.example', 'redattore.pesaro@demo.example', 'lettore.pesaro@demo.example', 'referente.lecco@demo.example'].map(signedIn))) as [GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient];
  visitor = new GraphqlClient(test.app);
  pesaroId = (await redattore.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  versionId = (await redattore.request<{ model: { versions: { id: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }')).model.versions[0]!.id;
  id = await completeActs(redattore, pesaroId, versionId);
}, 120_000);
afterAll(() => test?.close());

async function sendOut(client = redattore, instanceId = id, actKey = ACT): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> {
  return client.post(`/api/instances/${instanceId}/word-review`, { actKey });
}

async function revision(client = redattore, instanceId = id): Promise<WordRevision> {
  const { status, bytes } = await sendOut(client, instanceId);
  expect(status).toBe(200);
  return new WordRevision(bytes);
}

async function bringBack(bytes: Uint8Array, { client = redattore, email = 'redattore.pesaro@demo.example', instanceId = id, actKey = ACT, fileName = 'Convenzione rivista.docx' } = {}): Promise<Outcome> {
  const { uploadId } = await arriveBytes(test, { email, enteId: pesaroId, fileName, bytes });
  return bring(client, instanceId, actKey, uploadId);
}

async function bring(client: GraphqlClient, instanceId: string, actKey: string, uploadId: string): Promise<Outcome> {
  return (await client.request<{ bringBackWordFile: Outcome }>(`mutation ($id: ID!, $actKey: String!, $uploadId: ID!) { bringBackWordFile(instanceId: $id, actKey: $actKey, uploadId: $uploadId) { __typename ... on WordFileBrought { again returnId reviews { ${REVIEWS} } } ${REFUSALS} } }`, { id: instanceId, actKey, uploadId })).bringBackWordFile;
}

async function reviews(client = redattore, instanceId = id): Promise<Reviews | null> {
  return (await client.request<{ wordReviews: Reviews | null }>(`query ($id: ID!) { wordReviews(instanceId: $id) { ${REVIEWS} } }`, { id: instanceId })).wordReviews;
}

async function said(instanceId = id): Promise<{ suggestions: Suggestion[]; comments: Comment[] }> {
  return (await redattore.request<{ instanceReview: { suggestions: Suggestion[]; comments: Comment[] } }>('query ($id: ID!) { instanceReview(instanceId: $id) { suggestions { id clauseId state outdated reason proposed { body } author { name origin } } comments { clauseId parentId quote text createdAt author { name origin } } } }', { id: instanceId })).instanceReview;
}

async function accept(input: object): Promise<Outcome> {
  return (await redattore.request<{ acceptSuggestion: Outcome }>(`mutation ($input: AcceptSuggestionInput!) { acceptSuggestion(input: $input) { __typename ... on SuggestionOutdated { currentHash merged { heading body } conflicts } ${REFUSALS} } }`, { input })).acceptSuggestion;
}

async function clause(clauseId: string): Promise<{ heading: unknown; body: unknown; revision: number; state: string }> {
  return (await redattore.request<{ instanceClause: { heading: unknown; body: unknown; revision: number; state: string } }>('query ($id: ID!, $clauseId: String!) { instanceClause(instanceId: $id, clauseId: $clauseId) { heading body revision state } }', { id, clauseId })).instanceClause;
}

async function owner(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: test.database.ownerUrl });
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}

const returnsOf = (seen: Reviews | null): Return[] => seen!.acts.find(({ actKey }) => actKey === ACT)!.returns;
const offeredOf = (seen: Reviews | null): Offered[] => seen!.acts.find(({ actKey }) => actKey === ACT)!.offered;

describe('an act that goes to Word and comes back', () => {
  it('is not for another Ente, nor for a visitor; who only reads takes it out and brings nothing back', async () => {
    expect((await sendOut(lecco)).status).toBe(404);
    expect((await sendOut(visitor)).status).toBe(401);
    expect(await reviews(lecco)).toBeNull();
    const word = await revision(lettore);
    expect((await reviews(lettore))!.viewerCanBring).toBe(false);
    expect(await bringBack(word.bytes(), { client: lecco, email: 'referente.lecco@demo.example' })).toMatchObject({ __typename: 'NotFound' });
    expect(await bringBack(word.bytes(), { client: lettore, email: 'lettore.pesaro@demo.example' })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/ruolo/) });
    expect(returnsOf(await reviews())).toEqual([]);
    expect((await said()).suggestions).toEqual([]);
  });

  it('goes out once for one text, however often it is downloaded', async () => {
    const [one, two] = [await sendOut(), await sendOut()];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(one.headers['content-disposition']).toMatch(/-revisione\.docx"/);
    expect((await reviews())!.acts.find(({ actKey }) => actKey === ACT)!.sent).toHaveLength(1);
    expect((await sendOut(redattore, id, 'nessuno')).status).toBe(422);
  });

  it('comes back as suggestions, comments and offered clauses, with who wrote them; twice the same is once', async () => {
    const word = (await revision())
      .replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento')
      .untracked('entro il mese di ottobre', 'entro il mese di novembre')
      .comment('Le comunicazioni previste', 'Indicare anche il protocollo?', ['Sì.'], { author: 'Ada Bianchi', date: '2026-11-20T08:15:00Z' })
      .replace('È escluso il rinnovo tacito.', 'Il rinnovo è tacito.');
    const last = word.at('Le controversie in materia di formazione');
    word.addAfter(last, 'Tavolo di conciliazione', { style: 'Heading2' }).addAfter(last + 1, 'È istituito un tavolo di conciliazione.', { style: 'BodyText' });
    const bytes = word.bytes();
    const brought = await bringBack(bytes);
    expect(brought).toMatchObject({ __typename: 'WordFileBrought', again: false });
    const [back] = returnsOf(brought.reviews);
    expect(back).toMatchObject({ name: 'Convenzione rivista.docx', match: 'MARKS', proposals: 2, comments: 2, additions: 1, untracked: 1, already: 0, formatting: 0, unplaced: [] });
    const { suggestions, comments } = await said();
    expect(suggestions.map(({ clauseId, author }) => ({ clauseId, ...author }))).toEqual(expect.arrayContaining([{ clauseId: 'conv-impegni-ente', name: 'Segretario generale', origin: 'word' }, { clauseId: 'conv-pagamenti', name: 'Modifica non tracciata', origin: 'word' }]));
    expect(suggestions.find(({ clauseId }) => clauseId === 'conv-pagamenti')!.reason).toMatch(/modifiche non tracciate/);
    expect(suggestions.find(({ clauseId }) => clauseId === 'conv-impegni-ente')!.reason).toBe('Dal file «Convenzione rivista.docx».\nSegretario generale (2/12/2026): toglie «trenta giorni dal ricevimento», aggiunge «venti giorni dal ricevimento».');
    expect(comments.filter(({ clauseId }) => clauseId === 'conv-comunicazioni')).toMatchObject([{ quote: 'Le comunicazioni previste', text: 'Indicare anche il protocollo?', createdAt: '2026-11-20T08:15:00.000Z', author: { name: 'Ada Bianchi', origin: 'word' } }, { text: 'Sì.' }]);
    expect(comments.find(({ clauseId }) => clauseId === 'conv-durata')!.text).toMatch(/vincolato/);

    // It is kept as it came, for who reads the act.
    const kept = await lettore.get(`/api/word-returns/${brought.returnId}`);
    expect([kept.status, Buffer.compare(kept.bytes, bytes)]).toEqual([200, 0]);
    expect((await lecco.get(`/api/word-returns/${brought.returnId}`)).status).toBe(404);
    expect((await visitor.get(`/api/word-returns/${brought.returnId}`)).status).toBe(404);

    const again = await bringBack(bytes);
    expect(again).toMatchObject({ again: true, returnId: brought.returnId });
    expect(await said()).toEqual({ suggestions, comments });
    // Who brought the file in is not who proposes: he decides, he does not take back what the Segretario said.
    const { withdrawSuggestion } = await redattore.request<{ withdrawSuggestion: { __typename: string } }>('mutation ($instanceId: ID!, $id: ID!) { withdrawSuggestion(instanceId: $instanceId, id: $id) { __typename } }', { instanceId: id, id: (await said()).suggestions[0]!.id });
    expect(withdrawSuggestion.__typename).toBe('NotFound');
    // The same words in another file are not offered twice.
    const saved = await bringBack(word.embolden('fra gli amministratori').bytes());
    expect(returnsOf(saved.reviews).find((each) => each.id === saved.returnId)).toMatchObject({ proposals: 0, comments: 0, additions: 0, already: 5, formatting: 1 });
    expect((await said()).suggestions).toHaveLength(suggestions.length);
  });

  it('is decided like any suggestion: accepted into the act, or merged where the clause changed meanwhile', async () => {
    const { suggestions } = await said();
    const first = suggestions.find(({ clauseId }) => clauseId === 'conv-impegni-ente')!;
    expect(await accept({ id: first.id })).toMatchObject({ __typename: 'ReviewKept' });
    expect(JSON.stringify((await clause('conv-impegni-ente')).body)).toContain('venti giorni dal ricevimento');
    const { heading, body, revision: seenRevision } = await clause('conv-pagamenti');
    const input = { instanceId: id, clauseId: 'conv-pagamenti', seenRevision, heading, body: JSON.parse(JSON.stringify(body).replace('in dodicesimi', 'in giorni')) as unknown, reason: '' };
    await redattore.request('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input });
    const second = suggestions.find(({ clauseId }) => clauseId === 'conv-pagamenti')!;
    const merge = await accept({ id: second.id });
    expect(merge).toMatchObject({ __typename: 'SuggestionOutdated', conflicts: 0 });
    expect(JSON.stringify(merge.merged)).toMatch(/mese di novembre.*in giorni/);
    // What was accepted is not offered again by the file that brought it, saved once more.
    const word = await revision();
    expect(returnsOf((await bringBack(word.embolden('fra gli amministratori').bytes())).reviews)[0]).toMatchObject({ proposals: 0, formatting: 1 });
  });

  it('brings the changes of two people in one clause as two suggestions, accepted one after the other', async () => {
    const word = (await revision()).replace('Ciascuna parte comunica', 'Ogni parte annuncia').replace('seguono i canali', 'passano per i canali', { author: 'Ada Bianchi', date: '2026-11-20T08:15:00Z' });
    expect(returnsOf((await bringBack(word.bytes())).reviews)[0]).toMatchObject({ proposals: 2 });
    const two = (await said()).suggestions.filter(({ clauseId, state }) => clauseId === 'conv-comunicazioni' && state === 'open');
    expect(two.map(({ author, reason }) => [author.name, reason.split('\n').length]).sort()).toEqual([['Ada Bianchi', 2], ['Segretario generale', 2]]);
    expect(await accept({ id: two[1]!.id })).toMatchObject({ __typename: 'ReviewKept' });
    const merge = await accept({ id: two[0]!.id });
    expect(merge).toMatchObject({ __typename: 'SuggestionOutdated', conflicts: 0 });
    const { heading } = await clause('conv-comunicazioni');
    expect(await accept({ id: two[0]!.id, currentHash: merge.currentHash, text: { heading, body: merge.merged!.body } })).toMatchObject({ __typename: 'ReviewKept' });
    const after = JSON.stringify((await clause('conv-comunicazioni')).body);
    expect([after.includes('Ogni parte annuncia'), after.includes('passano per i canali')]).toEqual([true, true]);
  });

  it('offers new clauses, which are added where they stood or refused with the reason', async () => {
    const waiting = async (): Promise<number> => (await redattore.request<{ instanceReview: { offered: number } }>('query ($id: ID!) { instanceReview(instanceId: $id) { offered } }', { id })).instanceReview.offered;
    expect(await waiting()).toBe(1);
    const [offered] = offeredOf(await reviews());
    expect(offered).toMatchObject({ state: 'open', afterClauseId: 'conv-controversie', author: 'Segretario generale', afterLabel: expect.stringMatching(/Controversie/) });
    const decide = async (client: GraphqlClient, mutation: string): Promise<Outcome> => (await client.request<{ done: Outcome }>(`mutation ($id: ID!) { done: ${mutation} { __typename ... on OfferedClauseDecided { reviews { ${REVIEWS} } } ${REFUSALS} } }`, { id: offered!.id })).done;
    expect(await decide(lecco, 'acceptOfferedClause(id: $id)')).toMatchObject({ __typename: 'NotFound' });
    expect(await decide(lettore, 'acceptOfferedClause(id: $id)')).toMatchObject({ __typename: 'Refused' });
    expect(await decide(redattore, 'refuseOfferedClause(id: $id, reason: " ")')).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'reason' }] });
    const [one, two] = await Promise.all([decide(redattore, 'acceptOfferedClause(id: $id)'), decide(redattore, 'acceptOfferedClause(id: $id)')]);
    expect([one.__typename, two.__typename]).toEqual(['OfferedClauseDecided', 'OfferedClauseDecided']);
    expect(await waiting()).toBe(0);
    expect(await clause(offered!.id)).toMatchObject({ state: 'AGGIUNTA', heading: [{ type: 'text', text: 'Tavolo di conciliazione' }] });
    expect(await decide(redattore, 'refuseOfferedClause(id: $id, reason: "No.")')).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/già deciso/) });
  });

  it('refuses at the field what is no file of this act', async () => {
    const other = await completeActs(redattore, pesaroId, versionId);
    const foreign = await revision(redattore, other);
    const wrong = async (bytes: Uint8Array, more: object = {}): Promise<string> => {
      const outcome = await bringBack(bytes, more);
      expect(outcome).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'uploadId' }] });
      return outcome.problems[0]!.message;
    };
    expect(await wrong(foreign.bytes())).toMatch(/di un altro atto/);
    expect(await wrong((await revision()).bytes(), { actKey: 'delibera-provincia' })).toMatch(/portatelo in «Convenzione/);
    expect(await wrong(Buffer.from('%PDF-1.7'), { fileName: 'x.docx' })).toMatch(/non è un documento DOCX/);
    expect(await wrong((await revision()).bytes(), { fileName: 'x.odt' })).toMatch(/salvatelo/);
    const bomb = (await revision()).raw(0, `<w:r>${'<w:t/>'.repeat(10)}</w:r>`.repeat(200_000)).bytes();
    expect(await wrong(bomb)).toMatch(/troppo/);
    // A file that was refused leaves nothing: it may be brought again, and is no return.
    expect(returnsOf(await reviews()).some(({ name }) => name === 'x.docx')).toBe(false);
    expect(await bringBack((await revision(redattore, other)).unmarked().bytes())).toMatchObject({ __typename: 'WordFileBrought' });
    expect(returnsOf(await reviews())[0]).toMatchObject({ match: 'WORDS' });
  });

  it('is read when it is brought again, where a process ended before what it says was written', async () => {
    const bytes = (await revision()).replace('Bollo e registrazione', 'Imposta di bollo e registrazione').bytes();
    const brought = await bringBack(bytes, { fileName: 'interrotto.docx' });
    // As a kill leaves it: the file is kept, nothing of it was written.
    await owner('update word_return set outcome = null where id = $1', [brought.returnId]);
    await owner(`delete from clause_suggestion where clause_id = 'conv-spese'`);
    expect(returnsOf(await reviews()).some(({ name }) => name === 'interrotto.docx')).toBe(false);
    expect(await bringBack(bytes)).toMatchObject({ again: false, returnId: brought.returnId });
    expect((await said()).suggestions.filter(({ clauseId }) => clauseId === 'conv-spese')).toHaveLength(1);
  });

  it('takes nothing of a file when one of its clauses cannot be read', async () => {
    const before = await said();
    const word = await revision();
    word.replace('Norme finali', 'Norme').addAfter(word.at('La carta dei servizi, approvata'), 'parola '.repeat(10_000));
    expect(await bringBack(word.bytes())).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'uploadId', message: expect.stringMatching(/troppo lungo/) }] });
    expect(await said()).toEqual(before);
  });

  it('is closed once the act is approved: it still goes out, and nothing comes back', async () => {
    const other = await completeActs(redattore, pesaroId, versionId);
    await approveConvention(referente, other, italianDay(new Date()));
    const word = (await revision(redattore, other)).replace('Norme finali', 'Norme');
    expect((await reviews(redattore, other))!.acts.find(({ actKey }) => actKey === ACT)!.closed).toMatch(/approvato/);
    expect(await bringBack(word.bytes(), { instanceId: other })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/approvato/) });
  });

  it('at the same time twice is once', async () => {
    const bytes = (await revision()).replace('Norme finali', 'Norme transitorie e finali').bytes();
    const arrivals = await Promise.all([1, 2, 3].map(() => arriveBytes(test, { email: 'redattore.pesaro@demo.example', enteId: pesaroId, fileName: 'doppio.docx', bytes })));
    const outcomes = await Promise.all(arrivals.map(({ uploadId }) => bring(redattore, id, ACT, uploadId)));
    expect(new Set(outcomes.map(({ returnId }) => returnId)).size).toBe(1);
    expect(outcomes.filter(({ again }) => !again)).toHaveLength(1);
    expect((await said()).suggestions.filter(({ clauseId, state }) => clauseId === 'conv-finali' && state === 'open')).toHaveLength(1);
  });

  it('tells who brought it in what a colleague decided, in the name of who proposed it', async () => {
    const { id: suggestion } = (await said()).suggestions.find(({ clauseId, state }) => clauseId === 'conv-finali' && state === 'open')!;
    await referente.request('mutation ($id: ID!) { refuseSuggestion(id: $id, reason: "Resta com’è.") { __typename } }', { id: suggestion });
    await test.app.get(TellOfReview).hear({ id: '1', kind: 'models.reviewed', payload: { what: 'DECISION', id: suggestion, instanceId: id, enteId: pesaroId, personId: null }, occurredAt: new Date() });
    expect((await redattore.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title)).toContainEqual(expect.stringMatching(/^La proposta di Segretario generale su .* è stata rifiutata$/));
  });
});
