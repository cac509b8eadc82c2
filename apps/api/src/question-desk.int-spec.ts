import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { COMMUNITY_HINTS, COMMUNITY_REPOSITORY, DESK_REPOSITORY, DISCUSSION_REPOSITORY, EscalateQuestions, LoadCommunities, PostLetters, TellOfAsks, TellOfPosts, type PackagedCommunity } from '@province-comuni/communities-domain';
import { FollowSources } from '@province-comuni/documents-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD } from '@province-comuni/notices-contract';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { DOCUMENT_READER, MAIL_ARCHIVE, SEARCH_INDEX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type DatabaseAccess, type DocumentReader, type DomainEvent, type MailArchive, type SearchIndex } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import type { PersonId } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveFile } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Luca moderates SUA, of which all are members but Urbino and UPI; the curatore is in the group by invitation, with Anna and Lecco. */
type Who = 'anna' | 'luca' | 'lettore' | 'lecco' | 'urbino' | 'curatore' | 'amministratore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', urbino: 'referente.urbino@demo.example', curatore: 'curatore@demo.example', amministratore: 'amministratore@demo.example' };
const MEMBERS = ['anna', 'luca', 'lettore', 'lecco'] as const;
const TABLES = ['question_days', 'question_escalation', 'question_ask', 'post', 'discussion', 'community', 'community_member'];
const SECRET: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };
const DONE = { __typename: 'CommunityDone' };
/** Wednesday; five working days later is Thursday 31 December. */
const ASKED = '2026-12-23T10:00:00Z';

interface Outcome { readonly __typename: string; readonly discussionId: string; readonly code?: string; readonly message?: string; readonly post: { id: string }; readonly problems: { field: string; message: string }[] }
interface Desk { readonly escalatedAt: string | null; readonly asked: { personId: string; name: string; askedByName: string; declinedAt: string | null; answered: boolean }[]; readonly asksLeft: number; readonly askedBy: string | null }

let test: TestApp;
let sua: string;
let riservata: string;
const clients = {} as Record<Who | 'visitor', GraphqlClient>;
const ids = {} as Record<Who, PersonId>;
const entiOf = {} as Record<Who, string>;

const as = <T>(access: DatabaseAccess, text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(access, () => currentManager().query(text, parameters));
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => as(SYSTEM_ACCESS, text, parameters);
const mutate = async (who: Who, mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<Outcome> =>
  Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message } } }`, variables))[0]!;
const open = async (who: Who, title: string, { communityId = sua, askedAt = null as string | null, kind = 'QUESTION' } = {}): Promise<string> => {
  const { openDiscussion } = await clients[who].request<{ openDiscussion: Outcome }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId, kind, title, tags: [], text: plainPost('Come fate?'), clientKey: randomUUID() } });
  if (askedAt) await sql('update discussion set created_at = $2 where id = $1', [openDiscussion.discussionId, askedAt]);
  return openDiscussion.discussionId;
};
const answer = async (who: Who, discussionId: string, words = 'Così.'): Promise<string> =>
  (await clients[who].request<{ answer: Outcome }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { ... on AnswerGiven { post { id } } } }', { input: { discussionId, text: plainPost(words), clientKey: randomUUID() } })).answer.post.id;
const solve = (who: Who, discussionId: string, postId: string | null): Promise<Outcome> => mutate(who, 'markSolved(discussionId: $d, postId: $p)', '($d: ID!, $p: ID)', { d: discussionId, p: postId });
const hide = (postId: string): Promise<Outcome> => mutate('luca', 'hidePost(postId: $p, category: SPAM, reason: "Pubblicità.")', '($p: ID!)', { p: postId });
const desk = async (who: Who | 'visitor', id: string): Promise<Desk | null> => (await clients[who].request<{ questionDesk: Desk | null }>('query ($id: ID!) { questionDesk(discussionId: $id) { escalatedAt asked { personId name askedByName declinedAt answered } asksLeft askedBy } }', { id })).questionDesk;
const suggested = async (who: Who, id: string): Promise<string[] | null> =>
  (await clients[who].request<{ answerSuggestions: { personId: string; reason: string }[] | null }>('query ($id: ID!) { answerSuggestions(discussionId: $id) { personId name ente reason href } }', { id })).answerSuggestions?.map(({ personId, reason }) => `${Object.entries(ids).find(([, known]) => known === personId)?.[0]}: ${reason}`) ?? null;
const ask = (who: Who, discussionId: string, ...people: string[]): Promise<Outcome> => mutate(who, 'askForAnswer(input: $input)', '($input: AskForAnswerInput!)', { input: { discussionId, personIds: people } });
const decline = (who: Who, id: string): Promise<Outcome> => mutate(who, 'declineToAnswer(discussionId: $id)', '($id: ID!)', { id });
const setDays = (who: Who, days: number, revision: number, key = 'sua'): Promise<Outcome> => mutate(who, 'setAnswerDays(key: $k, seenRevision: $r, workingDays: $d)', '($k: String!, $r: Int!, $d: Int!)', { k: key, r: revision, d: days });
const waiting = async (who: Who): Promise<string[]> => {
  const titles: string[] = [];
  for (let after: string | null = null; ; ) {
    const { page }: { page: { nodes: { title: string }[]; hasNextPage: boolean; endCursor: string } } = await clients[who].request('query ($after: String) { page: unansweredQuestions(after: $after, first: 2) { nodes { title } hasNextPage endCursor } }', { after });
    titles.push(...page.nodes.map(({ title }) => title));
    if (!page.hasNextPage) return titles;
    after = page.endCursor;
  }
};
/** Changes of a discussion as a whole in the log of its community. */
const changes = (discussionId: string): Promise<{ personId: string | null; postId: string | null }[]> =>
  sql(`select person_id as "personId", post_id as "postId" from community_event where discussion_id = $1 and kind = 'DISCUSSION_CHANGED' order by sequence`, [discussionId]);
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);

/** What the job does at a moment. */
function escalate(moment: string): Promise<void> {
  const [runner, communities, discussions, kept, enti, reach, board, letters, hints] = [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY, DESK_REPOSITORY, ENTE_REGISTRY, PERSON_REACH, NOTICE_BOARD, PostLetters, COMMUNITY_HINTS].map((token) => test.app.get(token, { strict: false }) as never) as [never, never, never, never, never, never, never, never, never];
  return new EscalateQuestions(runner, communities, discussions, kept, enti, reach, board, letters, hints, { now: () => new Date(moment) }).execute();
}

/** The follower of the events, without its clock. */
async function tellOfAsks(): Promise<void> {
  for (const event of await sql<DomainEvent>(`select kind, payload from outbox_event where kind = 'communities.answer-asked' order by id`)) await test.app.get(TellOfAsks, { strict: false }).hear(event);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
    const { me } = await clients[who].request<{ me: { id: PersonId; memberships: { enteId: string }[] } }>('{ me { id memberships { enteId } } }');
    [ids[who], entiOf[who]] = [me.id, me.memberships[0]!.enteId];
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(SECRET);
  const keys = Object.fromEntries((await sql<{ key: string; id: string }>('select key, id from community')).map(({ key, id }) => [key, id]));
  [sua, riservata] = [keys['sua']!, keys['riservata']!];
  for (const who of MEMBERS) await mutate(who, `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
  await sql(`update community_member set role = 'MODERATORE' where person_id = $1`, [ids.luca]);
  await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, 'MEMBRO', name || ' ' || surname, '', now(), now(), 0, 0 from person where id = any ($2::uuid[])`, [riservata, [ids.anna, ids.lecco, ids.curatore]]);
  await liftWritingLimits(test);
  await liftQuietHours(test);
}, 120_000);
afterAll(() => test?.close(), 60_000);

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of TABLES) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

describe.each(['both walls', 'the application alone'])('who has nothing to do with a question, with %s,', (walls) => {
  let secret: string;
  let shown: string;

  beforeAll(async () => {
    secret = await open('anna', 'Una domanda riservata', { communityId: riservata });
    shown = await open('anna', `Una domanda di tutti ${randomUUID()}`);
    await sql(`insert into question_ask (discussion_id, community_id, person_id, name, ente, asked_by, asked_by_name, at) values ($1, $2, $3, 'Lecco', '', $4, 'Anna', now())`, [shown, sua, ids.lecco, ids.anna]);
    await setWall(walls === 'both walls');
  });
  afterAll(() => setWall(true));

  it('learns nothing of what he may not read, and does nothing', async () => {
    for (const who of ['luca', 'urbino'] as const) {
      expect([await desk(who, secret), await suggested(who, secret), await decline(who, secret)]).toEqual([null, null, NOTHING]);
      expect(await ask(who, secret, ids.lecco)).toEqual(NOTHING);
    }
    expect(await desk('visitor', secret)).toBeNull();
    expect(await setDays('lettore', 3, 0)).toEqual(NOTHING);
    expect((await clients.lettore.request<{ d: unknown }>('{ d: answerDays(key: "sua") { workingDays } }')).d).toBeNull();
    await expect(clients.luca.request('{ unansweredQuestions { nodes { title } } }')).rejects.toThrow('Non trovato.');
  });

  it('does not read who was asked, nor asks, nor declines for another', async () => {
    expect(await desk('lettore', shown)).toEqual({ escalatedAt: null, asked: [], asksLeft: 0, askedBy: null });
    expect(await suggested('lettore', shown)).toBeNull();
    expect((await ask('lettore', shown, ids.lecco)).code).toBe('COMMUNITIES.NOT_ALLOWED');
    expect(await decline('lettore', shown)).toEqual(NOTHING);
    expect((await desk('luca', shown))!.asked.map(({ name, declinedAt }) => ({ name, declinedAt }))).toEqual([{ name: 'Lecco', declinedAt: null }]);
  });
});

it('the wall of the database keeps asks from other members, and lets nobody change one', async () => {
  const id = await open('anna', 'Una domanda dietro il muro');
  const access = (who: Who): DatabaseAccess => ({ enteIds: [entiOf[who] as never], personId: ids[who], communityIds: who === 'urbino' ? [] : [sua] });
  const add = (who: Who): Promise<unknown> => as(access(who), `insert into question_ask (discussion_id, community_id, person_id, name, ente, asked_by, asked_by_name, at) values ($1, $2, $3, '', '', $4, '', now())`, [id, sua, ids.lecco, ids[who]]);
  await expect(add('lettore')).rejects.toThrow('row-level security');
  await add('anna');
  for (const [who, count] of [['lettore', 0], ['urbino', 0], ['anna', 1], ['luca', 1], ['lecco', 1]] as const) expect({ who, rows: (await as(access(who), 'select 1 from question_ask where discussion_id = $1', [id])).length }).toEqual({ who, rows: count });
  for (const column of ['name', 'asked_by_name']) await expect(as(access('lecco'), `update question_ask set ${column} = 'x' where discussion_id = $1`, [id])).rejects.toThrow('permission denied');
  await expect(as(access('luca'), `insert into question_escalation (discussion_id, community_id, at, working_days) values ($1, $2, now(), 5)`, [id, sua])).rejects.toThrow('row-level security');
});

describe('who may know', () => {
  let question: string;
  let earlier: string;
  let solution: string;

  beforeAll(async () => {
    earlier = await open('anna', 'Garanzie definitive negli accordi quadro: come le svincolate?');
    solution = await answer('lecco', earlier, 'A ogni stato di avanzamento.');
    await solve('anna', earlier, solution);
    const secret = await open('lecco', 'Svincolo delle garanzie definitive, detto fra noi', { communityId: riservata });
    await solve('lecco', secret, await answer('anna', secret));
    question = await open('lettore', 'Svincolo delle garanzie definitive');
    await test.app.get(RebuildIndex, { strict: false }).execute();
  }, 60_000);

  it('is who answered what solved a like question; nothing that the reader may not read names anybody', async () => {
    expect(await suggested('lettore', question)).toEqual(['lecco: Ha risposto a «Garanzie definitive negli accordi quadro: come le svincolate?»']);
    expect(await suggested('luca', question)).toEqual(['lecco: Ha risposto a «Garanzie definitive negli accordi quadro: come le svincolate?»']);
    // Anna reads the group by invitation, where she is the one who solved it: it suggests neither herself nor, to others, her.
    const hers = await open('lecco', 'Garanzie definitive: a chi lo svincolo?');
    expect(await suggested('lecco', hers)).toEqual(['anna: Ha risposto a «Svincolo delle garanzie definitive, detto fra noi»']);
  });

  it('is a member whose Ente published a like document, and not one whose draft it is', async () => {
    const entry = (id: string, title: string, audience: string, enteId: string): never => ({ kind: 'documento', id, version: 1, title, summary: '', keywords: [], href: `/documenti/${id}`, audience: [audience], facets: { ente: [enteId] }, date: null, weight: 0, passages: [] }) as never;
    await test.database.runner.run(SYSTEM_ACCESS, () =>
      test.app.get<SearchIndex>(SEARCH_INDEX).upsert([entry('bozza', 'Noleggio di trattori cingolati, bozza', `ente:${entiOf.lettore}`, entiOf.lettore), entry('atto', 'Noleggio di trattori cingolati', 'pubblico', entiOf.lecco), entry('comune', 'Noleggio di trattori', 'pubblico', entiOf.urbino)]),
    );
    const about = await open('lettore', 'Noleggio di trattori cingolati');
    expect(await suggested('lettore', about)).toEqual(['lecco: La sua Provincia ha pubblicato «Noleggio di trattori cingolati»']);
  });

  it('is nobody for an answer that is hidden', async () => {
    await hide(solution);
    expect(await suggested('lettore', question)).toEqual([]);
    await mutate('luca', 'showPost(postId: $p, reason: "Ci siamo sbagliati.")', '($p: ID!)', { p: solution });
    expect(await suggested('lettore', question)).toHaveLength(1);
  });

  it('is asked once, told in the product and by a letter that can be answered, and may say that he does not know', async () => {
    expect(await ask('lettore', question, ids.anna)).toEqual(NOTHING);
    expect((await ask('lettore', question)).problems.map(({ field }) => field)).toEqual(['personIds']);
    expect((await ask('lettore', question, ids.anna, ids.luca, ids.lecco, ids.urbino)).problems[0]!.message).toContain('al massimo a 3');
    const before = await changes(question);
    expect(await Promise.all([ask('lettore', question, ids.lecco), ask('lettore', question, ids.lecco)])).toEqual([DONE, DONE]);
    expect(await ask('luca', question, ids.lecco)).toEqual(DONE);
    // Open pages look once more, and hear no name.
    expect((await changes(question)).slice(before.length)).toEqual([{ personId: null, postId: null }]);
    await tellOfAsks();
    await tellOfAsks();
    expect((await notices('lecco')).filter((title) => title.includes('vi chiede'))).toEqual(['Prova Lettore Pesaro vi chiede di rispondere a «Svincolo delle garanzie definitive»']);
    const { items } = await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS.lecco, offset: 0, limit: 100 }));
    const letters = items.filter(({ subject }) => subject.includes('Svincolo delle garanzie definitive') && !subject.includes('fra noi'));
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).toContain('risposta+');
    expect(await suggested('lettore', question)).toEqual([]);
    expect((await desk('lecco', question))!.askedBy).toBe('Prova Lettore Pesaro');
    expect([await decline('lecco', question), await decline('lecco', question)]).toEqual([DONE, DONE]);
    expect(await changes(question)).toHaveLength(before.length + 2);
    expect(await desk('lecco', question)).toEqual({ escalatedAt: null, asked: [], asksLeft: 0, askedBy: null });
    const own = await desk('lettore', question);
    expect(own!.asked.map(({ personId, askedByName, declinedAt }) => [personId, askedByName, declinedAt !== null])).toEqual([[ids.lecco, 'Prova Lettore Pesaro', true]]);
    expect(own!.asksLeft).toBe(4);
    const late = await answer('lecco', question, 'Ho chiesto ai colleghi.');
    expect((await desk('lettore', question))!.asked.map(({ answered }) => answered)).toEqual([true]);
    await hide(late);
    expect((await desk('lettore', question))!.asked.map(({ answered }) => answered)).toEqual([false]);
  });

  it('is asked no more than five times, and not once the question is solved', async () => {
    const another = await open('anna', 'Garanzie definitive: lo svincolo, ancora');
    for (const person of await sql<{ id: string }>('select id from person where not (id = any ($1::uuid[])) limit 5', [Object.values(ids)])) await sql(`insert into question_ask (discussion_id, community_id, person_id, name, ente, asked_by, asked_by_name, at) values ($1, $2, $3, '', '', $4, '', now())`, [another, sua, person.id, ids.anna]);
    const five = await sql<{ n: number }>('select count(*)::int as n from question_ask where discussion_id = $1', [another]);
    for (let missing = 5 - five[0]!.n, others = [ids.urbino, ids.curatore, ids.amministratore, ids.luca, ids.lettore]; missing > 0; missing -= 1) await sql(`insert into question_ask (discussion_id, community_id, person_id, name, ente, asked_by, asked_by_name, at) values ($1, $2, $3, '', '', $4, '', now())`, [another, sua, others[missing - 1], ids.anna]);
    expect((await ask('anna', another, ids.lecco)).problems[0]!.message).toContain('ne restano 0');
    await solve('anna', another, await answer('lecco', another));
    expect(await suggested('anna', another)).toBeNull();
    expect((await ask('anna', another, ids.lecco)).code).toBe('COMMUNITIES.NOT_ALLOWED');
  });
});

describe('a question without an answer', () => {
  it('goes to UPI after its working days, over Christmas and the weekend, once with two workers', async () => {
    const id = await open('anna', 'Chi aspetta le feste', { askedAt: ASKED });
    await answer('anna', id, 'Aggiungo un dettaglio.');
    for (const day of ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']) {
      await escalate(`${day}T09:00:00Z`);
      expect({ day, went: (await desk('visitor', id))?.escalatedAt ?? (await desk('anna', id))!.escalatedAt }).toEqual({ day, went: null });
    }
    // Midnight in Rome, the day before in Greenwich.
    await Promise.all([escalate('2027-01-03T23:30:00Z'), escalate('2027-01-03T23:30:00Z')]);
    expect((await desk('anna', id))!.escalatedAt).toBe('2027-01-03T23:30:00.000Z');
    await escalate('2027-01-05T09:00:00Z');
    for (const who of ['curatore', 'amministratore'] as const) {
      expect((await notices(who)).filter((title) => title.includes('Chi aspetta le feste'))).toEqual(['Senza risposta da 5 giorni lavorativi in Community SUA: «Chi aspetta le feste»']);
      expect(await waiting(who)).toContain('Chi aspetta le feste');
    }
    expect((await notices('luca')).filter((title) => title.includes('Chi aspetta le feste'))).toEqual([]);
    await answer('lecco', id);
    expect(await waiting('curatore')).not.toContain('Chi aspetta le feste');
  });

  it('is one that nobody else answered where it can be read: hidden and held answers are none, solved and closed ones wait for nothing', async () => {
    const moment = '2027-01-04T09:00:00Z';
    const one = async (name: string, work: (id: string) => Promise<unknown>): Promise<string> => {
      const id = await open('anna', `${name}, davvero`, { askedAt: ASKED });
      await work(id);
      return id;
    };
    await one('Nascosta', async (id) => hide(await answer('lecco', id)));
    await one('In attesa', (id) => sql(`insert into held_post (id, community_id, discussion_id, author_id, author_name, author_ente, title, text, client_key, reason, created_at, state) values (gen_random_uuid(), $1, $2, $3, 'L', '', '', '{}', gen_random_uuid(), 'RIPETUTO', now(), 'IN_ATTESA')`, [sua, id, ids.lecco]));
    await one('Ritirata', async (id) => mutate('lecco', `withdrawPost(postId: "${await answer('lecco', id)}")`));
    await one('Risposta', (id) => answer('lecco', id));
    await one('Risolta', async (id) => solve('anna', id, await answer('anna', id)));
    await one('Chiusa', (id) => mutate('luca', 'setDiscussion(input: $input)', '($input: SetDiscussionInput!)', { input: { discussionId: id, closed: true } }));
    await one('Tolta', async (id) => hide((await sql<{ id: string }>('select id from post where discussion_id = $1 and sequence = 1', [id]))[0]!.id));
    await open('anna', 'Idea, davvero', { askedAt: ASKED, kind: 'IDEA' });
    await escalate(moment);
    expect((await waiting('amministratore')).filter((title) => title.includes('davvero')).sort()).toEqual(['In attesa, davvero', 'Nascosta, davvero', 'Ritirata, davvero']);
  });

  it('waits as long as its community says, which who moderates sets', async () => {
    const id = await open('anna', 'Con un giorno solo', { askedAt: '2027-01-11T10:00:00Z' });
    expect((await setDays('luca', 21, 0)).problems).toEqual([{ field: 'workingDays', message: 'Un numero intero da 1 a 20.' }]);
    expect(await setDays('luca', 1, 0)).toEqual(DONE);
    expect((await setDays('luca', 2, 0)).code).toBe('COMMUNITIES.DECIDED');
    expect((await clients.luca.request<{ d: object }>('{ d: answerDays(key: "sua") { workingDays revision } }')).d).toEqual({ workingDays: 1, revision: 1 });
    expect((await clients.luca.request<{ l: { nodes: { reason: string }[] } }>('{ l: moderationLog(key: "sua", first: 1) { nodes { reason } } }')).l.nodes[0]!.reason).toContain('5 → 1');
    await escalate('2027-01-12T20:00:00Z');
    expect((await desk('anna', id))!.escalatedAt).toBeNull();
    await escalate('2027-01-13T07:00:00Z');
    expect((await desk('anna', id))!.escalatedAt).not.toBeNull();
    expect(await setDays('luca', 5, 1)).toEqual(DONE);
  });

  it('is said in letters that wait as its author corrected it: to UPI, and to who was asked', async () => {
    const id = await open('anna', 'Un nome nella domanda', { askedAt: ASKED });
    await sql(`insert into question_ask (discussion_id, community_id, person_id, name, ente, asked_by, asked_by_name, at) values ($1, $2, $3, 'Lecco', '', $4, 'Anna', now())`, [id, sua, ids.lecco, ids.anna]);
    await test.app.get(TellOfAsks, { strict: false }).hear({ kind: 'communities.answer-asked', payload: { communityId: sua, discussionId: id, personId: ids.lecco } });
    await escalate('2027-01-04T09:00:00Z');
    const texts = async (): Promise<string[]> => (await sql<{ text: string }>(`select distinct text from notice where key in ('richiesta:' || $1, 'senza-risposta:' || $1) and told_at is null order by text`, [id])).map(({ text }) => text);
    const before = await texts();
    expect(before).toHaveLength(2);
    const [first] = await sql<{ id: string; community_id: string }>('select id, community_id from post where discussion_id = $1 and sequence = 1', [id]);
    expect((await mutate('anna', 'editPost(postId: $id, text: $text, seenEditedAt: null)', '($id: ID!, $text: Json!)', { id: first!.id, text: plainPost('Senza il nome.') })).__typename).toBe('CommunityDone');
    await test.app.get(TellOfPosts, { strict: false }).hear({ kind: 'communities.post-edited', payload: { communityId: first!.community_id, postId: first!.id } });
    const after = await texts();
    expect(after).toEqual(['Prova Referente Pesaro, Provincia di Pesaro e Urbino:\nSenza il nome.', 'Senza il nome.']);
    expect(before.join()).not.toContain('Senza il nome.');
  });

  it('of a community by invitation is told to those of UPI who are in it, and to no other', async () => {
    await open('anna', 'Fra pochi intimi', { communityId: riservata, askedAt: ASKED });
    await escalate('2027-01-04T09:00:00Z');
    expect(await waiting('curatore')).toContain('Fra pochi intimi');
    expect((await notices('curatore')).some((title) => title.includes('Fra pochi intimi'))).toBe(true);
    expect(await waiting('amministratore')).not.toContain('Fra pochi intimi');
    expect((await notices('amministratore')).some((title) => title.includes('Fra pochi intimi'))).toBe(false);
  });
});

describe('the sheet that an answer becomes', () => {
  interface Sheet { readonly documentId: string | null; readonly version: number; readonly isToReview: boolean; readonly canMake: boolean; readonly canRenew: boolean }
  const sheet = async (who: Who | 'visitor', id: string): Promise<Sheet | null> => (await clients[who].request<{ answerSheet: Sheet | null }>('query ($id: ID!) { answerSheet(discussionId: $id) { documentId version isToReview canMake canRenew } }', { id })).answerSheet;
  const make = (who: Who, discussionId: string, more: object = {}): Promise<Outcome & { id?: string }> => mutate(who, 'makeAnswerSheet(input: $input)', '($input: MakeAnswerSheetInput!)', { input: { discussionId, title: 'Verificare le polizze', abstract: 'Come si fa.', clientKey: randomUUID(), ...more } });
  const renew = (who: Who, discussionId: string, note = 'Risposta corretta.'): Promise<Outcome> => mutate(who, 'renewAnswerSheet(input: $input)', '($input: RenewAnswerSheetInput!)', { input: { discussionId, note, clientKey: randomUUID() } });
  const edit = (who: Who, postId: string, words: string): Promise<Outcome> => mutate(who, 'editPost(postId: $p, text: $t)', '($p: ID!, $t: Json!)', { p: postId, t: plainPost(words) });
  interface Shown { readonly revision: number; readonly sources: { kind: string; title: string | null; isOrigin: boolean; state: string; changedAt: string | null }[]; readonly versions: { number: number; href: string }[] }
  const document = async (who: Who | 'visitor', id: string): Promise<Shown | null> => (await clients[who].request<{ document: Shown | null }>('query ($id: ID!) { document(id: $id) { revision sources { kind title isOrigin state changedAt } versions { number href } } }', { id })).document;
  const confirm = async (who: Who, id: string, until: string, seenRevision?: number): Promise<Outcome> => mutate(who, 'confirmDocumentSources(document: $d, until: $u)', '($d: SeenDocument!, $u: DateTime!)', { d: { id, seenRevision: seenRevision ?? (await document(who, id))!.revision }, u: until });
  /** What the follower of both events does, and letters none. */
  const follow = async (): Promise<void> => {
    for (const event of await sql<DomainEvent>(`select kind, payload from outbox_event where kind in ('communities.discussion-changed', 'documents.document-changed') order by id`)) await test.app.get(FollowSources, { strict: false }).hear(event);
  };
  const solved = async (title: string, words: string): Promise<{ readonly id: string; readonly postId: string }> => {
    const id = await open('anna', title);
    const postId = await answer('lecco', id, words);
    await solve('anna', id, postId);
    return { id, postId };
  };
  const sheetOf = async (id: string): Promise<string> => (await sheet('luca', id))!.documentId!;

  it('is made by who answered and by who moderates, once the question is solved, and by nobody else', async () => {
    const id = await open('anna', 'Chi fa la scheda?');
    expect((await sheet('luca', id))!.canMake).toBe(false);
    expect((await make('luca', id)).code).toBe('COMMUNITIES.NOT_ALLOWED');
    await solve('anna', id, await answer('lecco', id));
    const may = async (who: Who | 'visitor'): Promise<boolean | undefined> => (await sheet(who, id))?.canMake;
    expect([await may('luca'), await may('lecco'), await may('anna'), await may('lettore'), await may('urbino'), await may('visitor')]).toEqual([true, true, false, false, false, false]);
    expect((await make('anna', id)).code).toBe('COMMUNITIES.NOT_ALLOWED');
    expect((await make('urbino', id)).__typename).toBe('Refused');
    const secret = await open('anna', 'In riserbo', { communityId: riservata });
    expect(await make('luca', secret)).toEqual(NOTHING);
    expect(await sheet('luca', secret)).toBeNull();
    expect((await make('luca', id, { title: ' a ' })).problems).toEqual([{ field: 'title', message: 'Da 3 a 300 caratteri.' }]);
  });

  it('is read by the community alone, says question and answer without names, and is made once', async () => {
    const { id } = await solved('Come verificate le polizze?', 'La verifica la fa l’ufficio gare.');
    const clientKey = randomUUID();
    const [first, again] = [await make('lecco', id, { clientKey }), await make('lecco', id, { clientKey })];
    expect([first.__typename, again.__typename]).toEqual(['CommunityDone', 'CommunityDone']);
    expect((await make('luca', id)).message).toContain('C’è già una scheda');
    const documentId = await sheetOf(id);
    expect((await sql<{ count: number }>(`select count(*)::int as count from document where type_key = 'scheda' and title = 'Verificare le polizze'`))[0]!.count).toBe(1);
    expect(await sheet('lecco', id)).toMatchObject({ documentId, version: 1, isToReview: false, canMake: false, canRenew: true });
    expect(await sheet('luca', id)).toMatchObject({ documentId, canRenew: false });
    expect(await document('urbino', documentId)).toBeNull();
    expect(await document('visitor', documentId)).toBeNull();
    const shown = (await document('anna', documentId))!;
    expect(shown.sources).toEqual([{ kind: 'risposta', title: 'Come verificate le polizze?', isOrigin: true, state: 'UGUALE', changedAt: null }]);
    const { bytes } = await clients.anna.get(shown.versions[0]!.href);
    const words = JSON.stringify(await test.app.get<DocumentReader>(DOCUMENT_READER, { strict: false }).read(bytes));
    for (const told of ['Come fate?', 'ufficio gare', 'Provincia di Lecco']) expect(words).toContain(told);
    const names = await sql<{ surname: string }>('select surname from person where id = any ($1::uuid[])', [[ids.anna, ids.lecco]]);
    for (const { surname } of names) expect(words).not.toContain(surname);
  });

  it('is to be reviewed when the answer or what it cites changes: its owner is told once, renews it or says that it holds', async () => {
    const { uploadId } = await arriveFile(test, { email: EMAILS.lecco, enteId: entiOf.lecco, fileName: 'capitolato.pdf' });
    const { addDocuments } = await clients.lecco.request<{ addDocuments: { documents: { id: string }[] } }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id } } } }', { input: { items: [{ uploadId, fields: { title: 'Capitolato riservato', kind: 'capitolato', licence: 'CC-BY-4.0', abstract: '' } }], visibility: 'ENTE', publish: true } });
    const cited = addDocuments.documents[0]!.id;
    const id = await open('anna', 'Quale capitolato usate?');
    const given = await clients.lecco.request<{ answer: Outcome }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { ... on AnswerGiven { post { id } } } }', { input: { discussionId: id, text: plainPost('Il nostro, allegato.'), clientKey: randomUUID(), attachments: [{ documentId: cited }] } });
    await solve('anna', id, given.answer.post.id);
    expect((await make('lecco', id, { title: 'Quale capitolato' })).__typename).toBe('CommunityDone');
    const documentId = await sheetOf(id);
    await follow();
    expect((await sheet('anna', id))!.isToReview).toBe(false);
    // Who may not read what is cited is told that there is something, and not what.
    expect((await document('anna', documentId))!.sources.map(({ title }) => title)).toEqual(['Quale capitolato usate?', null]);
    expect((await document('lecco', documentId))!.sources.map(({ title }) => title)).toEqual(['Quale capitolato usate?', 'Capitolato riservato']);

    const next = await arriveFile(test, { email: EMAILS.lecco, enteId: entiOf.lecco, fileName: 'capitolato-2.pdf' });
    await mutate('lecco', 'addDocumentVersion(document: $d, uploadId: $u, note: "Prezzi nuovi.")', '($d: SeenDocument!, $u: ID!)', { d: { id: cited, seenRevision: 1 }, u: next.uploadId });
    // As if the event of what it cites had been heard before the sheet was there: its own says it too.
    await test.app.get(FollowSources, { strict: false }).hear({ kind: 'documents.document-changed', payload: { documentId } });
    expect((await sheet('anna', id))!.isToReview).toBe(true);
    await follow();
    await follow();
    expect((await sheet('anna', id))!.isToReview).toBe(true);
    const shown = (await document('lecco', documentId))!;
    expect(shown.sources.map(({ state }) => state)).toEqual(['UGUALE', 'CAMBIATA']);
    expect((await notices('lecco')).filter((title) => title === 'Da rivedere: «Quale capitolato»')).toHaveLength(1);
    expect((await confirm('anna', documentId, '2030-01-01T00:00:00Z')).__typename).toBe('Refused');
    expect((await confirm('lecco', documentId, shown.sources[1]!.changedAt!, 1 + shown.revision)).__typename).toBe('DocumentConflict');
    expect((await confirm('lecco', documentId, '2020-01-01T00:00:00Z')).__typename).toBe('DocumentChangeKept');
    expect((await sheet('anna', id))!.isToReview).toBe(true);
    expect((await confirm('lecco', documentId, shown.sources[1]!.changedAt!)).__typename).toBe('DocumentChangeKept');
    expect((await sheet('anna', id))!.isToReview).toBe(false);

    await edit('lecco', given.answer.post.id, 'Il nostro, con i prezzi nuovi.');
    await follow();
    expect(await sheet('lecco', id)).toMatchObject({ isToReview: true, canRenew: true });
    expect((await renew('luca', id)).message).toBe('Questa scheda la cambia chi scrive per il suo Ente.');
    expect((await renew('lecco', id, ' ')).problems).toEqual([{ field: 'note', message: 'Scrivete che cosa cambia in questa versione.' }]);
    expect(await renew('lecco', id)).toEqual(DONE);
    expect(await sheet('lecco', id)).toMatchObject({ version: 2, isToReview: false });
    expect((await renew('lecco', id)).problems[0]).toMatchObject({ field: 'uploadId' });

    await mutate('luca', 'hidePost(postId: $p, category: SPAM, reason: "Pubblicità.")', '($p: ID!)', { p: given.answer.post.id });
    await follow();
    expect((await document('lecco', documentId))!.sources[0]!.state).toBe('NON_PIU');
  });
});
