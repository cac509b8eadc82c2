import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TellOfReview } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS, type DatabaseAccess } from '@province-comuni/platform-ports';
import { plainRichText } from '@province-comuni/shared-act-tree';
import { addDays, italianDate, italianDay } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { approveConvention } from './testing/approve-convention.js';
import { completeActs } from './testing/complete-acts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Author { name: string; origin: string; me: boolean }
interface Comment { id: string; clauseId: string; parentId: string | null; quote: string | null; text: string; author: Author; resolvedBy: string | null }
interface Suggestion { id: string; clauseId: string; state: string; outdated: boolean; author: Author; decidedBy: string | null; decidedReason: string | null; proposed: { heading: unknown; body: unknown } | null }
interface Review { viewerCan: Record<string, boolean>; comments: Comment[]; suggestions: Suggestion[]; requests: { id: string; to: string; state: string; late: boolean; viewerCanClose: boolean }[]; links: { id: string; name: string; holds: boolean; lastUsedAt: string | null }[]; closed: { actKey: string; reason: string }[]; acts?: { key: string; clauses: { id: string }[] }[]; ente?: string }
interface Outcome { __typename: string; review: Review; address: string | null; message: string; code: string; problems: { field: string; message: string }[]; currentHash: string; merged: { heading: unknown; body: unknown } | null; conflicts: number }
interface Clause { textHash: string; revision: number; state: string; heading: unknown; body: { content: unknown[] } }

const COMMENT = 'id clauseId parentId quote text author { name origin me } resolvedBy';
const SUGGESTION = 'id clauseId state outdated author { name origin me } decidedBy decidedReason proposed { heading body }';
const REVIEW = `viewerCan { comment suggest decide ask inviteGuests } comments { ${COMMENT} } suggestions { ${SUGGESTION} } requests { id to state late viewerCanClose viewerCanWithdraw } links { id name holds lastUsedAt } closed { actKey reason }`;
const GUEST = `ente acts { key clauses { id } } comments { ${COMMENT} } suggestions { ${SUGGESTION} } closed { actKey reason }`;
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const TODAY = italianDay(new Date());
const EDITABLE = 'conv-comunicazioni';
const FREE = 'conv-definizioni';
const FIXED = 'conv-parti';

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let visitor: GraphqlClient;
let id: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (email: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, accounts.find((account) => account.email === email)!.password);
    return client;
  };
  [referente, redattore, lettore, lecco, curatore] = (await Promise.all(['referente.pesaro@demo.example', 'redattore.pesaro@demo.example', 'lettore.pesaro@demo.example', 'referente.lecco@demo.example', 'curatore@demo.example'].map(signedIn))) as [GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient];
  visitor = new GraphqlClient(test.app);
  const pesaroId = (await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  const versionId = (await referente.request<{ model: { versions: { id: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }')).model.versions[0]!.id;
  id = await completeActs(referente, pesaroId, versionId);
}, 120_000);
afterAll(() => test?.close());

const raw = async <T>(client: GraphqlClient, query: string, variables: Record<string, unknown>): Promise<T> => (await client.raw<T>(query, variables)).data;

async function review(client = referente): Promise<Review | null> {
  return (await raw<{ instanceReview: Review | null } | null>(client, `query ($id: ID!) { instanceReview(instanceId: $id) { ${REVIEW} } }`, { id }))?.instanceReview ?? null;
}

async function change(client: GraphqlClient, mutation: string, type: string, input: object, done = `... on ReviewKept { review { ${REVIEW} } }`): Promise<Outcome> {
  return (await client.request<Record<string, Outcome>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${done} ${REFUSALS} } }`, { input }))[mutation]!;
}

const comment = (client: GraphqlClient, input: object = {}): Promise<Outcome> => change(client, 'commentClause', 'CommentClauseInput', { id: randomUUID(), instanceId: id, clauseId: EDITABLE, text: 'Da rivedere.', ...input });
const suggest = (client: GraphqlClient, input: object): Promise<Outcome> => change(client, 'suggestClause', 'SuggestClauseInput', { id: randomUUID(), instanceId: id, clauseId: EDITABLE, reason: '', ...input });
const accept = (client: GraphqlClient, input: object): Promise<Outcome> => change(client, 'acceptSuggestion', 'AcceptSuggestionInput', input, `... on ReviewKept { review { ${REVIEW} } } ... on SuggestionOutdated { currentHash merged { heading body } conflicts }`);
const refuse = async (client: GraphqlClient, suggestionId: string, reason: string): Promise<Outcome> => (await client.request<{ refuseSuggestion: Outcome }>(`mutation ($id: ID!, $reason: String!) { refuseSuggestion(id: $id, reason: $reason) { __typename ... on ReviewKept { review { ${REVIEW} } } ${REFUSALS} } }`, { id: suggestionId, reason })).refuseSuggestion;
const ask = (client: GraphqlClient, input: object): Promise<Outcome> => change(client, 'askForReview', 'AskForReviewInput', { id: randomUUID(), instanceId: id, text: 'Guardate la durata.', dueOn: addDays(TODAY, 7), ...input });
const invite = (client: GraphqlClient, input: object = {}): Promise<Outcome> => change(client, 'inviteGuest', 'InviteGuestInput', { id: randomUUID(), instanceId: id, actKeys: ['convenzione'], name: 'Avv. Prova', email: 'avvocato@studio.example', maySuggest: true, days: 30, ...input }, `... on GuestInvited { address review { ${REVIEW} } }`);
const asGuest = (mutation: 'commentAsGuest' | 'suggestAsGuest', input: object): Promise<Outcome> => change(visitor, mutation, mutation === 'commentAsGuest' ? 'GuestCommentInput' : 'GuestSuggestionInput', { id: randomUUID(), clauseId: EDITABLE, ...input }, `... on GuestReviewKept { review { ${GUEST} } }`);

async function guestSees(secret: string, client = visitor): Promise<Review | null> {
  return (await client.request<{ guestReview: Review | null }>(`query ($secret: String!) { guestReview(secret: $secret) { ${GUEST} } }`, { secret })).guestReview;
}

async function clause(clauseId = EDITABLE): Promise<Clause> {
  return (await referente.request<{ instanceClause: Clause }>('query ($id: ID!, $clauseId: String!) { instanceClause(instanceId: $id, clauseId: $clauseId) { textHash revision state heading body } }', { id, clauseId })).instanceClause;
}

/** The clause with one more sentence. */
async function withSentence(sentence: string): Promise<{ baseHash: string; proposed: { heading: unknown; body: object } }> {
  const { textHash, heading, body } = await clause();
  return { baseHash: textHash, proposed: { heading, body: { ...body, content: [...body.content, ...plainRichText(sentence).content] } } };
}

async function edit(sentence: string): Promise<void> {
  const { proposed } = await withSentence(sentence);
  const { revision } = await clause();
  const { editClause } = await referente.request<{ editClause: { __typename: string } }>('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: EDITABLE, seenRevision: revision, ...proposed, reason: '' } });
  expect(editClause.__typename).toBe('InstanceChanged');
}

async function owner<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: test.database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const secretOf = (address: string | null): string => /#([\w-]{43})$/.exec(address ?? '')![1]!;
const idOf = (outcome: Outcome): string => outcome.review.suggestions.at(-1)!.id;

describe('the review of acts', () => {
  it('is not for another Ente, nor for the staff', async () => {
    const made = await suggest(redattore, { ...(await withSentence('Una frase da nascondere.')), reason: 'prova' });
    const said = (await comment(redattore)).review.comments[0]!.id;
    const asked = await ask(redattore, { toPersonId: (await colleagues(redattore))![0]!.personId });
    const link = (await invite(redattore)).review.links[0]!.id;
    for (const stranger of [lecco, curatore]) {
      expect(await review(stranger)).toBeNull();
      expect(await colleagues(stranger)).toBeNull();
      const close = (await stranger.request<{ closeReviewRequest: Outcome }>('mutation ($id: ID!) { closeReviewRequest(id: $id, how: "done") { __typename } }', { id: asked.review.requests[0]!.id })).closeReviewRequest;
      const settle = (await stranger.request<{ settleComment: Outcome }>('mutation ($id: ID!, $comment: ID!) { settleComment(instanceId: $id, id: $comment, settled: true) { __typename } }', { id, comment: said })).settleComment;
      const revoke = (await stranger.request<{ revokeReviewLink: Outcome }>('mutation ($id: ID!) { revokeReviewLink(id: $id) { __typename } }', { id: link })).revokeReviewLink;
      const withdraw = (await stranger.request<{ withdrawSuggestion: Outcome }>('mutation ($id: ID!, $s: ID!) { withdrawSuggestion(instanceId: $id, id: $s) { __typename } }', { id, s: idOf(made) })).withdrawSuggestion;
      const tried = [await comment(stranger), await suggest(stranger, { ...(await withSentence('Intrusa.')) }), await accept(stranger, { id: idOf(made) }), await refuse(stranger, idOf(made), 'no'), await ask(stranger, { toPersonId: randomUUID() }), await invite(stranger), close, settle, revoke, withdraw];
      expect(tried.map(({ __typename }) => __typename)).toEqual(tried.map(() => 'NotFound'));
    }
    expect(await raw(visitor, `query ($id: ID!) { instanceReview(instanceId: $id) { instanceId } }`, { id })).toEqual({ instanceReview: null });
    const now = (await review())!;
    expect([now.suggestions.map(({ state }) => state), now.comments.map(({ resolvedBy }) => resolvedBy), now.requests.map(({ state }) => state), now.links.map(({ holds }) => holds)]).toEqual([['open'], [null], ['open'], [true]]);
    await refuse(referente, idOf(made), 'era una prova');
    await revokeLink(link);
  });

  it('is by those who read in comments, and by those who write in proposals', async () => {
    expect((await review(lettore))!.viewerCan).toEqual({ comment: true, suggest: false, decide: false, ask: false, inviteGuests: false });
    expect((await review(lettore))!.links).toEqual([]);
    const own = randomUUID();
    const said = await comment(lettore, { id: own, quote: 'per iscritto', text: 'Anche per PEC?' });
    expect(said.review.comments.at(-1)).toMatchObject({ text: 'Anche per PEC?', quote: 'per iscritto', author: { origin: 'page', me: true } });
    expect(await suggest(lettore, await withSentence('No.'))).toMatchObject({ __typename: 'Refused', message: 'Da qui si può solo commentare.' });
    expect(await invite(lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect(await comment(lettore, { text: ' ' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'text', message: 'Scrivete qualcosa.' }] });
    expect(await comment(lettore, { clauseId: 'non-esiste' })).toMatchObject({ __typename: 'NotFound' });
    // A double click, and an answer to an answer.
    const twice = await Promise.all([comment(redattore, { id: '11111111-1111-4111-8111-111111111111', parentId: own, text: 'Sì.' }), comment(redattore, { id: '11111111-1111-4111-8111-111111111111', parentId: own, text: 'Sì.' })]);
    expect(twice.map(({ __typename }) => __typename)).toEqual(['ReviewKept', 'ReviewKept']);
    expect((await review())!.comments.filter(({ parentId }) => parentId === own)).toHaveLength(1);
    expect(await comment(lettore, { parentId: '11111111-1111-4111-8111-111111111111' })).toMatchObject({ __typename: 'Refused' });
    expect(await comment(lettore, { id: '11111111-1111-4111-8111-111111111111' })).toMatchObject({ __typename: 'NotFound' });
    const settled = (await lettore.request<{ settleComment: Outcome }>(`mutation ($id: ID!, $comment: ID!) { settleComment(instanceId: $id, id: $comment, settled: true) { __typename ... on ReviewKept { review { ${REVIEW} } } } }`, { id, comment: own })).settleComment;
    expect(settled.review.comments.find((each) => each.id === own)!.resolvedBy).toBeTruthy();
  });

  it('proposes nothing for a fixed text, nor what changes nothing, nor taking out what must stay', async () => {
    const fixed = await clause(FIXED);
    expect(await suggest(redattore, { clauseId: FIXED, baseHash: fixed.textHash, proposed: { heading: [], body: plainRichText('Altro.') } })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/vincolato/) as unknown as string });
    expect(await comment(redattore, { clauseId: FIXED })).toMatchObject({ __typename: 'ReviewKept' });
    const { textHash, heading, body } = await clause();
    expect(await suggest(redattore, { baseHash: textHash, proposed: { heading, body } })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/uguale/) as unknown as string });
    expect(await suggest(redattore, { baseHash: textHash, proposed: null, reason: 'inutile' })).toMatchObject({ __typename: 'Refused', code: 'MODELS.CLAUSE_REFUSED' });
    expect(await suggest(redattore, { baseHash: 'x', proposed: { heading, body: plainRichText('Altro.') } })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/è cambiata/) as unknown as string });
    expect(await suggest(redattore, { baseHash: textHash, proposed: { heading, body: { type: 'doc', content: [{ type: 'image' }] } } })).toMatchObject({ __typename: 'Refused' });
  });

  it('accepts a proposal as an edit, once', async () => {
    const proposal = await withSentence('Vale la data di ricezione.');
    const made = await suggest(redattore, { ...proposal, reason: 'più chiaro' });
    expect(await accept(lettore, { id: idOf(made) })).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    const both = await Promise.all([accept(referente, { id: idOf(made) }), accept(redattore, { id: idOf(made) })]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['ReviewKept', 'ReviewKept']);
    expect(await clause()).toMatchObject({ revision: 1, state: 'ADATTATA', heading: proposal.proposed.heading, body: proposal.proposed.body });
    const { instanceHistory } = await referente.request<{ instanceHistory: { kind: string; after: { reason: string } }[] }>('query ($id: ID!) { instanceHistory(instanceId: $id, subject: "conv-comunicazioni") { kind after } }', { id });
    expect(instanceHistory.map(({ kind, after }) => [kind, after.reason])).toEqual([['CLAUSOLA_MODIFICATA', expect.stringMatching(/^Proposta di .*: più chiaro$/) as unknown as string]]);
    expect(await refuse(referente, idOf(made), 'ripensamento')).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/già deciso: è stata accettata/) as unknown as string });
  });

  it('is undone like any edit, and the suggestion stays accepted', async () => {
    const before = await clause();
    const made = await suggest(redattore, await withSentence('Da riprendere.'));
    await accept(referente, { id: idOf(made) });
    expect(JSON.stringify((await clause()).body)).toContain('Da riprendere.');
    const { undoLastChange } = await referente.request<{ undoLastChange: { __typename: string } }>('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id });
    expect(undoLastChange.__typename).toBe('InstanceChanged');
    expect((await clause()).body).toEqual(before.body);
    expect((await review())!.suggestions.find((each) => each.id === idOf(made))!.state).toBe('accepted');
  });

  it('ends once, however many decide at the same time', async () => {
    const made = await suggest(redattore, await withSentence('Contesa.'));
    const outcomes = await Promise.all([accept(referente, { id: idOf(made) }), refuse(redattore, idOf(made), 'no'), accept(redattore, { id: idOf(made) }), refuse(referente, idOf(made), 'no')]);
    const { state } = (await review())!.suggestions.find((each) => each.id === idOf(made))!;
    expect(outcomes.map(({ __typename }) => __typename)).toEqual(state === 'accepted' ? ['ReviewKept', 'Refused', 'ReviewKept', 'Refused'] : ['Refused', 'ReviewKept', 'Refused', 'ReviewKept']);
    expect(JSON.stringify((await clause()).body).split('Contesa.')).toHaveLength(state === 'accepted' ? 2 : 1);
  });

  it('offers the merge where the clause changed, and takes no side before it is confirmed', async () => {
    const made = await suggest(redattore, await withSentence('Frase della proposta.'));
    await edit('Frase scritta nel frattempo.');
    expect((await review())!.suggestions.at(-1)).toMatchObject({ state: 'open', outdated: true });
    const before = await clause();
    const offered = await accept(referente, { id: idOf(made) });
    expect(offered).toMatchObject({ __typename: 'SuggestionOutdated', currentHash: before.textHash });
    expect(await clause()).toEqual(before);
    for (const sentence of ['Frase della proposta.', 'Frase scritta nel frattempo.']) expect(JSON.stringify(offered.merged)).toContain(sentence);
    // What was looked at is not the clause any more: looked at again.
    await edit('Ancora una.');
    expect(await accept(referente, { id: idOf(made), currentHash: offered.currentHash, text: offered.merged })).toMatchObject({ __typename: 'SuggestionOutdated' });
    const again = await accept(referente, { id: idOf(made) });
    expect(await accept(referente, { id: idOf(made), currentHash: again.currentHash, text: again.merged })).toMatchObject({ __typename: 'ReviewKept' });
    for (const sentence of ['Frase della proposta.', 'Frase scritta nel frattempo.', 'Ancora una.']) expect(JSON.stringify((await clause()).body)).toContain(sentence);
  });

  it('takes a clause out by a proposal, and nothing over one that went', async () => {
    const { textHash, heading } = await clause(FREE);
    const other = await suggest(redattore, { clauseId: FREE, baseHash: textHash, proposed: { heading, body: plainRichText('Definizioni più brevi.') } });
    expect(await suggest(redattore, { clauseId: FREE, baseHash: textHash, proposed: null })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'reason' }] });
    const made = await suggest(redattore, { clauseId: FREE, baseHash: textHash, proposed: null, reason: 'non serve' });
    expect(await accept(referente, { id: idOf(made) })).toMatchObject({ __typename: 'ReviewKept' });
    expect((await clause(FREE)).state).toBe('SOPPRESSA');
    expect(await accept(referente, { id: idOf(other) })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/ripristinatela/) as unknown as string });
    expect(await refuse(referente, idOf(other), ' ')).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'reason' }] });
    expect((await refuse(referente, idOf(other), 'La clausola è stata tolta.')).review.suggestions.find((each) => each.id === idOf(other))).toMatchObject({ state: 'refused', decidedReason: 'La clausola è stata tolta.' });
  });
});

describe('the wall of the database', () => {
  it('alone keeps every row from another Ente, and from who has none', async () => {
    const leccoId = (await lecco.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
    const counts = (access: DatabaseAccess): Promise<number[]> =>
      test.database.runner.run(access, async () => {
        const found: number[] = [];
        for (const table of ['clause_comment', 'clause_suggestion', 'review_request', 'review_guest_link']) found.push(((await currentManager().query(`select count(*)::int as count from ${table}`)) as { count: number }[])[0]!.count);
        return found;
      });
    expect((await counts(SYSTEM_ACCESS)).every((count) => count > 0)).toBe(true);
    expect(await counts({ enteIds: [leccoId] })).toEqual([0, 0, 0, 0]);
    expect(await counts({ enteIds: [] })).toEqual([0, 0, 0, 0]);
  });
});

describe('requests to colleagues', () => {
  it('go to people of the Ente, with a day, and are closed by who may', async () => {
    const people = (await colleagues(redattore))!;
    const lettoreId = (await lettore.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    const leccoId = (await lecco.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    expect(people.map(({ personId }) => personId)).toContain(lettoreId);
    expect(await colleagues(lettore)).toBeNull();
    expect(await ask(redattore, { toPersonId: leccoId })).toMatchObject({ problems: [{ field: 'toPersonId' }] });
    expect(await ask(redattore, { toPersonId: lettoreId, dueOn: addDays(TODAY, -1) })).toMatchObject({ problems: [{ field: 'dueOn', message: 'La scadenza è già passata.' }] });
    expect(await ask(lettore, { toPersonId: lettoreId })).toMatchObject({ __typename: 'Refused' });
    const one = randomUUID();
    await Promise.all([1, 2].map(() => ask(redattore, { id: one, toPersonId: lettoreId, clauseId: EDITABLE, dueOn: addDays(TODAY, 1) })));
    const waiting = async (client: GraphqlClient): Promise<{ id: string }[]> => (await client.request<{ waitingReviewRequests: { id: string }[] }>('{ waitingReviewRequests { id title actKey clauseId from text dueOn late } }')).waitingReviewRequests;
    expect((await waiting(lettore)).filter((each) => each.id === one)).toEqual([expect.objectContaining({ actKey: 'convenzione', clauseId: EDITABLE, text: 'Guardate la durata.', late: false })]);
    expect(await waiting(lecco)).toEqual([]);
    const close = async (client: GraphqlClient, how: string): Promise<Outcome> => (await client.request<{ closeReviewRequest: Outcome }>(`mutation ($id: ID!, $how: String!) { closeReviewRequest(id: $id, how: $how) { __typename ... on ReviewKept { review { ${REVIEW} } } ${REFUSALS} } }`, { id: one, how })).closeReviewRequest;
    expect(await close(lettore, 'withdrawn')).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    await tellEverything();
    await test.app.get(TellOfReview).remind();
    expect((await titles(lettore)).filter((title) => /vi chiede una revisione/.test(title)).length).toBeGreaterThan(0);
    expect((await titles(lettore)).filter((title) => /scade domani/.test(title))).toHaveLength(1);
    expect((await close(lettore, 'done')).review.requests.find((each) => each.id === one)).toMatchObject({ state: 'done', viewerCanClose: false });
    expect(await close(lettore, 'done')).toMatchObject({ __typename: 'ReviewKept' });
    expect(await close(redattore, 'withdrawn')).toMatchObject({ __typename: 'Refused', message: 'La richiesta è già stata evasa.' });
    await tellEverything();
    expect((await titles(redattore)).filter((title) => /ha evaso la vostra richiesta/.test(title))).toHaveLength(1);
    expect(await titles(lecco)).toEqual([]);
  });
});

describe('a guest', () => {
  it('reads the acts he was let in for, and sees of the Ente only what answers him', async () => {
    const one = randomUUID();
    expect(await invite(redattore, { actKeys: ['altro'] })).toMatchObject({ problems: [{ field: 'actKeys' }] });
    expect(await invite(redattore, { days: 0, name: ' ', email: 'x' })).toMatchObject({ __typename: 'InvalidInput' });
    const [made, again] = await Promise.all([invite(redattore, { id: one }), invite(redattore, { id: one })]);
    const addresses = [made.address, again.address].filter((address) => address !== null);
    expect(addresses).toHaveLength(1);
    const secret = secretOf(addresses[0]!);
    const letters = await owner<{ body: string }>(`select body from mail_message where to_address = 'avvocato@studio.example' and body like '%' || $1 || '%'`, [secret]);
    expect(letters).toHaveLength(1);
    expect(letters[0]!.body).toContain(italianDate(addDays(TODAY, 30)));
    expect(await owner(`select 1 from review_guest_link where secret_hash = $1 or secret_hash like '%' || $1 || '%'`, [secret])).toEqual([]);
    const seen = (await guestSees(secret))!;
    expect(seen.acts!.map(({ key }) => key)).toEqual(['convenzione']);
    expect([seen.comments, seen.suggestions]).toEqual([[], []]);
    expect(seen.ente).toBe('Provincia di Pesaro e Urbino');
    // What he says, and what answers him, without names of the Ente's people.
    const thread = randomUUID();
    const said = await asGuest('commentAsGuest', { secret, id: thread, text: 'Manca il foro competente.' });
    expect(said.review.comments).toEqual([expect.objectContaining({ text: 'Manca il foro competente.', author: { name: 'Avv. Prova', origin: 'guest', me: true } })]);
    await comment(redattore, { parentId: thread, text: 'Lo aggiungiamo.' });
    expect((await guestSees(secret))!.comments.map(({ text, author }) => [text, author.name])).toEqual([['Manca il foro competente.', 'Avv. Prova'], ['Lo aggiungiamo.', 'Provincia di Pesaro e Urbino']]);
    // Acts he was not let in for, threads that are not his.
    const elsewhere = (await referente.request<{ instance: { acts: { key: string; clauses: { id: string }[] }[] } }>('query ($id: ID!) { instance(id: $id) { acts { key clauses { id } } } }', { id })).instance.acts.find(({ key }) => key === 'carta-servizi')!.clauses[0]!.id;
    expect(await asGuest('commentAsGuest', { secret, clauseId: elsewhere, text: 'x' })).toMatchObject({ __typename: 'NotFound' });
    expect((await visitor.request<{ guestClause: unknown }>('query ($secret: String!, $c: String!) { guestClause(secret: $secret, clauseId: $c) { id } }', { secret, c: elsewhere })).guestClause).toBeNull();
    const inner = (await review())!.comments.find(({ author, parentId }) => author.origin === 'page' && parentId === null)!;
    expect(await asGuest('commentAsGuest', { secret, parentId: inner.id, clauseId: inner.clauseId, text: 'x' })).toMatchObject({ __typename: 'NotFound' });
    await tellEverything();
    expect((await titles(redattore)).filter((title) => /Avv\. Prova commenta/.test(title))).toHaveLength(1);
  });

  it('proposes where he may, and reads how it ended', async () => {
    const secret = secretOf((await invite(redattore)).address);
    const reader = secretOf((await invite(redattore, { maySuggest: false })).address);
    const proposal = await withSentence('Il foro competente è quello di Pesaro.');
    expect(await asGuest('suggestAsGuest', { secret: reader, ...proposal })).toMatchObject({ __typename: 'Refused', message: 'Da qui si può solo commentare.' });
    const made = await asGuest('suggestAsGuest', { secret, ...proposal, reason: 'manca' });
    expect(made.review.suggestions).toMatchObject([{ state: 'open', author: { me: true } }]);
    expect((await guestSees(reader))!.suggestions).toEqual([]);
    await refuse(referente, idOf(made), 'È già nell’articolo sulle controversie.');
    expect((await guestSees(secret))!.suggestions).toMatchObject([{ state: 'refused', decidedReason: 'È già nell’articolo sulle controversie.', decidedBy: 'Provincia di Pesaro e Urbino' }]);
    const second = await asGuest('suggestAsGuest', { secret, ...proposal });
    const withdraw = (await visitor.request<{ withdrawAsGuest: Outcome }>(`mutation ($secret: String!, $id: ID!) { withdrawAsGuest(secret: $secret, id: $id) { __typename } }`, { secret: reader, id: idOf(second) })).withdrawAsGuest;
    expect(withdraw.__typename).toBe('NotFound');
    expect(await accept(referente, { id: idOf(second) })).toMatchObject({ __typename: 'ReviewKept' });
    expect(JSON.stringify((await clause()).body)).toContain('foro competente è quello di Pesaro');
  });

  it('is shut out at once when his link is revoked or over, and told nothing else than a stranger', async () => {
    const made = await invite(redattore);
    const secret = secretOf(made.address);
    const nothing = await visitor.raw('query ($secret: String!) { guestReview(secret: $secret) { id } }', { secret: 'k'.repeat(43) });
    expect(nothing).toEqual({ data: { guestReview: null } });
    expect(await guestSees(secret)).not.toBeNull();
    await revokeLink(made.review.links[0]!.id);
    expect(await visitor.raw('query ($secret: String!) { guestReview(secret: $secret) { id } }', { secret })).toEqual(nothing);
    const unknown = await asGuest('commentAsGuest', { secret: 'k'.repeat(43), text: 'x' });
    expect(await asGuest('commentAsGuest', { secret, text: 'x' })).toEqual(unknown);
    expect(await asGuest('suggestAsGuest', { secret, ...(await withSentence('x')) })).toEqual(unknown);
    const other = await invite(redattore);
    await owner(`update review_guest_link set expires_at = now() - interval '1 second' where id = $1`, [other.review.links[0]!.id]);
    expect(await visitor.raw('query ($secret: String!) { guestReview(secret: $secret) { id } }', { secret: secretOf(other.address) })).toEqual(nothing);
    expect(await asGuest('commentAsGuest', { secret: secretOf(other.address), text: 'x' })).toEqual(unknown);
    expect(await guestSees('x'.repeat(5_000))).toBeNull();
    // What he wrote before stays.
    expect((await review())!.comments.some(({ author }) => author.origin === 'guest')).toBe(true);
  });

  it('does not write without end', async () => {
    const made = await invite(redattore);
    const secret = secretOf(made.address);
    await owner(`insert into clause_comment (id, instance_id, ente_id, act_key, clause_id, text, origin, guest_link_id, author_name, created_at) select gen_random_uuid(), l.instance_id, l.ente_id, 'convenzione', $2, 'molto', 'guest', l.id, l.name, now() from review_guest_link l, generate_series(1, 200) where l.id = $1`, [made.review.links[0]!.id, EDITABLE]);
    expect(await asGuest('commentAsGuest', { secret, text: 'ancora' })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/riprovate domani/) as unknown as string });
    expect((await guestSees(secret))!.comments).toHaveLength(200);
  });
});

describe('people', () => {
  it('are told what concerns them, once, and of no other Ente', async () => {
    await tellEverything();
    await tellEverything();
    expect((await titles(lettore)).filter((title) => /risponde a un commento/.test(title))).toHaveLength(1);
    expect((await titles(redattore)).filter((title) => /La vostra proposta .* è stata accettata/.test(title)).length).toBeGreaterThan(0);
    expect((await titles(redattore)).filter((title) => /La vostra proposta .* è stata rifiutata/.test(title)).length).toBeGreaterThan(0);
    expect(await titles(lecco)).toEqual([]);
  });

  it('hear a guest also when who let him in may no longer do so', async () => {
    const secret = secretOf((await invite(redattore, { name: 'Notaio Prova' })).address);
    const [role] = await owner<{ id: string }>(`select m.id from membership m join person p on p.id = m.person_id where p.email like 'redattore.pesaro@%'`);
    await owner(`update membership set role = 'LETTORE' where id = $1`, [role!.id]);
    expect(await asGuest('commentAsGuest', { secret, text: 'C’è qualcuno?' })).toMatchObject({ __typename: 'GuestReviewKept' });
    await tellEverything();
    await owner(`update membership set role = 'REDATTORE' where id = $1`, [role!.id]);
    const heard = async (client: GraphqlClient): Promise<number> => (await titles(client)).filter((title) => title.startsWith('Notaio Prova commenta')).length;
    expect([await heard(referente), await heard(redattore), await heard(lettore), await heard(lecco)]).toEqual([1, 0, 0, 0]);
  });
});

describe('an approved act', () => {
  it('takes comments and no proposals, until it is written on anew', async () => {
    const secret = secretOf((await invite(redattore)).address);
    await approveConvention(referente, id, TODAY);
    const proposal = await withSentence('Troppo tardi.');
    expect(await suggest(redattore, proposal)).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/L’atto è approvato/) as unknown as string });
    expect(await asGuest('suggestAsGuest', { secret, ...proposal })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/L’atto è approvato/) as unknown as string });
    expect((await guestSees(secret))!.closed.map(({ actKey }) => actKey)).toEqual(['convenzione']);
    expect((await review(lettore))!.comments.length).toBeGreaterThan(0);
    expect(await comment(lettore)).toMatchObject({ __typename: 'ReviewKept' });
    await edit('Comincia il rinnovo.');
    expect(await suggest(redattore, await withSentence('Non più troppo tardi.'))).toMatchObject({ __typename: 'ReviewKept' });
  });
});

async function colleagues(client: GraphqlClient): Promise<{ personId: string; name: string }[] | null> {
  return (await client.request<{ reviewColleagues: { personId: string; name: string }[] | null }>('query ($id: ID!) { reviewColleagues(instanceId: $id) { personId name } }', { id })).reviewColleagues;
}

async function revokeLink(linkId: string): Promise<void> {
  const { revokeReviewLink } = await redattore.request<{ revokeReviewLink: Outcome }>('mutation ($id: ID!) { revokeReviewLink(id: $id) { __typename } }', { id: linkId });
  expect(revokeReviewLink.__typename).toBe('ReviewKept');
}

/** Every event heard, as the worker would, and heard again the next time. */
async function tellEverything(): Promise<void> {
  const tell = test.app.get(TellOfReview);
  for (const event of await owner<{ id: string; kind: string; payload: object; occurred_at: Date }>(`select id, kind, payload, occurred_at from outbox_event where kind = 'models.reviewed' order by id`)) await tell.hear({ id: String(event.id), kind: event.kind, payload: event.payload, occurredAt: event.occurred_at });
}

async function titles(client: GraphqlClient): Promise<string[]> {
  return (await client.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
}
