import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MODERATION_CHANGED, MODERATION_HERE, plainPost, type DiscussionId, type ModerationHint, type PostText } from '@province-comuni/communities-contract';
import { DEFAULT_LIMITS, DiscussionSearchSource, LoadCommunities, ReplyAddresses, SetLimits, TellOfPosts, type PackagedCommunity } from '@province-comuni/communities-domain';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import type { PersonId } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage } from './testing/live-page.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, MAIL_INTAKE_SECRET, type TestApp } from './testing/test-app.js';

/** Luca moderates SUA, the curatore is a member of it; Lecco moderates another community; the amministratore is in none. */
type Who = 'anna' | 'luca' | 'lettore' | 'lecco' | 'curatore' | 'amministratore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example', amministratore: 'amministratore@demo.example' };
const TABLES = ['held_post', 'moderation_case', 'post_report', 'moderation_decision', 'post_hidden', 'community_suspension', 'moderation_appeal', 'community_limits', 'writing_trace', 'blocked_link', 'post', 'discussion', 'community', 'community_member'];
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };
const DONE = { __typename: 'CommunityDone' };
const SOON = (): string => new Date(Date.now() + 3 * 86_400_000).toISOString();
const SECRET: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [{ key: 'uno', kind: 'DISCUSSION', title: 'Una cosa riservata', tags: [], pinned: false, text: plainPost('Il segreto.') }] };

interface Outcome { readonly __typename: string; readonly id: string; readonly discussionId: string; readonly code: string; readonly message: string; readonly holdReason: string; readonly heldId: string; readonly post: Post; readonly problems: { field: string; message: string }[] }
interface Post { readonly id: string; readonly sequence: number; readonly authorName: string; readonly text: PostText; readonly hiddenCategory: string | null; readonly hidden: { text: PostText; title: string | null; reason: string } | null; readonly canReport: boolean; readonly canEdit: boolean }
interface Case { readonly id: string; readonly kind: string; readonly title: string; readonly sequence: number | null; readonly text: PostText | null; readonly authorName: string; readonly beforeText: PostText | null; readonly holdReason: string | null; readonly reports: { reporterName: string; reason: string; words: string }[]; readonly record: Record<string, number> | null; readonly canDecide: boolean }
interface Queue { readonly communityId: string; readonly open: number; readonly nodes: Case[]; readonly hasNextPage: boolean; readonly endCursor: string | null; readonly appeals: { id: string; words: string; canDecide: boolean; decision: { kind: string } }[]; readonly suspended: { id: string; name: string }[] }
interface Own { readonly decisions: { decision: { id: string; kind: string; reason: string; decidedByName: string }; canAppeal: boolean; appealState: string | null; appealAnswer: string }[]; readonly held: { id: string; discussionId: string | null; state: string; text: PostText }[]; readonly suspensions: { reason: string }[] }
interface Roster { readonly canSuspendEverywhere: boolean; readonly nodes: { personId: string; canSuspend: boolean; suspensions: { id: string; reason: string; everywhere: boolean; canLift: boolean }[] }[] }

let test: TestApp;
let sua: string;
let riservata: string;
const clients = {} as Record<Who | 'visitor', GraphqlClient>;
const ids = {} as Record<Who, string>;

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const mutate = async (who: Who, mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ... on CommunityDone { id } ${REFUSALS} } }`, variables))[0]!;
const send = (who: Who, name: string, type: string, input: object): Promise<Outcome> => mutate(who, `${name}(input: $input)`, `($input: ${type}!)`, { input });
const open = async (who: Who, title: string, words: string | PostText = 'Come fate?', communityId = sua): Promise<Outcome> =>
  (await clients[who].request<{ openDiscussion: Outcome }>(`mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ... on PostHeld { heldId holdReason } ${REFUSALS} } }`, { input: { communityId, kind: 'QUESTION', title, tags: ['etichetta'], text: typeof words === 'string' ? plainPost(words) : words, clientKey: randomUUID() } })).openDiscussion;
const answer = async (who: Who, discussionId: string, words: string | PostText, clientKey: string = randomUUID()): Promise<Outcome> =>
  (await clients[who].request<{ answer: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ... on AnswerGiven { post { id sequence } } ... on PostHeld { heldId holdReason } ${REFUSALS} } }`, { input: { discussionId, text: typeof words === 'string' ? plainPost(words) : words, clientKey } })).answer;
const POST = 'id sequence authorName text hiddenCategory hidden { text title reason } canReport canEdit';
const thread = async (who: Who | 'visitor', id: string): Promise<{ discussion: { title: string; tags: string[]; lastSequence: number; solvedSequence: number | null; closed: boolean }; first: Post; solution: Post | null; posts: Post[]; canAnswer: boolean } | null> =>
  (await clients[who].request<{ discussion: never }>(`query ($id: ID!) { discussion(id: $id, after: 1, first: 50) { discussion { title tags lastSequence solvedSequence closed } first { ${POST} } solution { ${POST} } posts { ${POST} } canAnswer } }`, { id })).discussion;
const queue = async (who: Who, key = 'sua', after: string | null = null, first = 50): Promise<Queue | null> =>
  (await clients[who].request<{ moderationQueue: Queue | null }>('query ($key: String!, $after: String, $first: Int!) { moderationQueue(key: $key, after: $after, first: $first) { communityId open hasNextPage endCursor nodes { id kind title sequence text authorName beforeText holdReason canDecide reports { reporterName reason words } record { posts hidden warnings suspensions } } appeals { id words canDecide decision { kind } } suspended { id name } } }', { key, after, first })).moderationQueue;
const log = async (who: Who, key = 'sua'): Promise<{ nodes: { kind: string; reason: string; personName: string; decidedByName: string }[] } | null> => (await clients[who].request<{ moderationLog: never }>('query ($key: String!) { moderationLog(key: $key) { nodes { kind reason personName decidedByName } } }', { key })).moderationLog;
const own = async (who: Who): Promise<Own> => (await clients[who].request<{ myModeration: Own }>('{ myModeration { decisions { decision { id kind reason decidedByName } canAppeal appealState appealAnswer } held { id discussionId state text } suspensions { reason } } }')).myModeration;
const roster = async (who: Who): Promise<Roster | null> =>
  (await clients[who].request<{ communityRoster: Roster | null }>('{ communityRoster(key: "sua") { canSuspendEverywhere nodes { personId canSuspend suspensions { id reason everywhere canLift } } } }')).communityRoster;
const report = (who: Who, postId: string, reason = 'SPAM', words = ''): Promise<Outcome> => send(who, 'reportPost', 'ReportPostInput', { postId, reason, words });
const decide = (who: Who, input: object): Promise<Outcome> => send(who, 'decideCase', 'DecideCaseInput', input);
const hide = (who: Who, postId: string, reason = 'Pubblicità.'): Promise<Outcome> => mutate(who, 'hidePost(postId: $id, category: SPAM, reason: $reason)', '($id: ID!, $reason: String!)', { id: postId, reason });
const show = (who: Who, postId: string, reason = 'Ci siamo sbagliati.'): Promise<Outcome> => mutate(who, 'showPost(postId: $id, reason: $reason)', '($id: ID!, $reason: String!)', { id: postId, reason });
const suspend = (who: Who, personId: string, { until = SOON(), reason = 'Toni.', communityId = sua as string | null } = {}): Promise<Outcome> => send(who, 'suspendMember', 'SuspendMemberInput', { communityId, personId, until, reason });
const appeal = (who: Who, decisionId: string, words = 'Non è pubblicità.'): Promise<Outcome> => mutate(who, 'appealDecision(decisionId: $id, words: $words)', '($id: ID!, $words: String!)', { id: decisionId, words });
const decideAppeal = (who: Who, id: string, upheld: boolean): Promise<Outcome> => mutate(who, 'decideAppeal(id: $id, upheld: $upheld, reason: "Riletto.")', '($id: ID!, $upheld: Boolean!)', { id, upheld });
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
const lettersTo = async (who: Who): Promise<string> => JSON.stringify((await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items);
const found = async (who: Who, words: string): Promise<string[]> => (await clients[who].request<{ search: { hits: { title: { text: string } }[] } }>('query ($q: String!) { search(input: { query: $q, kind: "discussione" }) { ... on SearchPage { hits { title { text } } } } }', { q: words })).search.hits.map(({ title }) => title.text);
const setLimits = (changes: Partial<typeof DEFAULT_LIMITS>): Promise<unknown> => {
  const to = { ...DEFAULT_LIMITS, perMinute: 1_000, perHour: 10_000, perDay: 10_000, newDays: 0, repeatHours: 0, ...changes };
  return sql('update community_limits set per_minute = $2, per_hour = $3, per_day = $4, most_links = $5, repeat_hours = $6, new_days = $7, new_posts = $8, new_per_day = $9, new_links = $10, new_mentions = $11 where community_id = $1', [sua, to.perMinute, to.perHour, to.perDay, to.mostLinks, to.repeatHours, to.newDays, to.newPosts, to.newPerDay, to.newLinks, to.newMentions]);
};

let heard = 0;
/** What the followers of the events do, without the clock. */
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  for (const event of news) if (event.kind === 'communities.post-added') await test.app.get(TellOfPosts, { strict: false }).hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

/** A discussion of Anna's with an answer of hers that says the word. */
async function spoken(word: string): Promise<{ discussionId: string; postId: string }> {
  const { discussionId } = await open('anna', `Una domanda ${randomUUID()}`);
  const { post } = await answer('anna', discussionId, `Comprate ${word} da noi.`);
  return { discussionId, postId: post.id };
}

async function caseOf(postId: string): Promise<string> {
  return (await sql<{ id: string }>('select id from moderation_case where post_id = $1 order by opened_at desc limit 1', [postId]))[0]!.id;
}

beforeAll(async () => {
  test = await createTestApp({ live: true });
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
    ids[who] = (await clients[who].request<{ me: { id: string } }>('{ me { id } }')).me.id;
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(SECRET);
  const keys = Object.fromEntries((await sql<{ key: string; id: string }>('select key, id from community')).map(({ key, id }) => [key, id]));
  [sua, riservata] = [keys['sua']!, keys['riservata']!];
  for (const who of ['anna', 'luca', 'lettore', 'curatore'] as const) await mutate(who, `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
  await mutate('lecco', `joinCommunity(communityId: "${keys['servizi-europa']}", guidelinesAccepted: true)`);
  await sql(`update community_member set role = 'MODERATORE' where person_id = any ($1::uuid[])`, [[ids.luca, ids.lecco]]);
  await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, 'MEMBRO', name || ' ' || surname, '', now(), now(), 0, 0 from person where id = any ($2::uuid[])`, [riservata, [ids.anna, ids.lettore]]);
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

describe.each(['both walls', 'the application alone'])('who does not moderate, with %s,', (walls) => {
  let postId: string;
  let decisionId: string;
  let appealId: string;
  let suspensionId: string;

  beforeAll(async () => {
    ({ postId } = await spoken('telefoni'));
    await report('lettore', postId);
    const hidden = (await spoken('frigoriferi')).postId;
    await hide('luca', hidden);
    decisionId = (await own('anna')).decisions[0]!.decision.id;
    await appeal('anna', decisionId);
    appealId = (await queue('luca'))!.appeals.at(-1)!.id;
    await suspend('luca', ids.lettore);
    suspensionId = (await queue('luca'))!.suspended[0]!.id;
    await setWall(walls === 'both walls');
  });
  afterAll(async () => {
    await setWall(true);
    await mutate('luca', `liftSuspension(id: "${suspensionId}", reason: "Basta.")`);
  });

  it.each(['anna', 'lecco', 'lettore'] as const)('%s reads no queue, no log, no limits, and decides nothing: as if it were not there', async (who) => {
    expect([await queue(who), await log(who)]).toEqual([null, null]);
    expect((await clients[who].request<{ l: unknown }>('{ l: communityLimits(key: "sua") { perDay } }')).l).toBeNull();
    await expect(clients[who].request('{ blockedLinks { address } }')).rejects.toThrow('Non trovato.');
    expect((await clients[who].request<{ m: { key: string }[] }>('{ m: moderatedCommunities { key } }')).m.map(({ key }) => key)).toEqual(who === 'lecco' ? ['servizi-europa'] : []);
    const caseId = await caseOf(postId);
    const limits = 'perMinute: 1, perHour: 1, perDay: 1, mostLinks: 1, repeatHours: 1, newDays: 1, newPosts: 1, newPerDay: 1, newLinks: 1, newMentions: 1';
    expect(await decide(who, { caseId, verdict: 'NESSUNA_VIOLAZIONE' })).toEqual(NOTHING);
    expect(await decide(who, { caseId: randomUUID(), verdict: 'NESSUNA_VIOLAZIONE' })).toEqual(NOTHING);
    expect(await hide(who, postId)).toEqual(NOTHING);
    expect(await show(who, postId)).toEqual(NOTHING);
    expect(await suspend(who, ids.curatore)).toEqual(NOTHING);
    expect(await suspend(who, ids.curatore, { communityId: null })).toEqual(NOTHING);
    expect(await decideAppeal(who, appealId, true)).toEqual(NOTHING);
    for (const mutation of [`liftSuspension(id: "${suspensionId}", reason: "x")`, `setCommunityLimits(key: "sua", seenRevision: 1, input: { ${limits} })`]) expect({ mutation, outcome: await mutate(who, mutation) }).toEqual({ mutation, outcome: NOTHING });
    await expect(mutate(who, 'blockLink(address: "x.it", note: "")')).rejects.toThrow('Non trovato.');
  });

  it('is not told by the list of members who is suspended, nor that he might be: not even of himself', async () => {
    expect(await roster('lecco')).toBeNull();
    for (const who of ['anna', 'lettore'] as const) {
      const { canSuspendEverywhere, nodes } = (await roster(who))!;
      expect(nodes.map(({ personId }) => personId)).toEqual(expect.arrayContaining([ids.anna, ids.lettore]));
      expect({ who, canSuspendEverywhere, may: nodes.filter(({ canSuspend, suspensions }) => canSuspend || suspensions.length > 0) }).toEqual({ who, canSuspendEverywhere: false, may: [] });
    }
  });

  it('reads decisions of nobody else, and appeals none of them', async () => {
    expect(JSON.stringify(await own('lecco'))).toBe('{"decisions":[],"held":[],"suspensions":[]}');
    expect((await own('lettore')).decisions.map(({ decision }) => decision.kind)).toContain('SOSPENSIONE');
    expect((await own('anna')).decisions.every(({ decision }) => decision.decidedByName === '')).toBe(true);
    expect(await appeal('lecco', decisionId)).toEqual(NOTHING);
  });

  it('reports nothing that he does not read; the staff hears of a community by invitation only once something of it is brought to it', async () => {
    const [{ id }] = await sql<{ id: string }>('select id from post where community_id = $1', [riservata]) as [{ id: string }];
    expect(await report('lecco', id)).toEqual(NOTHING);
    expect(await report('lecco', randomUUID())).toEqual(NOTHING);
    if (walls === 'both walls') {
      expect(await queue('amministratore', 'riservata')).toBeNull();
      expect(await report('anna', id, 'FUORI_TEMA')).toMatchObject(DONE);
    }
    expect((await queue('amministratore', 'riservata'))!.nodes.map(({ text }) => text)).toEqual([plainPost('Il segreto.')]);
    expect(await queue('luca', 'riservata')).toBeNull();
  });

  it('hears of no queue', async () => {
    const page = await LivePage.open(test, clients.lecco);
    expect(await page.ask(MODERATION_HERE, { communityId: sua })).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    expect(await page.ask(MODERATION_HERE, { communityId: 'x' })).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    page.leave();
  });
});

describe('a report', () => {
  it('is made once by each, never of one’s own, with words where the reason has none', async () => {
    const { postId } = await spoken('divani');
    expect(await report('anna', postId)).toMatchObject({ __typename: 'Refused' });
    expect((await report('lecco', postId, 'ALTRO')).problems).toEqual([{ field: 'words', message: 'Dite in breve che cosa non va.' }]);
    expect(await Promise.all([report('lecco', postId, 'OFFESA', 'Ci offende.'), report('lecco', postId, 'OFFESA', 'Ci offende.'), report('lettore', postId)])).toEqual([DONE, DONE, DONE].map((done) => expect.objectContaining(done)));
    const [waiting] = (await queue('luca'))!.nodes.filter(({ text }) => JSON.stringify(text).includes('divani'));
    expect(waiting).toMatchObject({ kind: 'SEGNALAZIONE', sequence: 2, authorName: 'Prova Referente Pesaro', beforeText: plainPost('Come fate?'), record: { posts: expect.any(Number), warnings: 0 } });
    expect(waiting!.reports.map(({ reporterName, reason, words }) => [reporterName, reason, words]).sort()).toEqual([['Prova Lettore Pesaro', 'SPAM', ''], ['Prova Referente Lecco', 'OFFESA', 'Ci offende.']]);
    expect((await sql('select reports from moderation_case where id = $1', [waiting!.id]))).toEqual([{ reports: 2 }]);
  });

  it('is decided by one of two who decide at once; the other is told, and who reported hears how it ended', async () => {
    const { postId } = await spoken('tappeti');
    await report('lecco', postId);
    const caseId = await caseOf(postId);
    const page = await LivePage.open(test, clients.curatore);
    const { answer: standing } = (await page.ask(MODERATION_HERE, { communityId: sua })) as unknown as { answer: ModerationHint };
    const outcomes = await Promise.all([decide('luca', { caseId, verdict: 'AMMONISCI', reason: 'Non si vende.' }), decide('curatore', { caseId, verdict: 'NESSUNA_VIOLAZIONE' })]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    const late = outcomes.find(({ __typename }) => __typename === 'Refused')!;
    expect(late).toMatchObject({ code: 'COMMUNITIES.DECIDED', message: expect.stringMatching(/^Ha già deciso Prova (Redattore Pesaro|Curatore UPI):/) });
    expect(await page.hears<ModerationHint>(MODERATION_CHANGED, (hint) => hint.open === standing.open - 1)).toEqual({ communityId: sua, open: standing.open - 1 });
    page.leave();
    await settle();
    expect((await notices('lecco'))[0]).toMatch(/^La vostra segnalazione nella community «Community SUA» è stata esaminata: /);
    expect((await sql('select count(*)::int as n from moderation_decision where case_id = $1', [caseId]))).toEqual([{ n: 1 }]);
    expect((await log('luca'))!.nodes[0]).toMatchObject({ kind: expect.stringMatching(/^(AMMONIZIONE|NESSUNA_VIOLAZIONE)$/) });
  });

  it('stands in pages of the queue, oldest first, each once', async () => {
    const whole = (await queue('curatore'))!.nodes.map(({ id }) => id);
    const pieces: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Queue = (await queue('curatore', 'sua', after, 1))!;
      pieces.push(...page.nodes.map(({ id }) => id));
      if (!page.hasNextPage) break;
      after = page.endCursor;
    }
    expect(whole.length).toBeGreaterThan(2);
    expect(pieces).toEqual(whole);
  });
});

describe('a hidden post', () => {
  const WORD = 'caleidoscopio';

  it('is read by its author and who moderates alone; behind every other door it is not there', async () => {
    const { discussionId, postId } = await spoken(WORD);
    await mutate('luca', `react(postId: "${postId}", kind: UTILE, on: true)`);
    const { post: edited } = await answer('anna', discussionId, `Anche ${WORD} usati.`);
    await mutate('anna', 'editPost(postId: $id, text: $text)', '($id: ID!, $text: Json!)', { id: edited.id, text: plainPost(`Anche ${WORD} nuovi.`) });
    const quoting = await answer('lettore', discussionId, { type: 'doc', content: [{ type: 'blockquote', content: plainPost(`Comprate ${WORD} da noi.`).content }, ...plainPost('Davvero?').content] });
    await mutate('anna', `markSolved(discussionId: "${discussionId}", postId: "${postId}")`);
    await clients.lettore.request('mutation ($id: ID!) { follow(kind: "discussione", id: $id, frequency: GIORNALIERA) { __typename } }', { id: discussionId });
    await test.app.get(RebuildIndex, { strict: false }).execute();
    expect((await found('lecco', WORD)).length).toBe(1);
    // Who is told every morning has not been told yet.
    await test.app.get(TellOfPosts, { strict: false }).hear({ kind: 'communities.post-added', payload: { communityId: sua, discussionId, postId } });
    const { post: control } = await answer('luca', discussionId, 'Un controllo.');
    const before = (await thread('visitor', discussionId))!.discussion.lastSequence;

    for (const id of [postId, edited.id]) expect(await hide('luca', id, 'È pubblicità.')).toMatchObject(DONE);
    expect(await hide('curatore', postId)).toMatchObject({ __typename: 'Refused', message: 'Il messaggio è già nascosto.' });

    const page = (await thread('visitor', discussionId))!;
    expect(page.discussion).toMatchObject({ lastSequence: before, solvedSequence: null });
    expect(page.posts.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
    expect(page.posts[0]).toMatchObject({ hiddenCategory: 'SPAM', hidden: null, authorName: '', text: { type: 'doc', content: [] }, canReport: false });
    for (const who of ['visitor', 'lecco', 'lettore'] as const) expect(JSON.stringify(await thread(who, discussionId))).not.toContain(WORD);
    for (const who of ['anna', 'luca', 'amministratore'] as const) expect((await thread(who, discussionId))!.posts[0]!.hidden).toEqual({ text: plainPost(`Comprate ${WORD} da noi.`), title: null, reason: 'È pubblicità.' });
    expect((await thread('anna', discussionId))!.posts[0]!.canEdit).toBe(false);
    expect(await mutate('anna', `withdrawPost(postId: "${postId}")`)).toMatchObject({ __typename: 'Refused' });
    expect(await mutate('luca', `react(postId: "${postId}", kind: GRAZIE, on: true)`)).toMatchObject(NOTHING);
    for (const who of ['anna', 'visitor'] as const) expect((await clients[who].request<{ h: unknown[] }>(`{ h: postHistory(postId: "${edited.id}") { text } }`)).h).toEqual([]);
    // Whichever engine asks: the source says nothing of it.
    expect(JSON.stringify(await test.app.get(DiscussionSearchSource, { strict: false }).entries([discussionId]))).not.toContain(WORD);
    await test.app.get(RebuildIndex, { strict: false }).execute();
    for (const who of ['anna', 'lecco'] as const) expect(await found(who, WORD)).toEqual([]);
    // What was written down to be told in the morning is told no more, nor by who hears of it late; what nobody hid is.
    for (const id of [edited.id, control.id]) await test.app.get(TellOfPosts, { strict: false }).hear({ kind: 'communities.post-added', payload: { communityId: sua, discussionId, postId: id } });
    await sql(`update notice set created_at = created_at - interval '2 days' where told_at is null`);
    await test.app.get(DeliverNotices, { strict: false }).tell('GIORNALIERA');
    expect(await lettersTo('lettore')).toContain('Un controllo.');
    expect(await lettersTo('lettore')).not.toContain(WORD);
    const { entries } = (await clients.visitor.request<{ communityEvents: { entries: { kind: string }[] } }>(`{ communityEvents(communityId: "${sua}", after: 0, first: 200) { entries { kind } last } }`)).communityEvents;
    expect(JSON.stringify(entries)).not.toContain(WORD);
    // Nowhere outside of what moderation keeps.
    for (const table of ['post', 'post_earlier', 'discussion', 'community_event']) expect({ table, rows: await sql(`select * from ${table} t where t::text like $1`, [`%${WORD}%`]) }).toEqual({ table, rows: [] });

    expect(await show('curatore', postId)).toMatchObject(DONE);
    const again = (await thread('visitor', discussionId))!;
    expect(again.posts[0]).toMatchObject({ hiddenCategory: null, text: plainPost(`Comprate ${WORD} da noi.`) });
    expect(again.discussion.solvedSequence).toBe(2);
    expect(JSON.stringify(again.posts.find(({ id }) => id === quoting.post.id)!.text)).toContain(WORD);
    expect(await show('luca', edited.id)).toMatchObject(DONE);
    expect((await clients.visitor.request<{ h: { text: PostText }[] }>(`{ h: postHistory(postId: "${edited.id}") { text } }`)).h).toEqual([{ text: plainPost(`Anche ${WORD} usati.`) }]);
  }, 60_000);

  it('is hidden once, however many hide and report it at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { discussionId, postId } = await spoken('liquirizia');
      const { post: other } = await answer('anna', discussionId, 'Un’altra cosa.');
      await report('lettore', postId);
      // Each is answered in words: nobody waits for somebody who waits for him.
      const outcomes = await Promise.all([hide('luca', postId), hide('curatore', postId), hide('curatore', other.id), report('amministratore', postId), decide('amministratore', { caseId: await caseOf(postId), verdict: 'NASCONDI', category: 'SPAM', reason: 'Prova.' })]);
      expect(outcomes.every(({ __typename }) => ['CommunityDone', 'Refused'].includes(__typename))).toBe(true);
      expect(await sql(`select count(*)::int as n from moderation_decision where kind = 'NASCOSTO' and post_id = any ($1::uuid[]) group by post_id`, [[postId, other.id]])).toEqual([{ n: 1 }, { n: 1 }]);
    }
  }, 60_000);

  it('that opened its discussion takes the title along', async () => {
    const { discussionId } = await open('anna', 'Il girasole parlante', 'Eccolo.');
    await answer('lettore', discussionId, 'Bello.');
    await settle();
    const first = (await thread('anna', discussionId))!.first.id;
    expect((await notices('anna')).join()).toContain('girasole');
    await hide('luca', first);
    const page = (await thread('visitor', discussionId))!;
    expect(page.discussion).toMatchObject({ title: 'Discussione nascosta dalla moderazione', tags: [] });
    expect((await thread('anna', discussionId))!.first.hidden!.title).toBe('Il girasole parlante');
    for (const who of ['anna', 'lettore'] as const) expect((await notices(who)).join()).not.toContain('girasole');
    expect(await sql(`select 1 from discussion where title like '%girasole%'`)).toEqual([]);
    await show('luca', first);
    expect((await thread('visitor', discussionId))!.discussion).toMatchObject({ title: 'Il girasole parlante', tags: ['etichetta'] });
  });
});

describe('a warned person', () => {
  /** Warnings that count against Anna, as the queue says them beside a report. */
  const warnings = async (postId: string): Promise<number> => {
    const caseId = await caseOf(postId);
    return (await queue('luca'))!.nodes.find(({ id }) => id === caseId)!.record!['warnings']!;
  };

  it('is told why by notice and by letter, and nobody else is; the post stays, and so does the right to write', async () => {
    const reason = `Qui non si vende, ${randomUUID()}.`;
    const title = 'Avete ricevuto un’ammonizione nella community «Community SUA»';
    const { discussionId, postId } = await spoken('ombrelloni');
    await report('lettore', postId);
    await settle();
    const caseId = await caseOf(postId);
    expect((await decide('luca', { caseId, verdict: 'AMMONISCI', reason: ' ' })).problems.map(({ field }) => field)).toEqual(['reason']);
    expect(await decide('luca', { caseId, verdict: 'AMMONISCI', reason })).toMatchObject(DONE);
    await settle();

    expect((await notices('anna'))[0]).toBe(title);
    const letters = await lettersTo('anna');
    expect([title, reason, 'Potete chiedere un riesame entro 30 giorni'].filter((words) => !letters.includes(words))).toEqual([]);
    expect((await own('anna')).decisions[0]).toMatchObject({ decision: { kind: 'AMMONIZIONE', reason, decidedByName: '' }, canAppeal: true, appealState: null });
    // Who reported hears how it ended, and not the reason.
    expect((await notices('lettore'))[0]).toBe('La vostra segnalazione nella community «Community SUA» è stata esaminata: chi ha scritto è stato ammonito.');
    for (const who of ['luca', 'lettore', 'lecco', 'curatore', 'amministratore'] as const) {
      expect({ who, told: (await notices(who)).includes(title) }).toEqual({ who, told: false });
      expect({ who, read: [await lettersTo(who), JSON.stringify(await own(who)), JSON.stringify(await thread(who, discussionId))].some((words) => words.includes(reason)) }).toEqual({ who, read: false });
    }
    for (const who of ['anna', 'lettore', 'lecco'] as const) expect(await log(who)).toBeNull();
    for (const who of ['luca', 'curatore'] as const) expect((await log(who))!.nodes[0]).toMatchObject({ kind: 'AMMONIZIONE', reason, personName: 'Prova Referente Pesaro', decidedByName: 'Prova Redattore Pesaro' });
    expect((await thread('visitor', discussionId))!.posts[0]).toMatchObject({ hiddenCategory: null, text: plainPost('Comprate ombrelloni da noi.') });
    expect(await answer('anna', discussionId, 'Capito.')).toMatchObject({ __typename: 'AnswerGiven' });
  });

  it('appeals as of any decision against him: upheld, the warning counts no more', async () => {
    const [{ postId }, { postId: later }] = [await spoken('sdraio'), await spoken('pedalò')];
    for (const id of [postId, later]) await report('lettore', id);
    const before = await warnings(later);
    expect(await decide('luca', { caseId: await caseOf(postId), verdict: 'AMMONISCI', reason: 'Ancora.' })).toMatchObject(DONE);
    expect(await warnings(later)).toBe(before + 1);
    const [{ decision }] = (await own('anna')).decisions as [Own['decisions'][number]];
    expect(await appeal('lecco', decision.id)).toEqual(NOTHING);
    expect(await appeal('anna', decision.id)).toMatchObject(DONE);
    const { id } = (await queue('luca'))!.appeals.at(-1)!;
    expect(await decideAppeal('luca', id, true)).toMatchObject({ __typename: 'Refused' });
    expect(await decideAppeal('curatore', id, true)).toMatchObject(DONE);
    expect(await warnings(later)).toBe(before);
    expect((await own('anna')).decisions.find((one) => one.decision.id === decision.id)).toMatchObject({ canAppeal: false, appealState: 'ACCOLTO', appealAnswer: 'Riletto.' });
  });

  it('may be who moderates, and is then warned by UPI’s staff alone', async () => {
    const { discussionId } = await open('anna', `Una domanda ${randomUUID()}`);
    const { post } = await answer('luca', discussionId, 'Rispondo male.');
    await report('anna', post.id);
    await sql(`update community_member set role = 'MODERATORE' where community_id = $1 and person_id = $2`, [sua, ids.lettore]);
    const caseId = await caseOf(post.id);
    const outcome = await decide('lettore', { caseId, verdict: 'AMMONISCI', reason: 'Toni.' });
    await sql(`update community_member set role = 'MEMBRO' where community_id = $1 and person_id = $2`, [sua, ids.lettore]);
    expect(outcome).toMatchObject({ __typename: 'Refused', message: 'Chi modera una community è ammonito o sospeso solo dal personale di UPI.' });
    expect(await decide('curatore', { caseId, verdict: 'AMMONISCI', reason: 'Toni.' })).toMatchObject(DONE);
    expect((await own('luca')).decisions[0]!.decision).toMatchObject({ kind: 'AMMONIZIONE', reason: 'Toni.' });
  });
});

describe('a suspended person', () => {
  it('is suspended once and told once, however often it is sent', async () => {
    const until = SOON();
    expect(await Promise.all(Array.from({ length: 3 }, () => suspend('curatore', ids.lettore, { until, reason: 'Tre volte.' })))).toEqual(Array.from({ length: 3 }, () => expect.objectContaining(DONE)));
    const found = await sql<{ id: string }>(`select id from community_suspension where reason = 'Tre volte.'`);
    expect(found).toHaveLength(1);
    expect(await sql(`select 1 from moderation_decision where reason = 'Tre volte.'`)).toHaveLength(1);
    expect(await mutate('curatore', `liftSuspension(id: "${found[0]!.id}", reason: "Prova.")`)).toMatchObject(DONE);
  });

  it('reads and does not write, by page, by draft or by mail; what he wrote is kept, and he is told why', async () => {
    const { discussionId } = await open('luca', 'Di che cosa parliamo');
    const { post } = await answer('anna', discussionId, 'Di questo.');
    expect((await suspend('luca', ids.anna, { until: '2020-01-01T00:00:00Z', reason: '' })).problems.map(({ field }) => field)).toEqual(['until', 'reason']);
    expect(await suspend('luca', ids.luca)).toMatchObject({ __typename: 'Refused', message: 'Non ci si sospende da soli.' });
    expect(await suspend('curatore', ids.luca)).toMatchObject(DONE);
    await mutate('curatore', `liftSuspension(id: "${(await queue('curatore'))!.suspended.find(({ name }) => name.includes('Redattore'))!.id}", reason: "Prova.")`);
    expect(await suspend('luca', ids.anna, { reason: 'Toni aspri.' })).toMatchObject(DONE);
    const suspended = { __typename: 'Refused', code: 'COMMUNITIES.SUSPENDED' };
    expect(await answer('anna', discussionId, 'Ancora io.')).toMatchObject(suspended);
    expect(await open('anna', 'Una domanda lunga')).toMatchObject(suspended);
    expect(await mutate('anna', 'editPost(postId: $id, text: $text)', '($id: ID!, $text: Json!)', { id: post.id, text: plainPost('Altro.') })).toMatchObject(suspended);
    expect((await thread('anna', discussionId))).toMatchObject({ canAnswer: false, first: { text: plainPost('Come fate?') } });
    expect((await own('anna')).suspensions).toEqual([{ reason: 'Toni aspri.' }]);
    expect(await mutate('anna', `keepPostDraft(input: { discussionId: "${discussionId}", text: $text })`, '($text: Json!)', { text: plainPost('Bozza.') })).toMatchObject(DONE);
    const to = test.app.get(ReplyAddresses, { strict: false }).issue(discussionId as DiscussionId, ids.anna as PersonId, new Date());
    const letter = [`From: <${EMAILS.anna}>`, `To: <${to}>`, 'Subject: Re: x', `Message-ID: <${randomUUID()}@ente.example>`, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', 'Per posta.'].join('\r\n');
    const { body } = await test.app.inject({ method: 'POST', url: '/api/mail/incoming', headers: { authorization: `Bearer ${MAIL_INTAKE_SECRET}`, 'content-type': 'message/rfc822' }, payload: letter });
    expect(JSON.parse(body)).toMatchObject({ outcome: 'BOZZA', reason: 'SOSPESO' });
    expect(JSON.stringify((await clients.anna.request<{ d: unknown }>(`{ d: postDraft(discussionId: "${discussionId}") { text } }`)).d)).toContain('Per posta.');
    expect(await lettersTo('anna')).toContain('Siete sospesi dalla scrittura fino al');
    // The wall says the same, whatever the application forgets.
    await expect(test.database.runner.run({ enteIds: [], personId: ids.anna, communityIds: [sua] }, () => currentManager().query(`insert into post (id, community_id, discussion_id, sequence, community_number, author_id, author_name, author_ente, client_key, text, created_at) values (gen_random_uuid(), $1, $2, 99, 99999, $3, '', '', gen_random_uuid(), '{}', now())`, [sua, discussionId, ids.anna]))).rejects.toThrow('row-level security');
    const { id } = (await queue('luca'))!.suspended.find(({ name }) => name.includes('Referente'))!;
    expect((await mutate('luca', `liftSuspension(id: "${id}", reason: " ")`)).problems[0]!.field).toBe('reason');
    expect(await mutate('luca', `liftSuspension(id: "${id}", reason: "Bene così.")`)).toMatchObject(DONE);
    expect(await answer('anna', discussionId, 'Grazie.')).toMatchObject({ __typename: 'AnswerGiven' });
    await settle();
    expect((await notices('anna')).filter((title) => title.includes('ospe'))).toEqual(['La vostra sospensione è finita nella community «Community SUA»', 'Siete sospesi dalla scrittura nella community «Community SUA»']);
  });

  it('stands on the list of members for who moderates, with what he may do about him', async () => {
    const [first, last] = [new Date(Date.now() + 2 * 86_400_000).toISOString(), SOON()];
    await suspend('luca', ids.anna, { until: first, reason: 'Qui.' });
    await suspend('curatore', ids.anna, { until: last, reason: 'Dappertutto.', communityId: null });
    await suspend('curatore', ids.luca, { reason: 'Anche chi modera.' });
    const of = (page: Roster | null, who: Who): object => {
      const { canSuspend, suspensions } = page!.nodes.find(({ personId }) => personId === ids[who])!;
      return { canSuspend, suspensions: suspensions.map(({ reason, everywhere, canLift }) => [reason, everywhere, canLift]) };
    };
    const [moderator, staff] = [await roster('luca'), await roster('curatore')];
    expect([moderator!.canSuspendEverywhere, staff!.canSuspendEverywhere]).toEqual([false, true]);
    expect([of(moderator, 'anna'), of(moderator, 'luca')]).toEqual([{ canSuspend: true, suspensions: [['Qui.', false, true]] }, { canSuspend: false, suspensions: [['Anche chi modera.', false, false]] }]);
    expect([of(staff, 'anna'), of(staff, 'luca'), of(staff, 'curatore')]).toEqual([
      { canSuspend: true, suspensions: [['Dappertutto.', true, true], ['Qui.', false, true]] },
      { canSuspend: true, suspensions: [['Anche chi modera.', false, true]] },
      { canSuspend: false, suspensions: [] },
    ]);
    const ofLuca = staff!.nodes.find(({ personId }) => personId === ids.luca)!.suspensions[0]!.id;
    expect(await mutate('luca', `liftSuspension(id: "${ofLuca}", reason: "x")`)).toMatchObject({ __typename: 'Refused', message: 'La sospensione è vostra: la toglie un’altra persona.' });
    for (const { id } of staff!.nodes.flatMap(({ suspensions }) => suspensions)) expect(await mutate('curatore', `liftSuspension(id: "${id}", reason: "Prova.")`)).toMatchObject(DONE);
    expect((await roster('curatore'))!.nodes.flatMap(({ suspensions }) => suspensions)).toEqual([]);
  });

  it('in all communities, by UPI’s staff', async () => {
    expect(await suspend('amministratore', ids.anna, { communityId: null })).toMatchObject(DONE);
    const [{ id }] = await sql<{ id: string }>('select id from discussion where community_id = $1', [riservata]) as [{ id: string }];
    expect(await answer('anna', id, 'x')).toMatchObject({ code: 'COMMUNITIES.SUSPENDED' });
    const suspension = (await queue('amministratore'))!.suspended.find(({ name }) => name.includes('Referente Pesaro'))!;
    expect((await queue('luca'))!.suspended.map(({ id: other }) => other)).not.toContain(suspension.id);
    expect(await mutate('luca', `liftSuspension(id: "${suspension.id}", reason: "x")`)).toEqual(NOTHING);
    expect(await mutate('curatore', `liftSuspension(id: "${suspension.id}", reason: "Basta.")`)).toMatchObject(DONE);
  });
});

describe('an appeal', () => {
  it('is asked once, in time, of what concerns oneself, and decided by somebody else: upheld, it undoes', async () => {
    const { discussionId, postId } = await spoken('violini');
    await hide('luca', postId);
    const [{ decision }] = (await own('anna')).decisions as [Own['decisions'][number]];
    expect((await appeal('anna', decision.id, ' ')).problems[0]!.field).toBe('words');
    expect((await Promise.all([appeal('anna', decision.id), appeal('anna', decision.id)])).map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    const waiting = (who: Who): Promise<Queue['appeals'][number]> => queue(who).then((found) => found!.appeals.at(-1)!);
    expect([(await waiting('luca')).canDecide, (await waiting('curatore')).canDecide, (await waiting('amministratore')).canDecide]).toEqual([false, true, true]);
    const { id } = await waiting('luca');
    expect(await decideAppeal('luca', id, false)).toMatchObject({ __typename: 'Refused' });
    const outcomes = await Promise.all([decideAppeal('curatore', id, true), decideAppeal('amministratore', id, true)]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    expect((await thread('visitor', discussionId))!.posts[0]!.text).toEqual(plainPost('Comprate violini da noi.'));
    expect((await own('anna')).decisions.find((one) => one.decision.id === decision.id)).toMatchObject({ canAppeal: false, appealState: 'ACCOLTO', appealAnswer: 'Riletto.' });
    await settle();
    expect((await notices('anna'))[0]).toBe('Il riesame che avete chiesto è stato accolto nella community «Community SUA»');
  });

  it('comes too late after 30 days, and undoes a suspension', async () => {
    await suspend('luca', ids.anna);
    const [{ decision }] = (await own('anna')).decisions as [Own['decisions'][number]];
    await asOwner(`update moderation_decision set at = now() - interval '30 days' where id = '${decision.id}'`);
    expect(await appeal('anna', decision.id)).toMatchObject({ __typename: 'Refused', message: 'Il riesame si chiede entro 30 giorni dalla decisione.' });
    await asOwner(`update moderation_decision set at = now() - interval '29 days' where id = '${decision.id}'`);
    expect(await appeal('anna', decision.id)).toMatchObject(DONE);
    await decideAppeal('curatore', (await queue('curatore'))!.appeals.at(-1)!.id, true);
    expect((await own('anna')).suspensions).toEqual([]);
  });

  it('of the log nobody changes an entry: neither does the product', async () => {
    await expect(sql('update moderation_decision set reason = $1', ['x'])).rejects.toThrow('permission denied');
    await expect(sql('delete from moderation_decision')).rejects.toThrow('permission denied');
  });
});

async function asOwner(text: string): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  await owner.query('set row_security = off').catch(() => undefined);
  await owner.query('alter table moderation_decision no force row level security');
  await owner.query(text);
  await owner.query('alter table moderation_decision force row level security');
  await owner.end();
}

describe('limits', () => {
  let discussionId: string;

  beforeAll(async () => {
    ({ discussionId } = await open('luca', 'Quanto si scrive'));
  });
  afterAll(() => setLimits({}));

  it('hold under a hundred attempts at once', async () => {
    await sql('delete from writing_trace');
    await setLimits({ perMinute: 7 });
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, index) => answer('anna', discussionId, `Messaggio ${index}.`)));
    expect(outcomes.filter(({ __typename }) => __typename === 'AnswerGiven').length).toBe(7);
    expect(outcomes.find(({ __typename }) => __typename === 'InvalidInput')!.problems).toEqual([{ field: 'text', message: 'Si scrivono al massimo 7 messaggi in un minuto: riprovate fra un minuto. Ciò che avete scritto resta qui.' }]);
    // One who was let through before is let through again: it is the same answer.
    const key = randomUUID();
    await sql('delete from writing_trace');
    expect((await Promise.all([answer('anna', discussionId, 'Uno.', key), answer('anna', discussionId, 'Uno.', key)])).map(({ post }) => post.id)).toEqual(Array(2).fill(expect.any(String)));
    expect(await sql('select count(*)::int as n from writing_trace')).toEqual([{ n: 1 }]);
  }, 60_000);

  it('of new members are narrower, and end with their posts', async () => {
    await setLimits({ newDays: 7, newPosts: 100_000, newLinks: 1, newMentions: 1, newPerDay: 3 });
    await sql('delete from writing_trace');
    const links = (...hrefs: string[]): PostText => plainPost(`Vedete ${hrefs.join(' e ')} per capire.`);
    expect(await answer('lettore', discussionId, links('https://uno.example/a', 'https://due.example/b'))).toMatchObject({ __typename: 'PostHeld', holdReason: 'COLLEGAMENTI' });
    const mention = (who: Who): object => ({ type: 'mention', attrs: { personId: ids[who], label: '' } });
    expect((await answer('lettore', discussionId, { type: 'doc', content: [{ type: 'paragraph', content: [mention('anna'), mention('luca')] }] } as unknown as PostText)).problems[0]!.message).toContain('cita al massimo 1 persone');
    for (const words of ['Due.', 'Tre.']) expect(await answer('lettore', discussionId, words)).toMatchObject({ __typename: 'AnswerGiven' });
    expect((await answer('lettore', discussionId, 'Quattro.')).problems[0]!.message).toContain('al massimo 3 messaggi in un giorno nei primi giorni');
    // What was decided against him lately counts more than what he wrote; for a colleague without it his posts end it.
    await setLimits({ newDays: 7, newPosts: 2, newPerDay: 2 });
    expect((await answer('lettore', discussionId, 'Quattro.')).problems[0]!.message).toContain('nei primi giorni');
    await mutate('lecco', `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
    for (const words of ['Uno.', 'Due.', 'Tre.']) expect(await answer('lecco', discussionId, words)).toMatchObject({ __typename: 'AnswerGiven' });
    await mutate('lecco', `leaveCommunity(communityId: "${sua}")`);
  });

  it('keep back what leads to a listed address, and what says the same again, wherever', async () => {
    await setLimits({ repeatHours: 24, mostLinks: 2 });
    await sql('delete from writing_trace');
    expect(await mutate('curatore', 'blockLink(address: "HTTPS://www.Truffa.example/", note: "Segnalato.")')).toMatchObject(DONE);
    expect((await mutate('curatore', 'blockLink(address: "non è un sito", note: "")')).problems[0]!.field).toBe('address');
    expect(await answer('anna', discussionId, 'Ecco: https://sotto.truffa.example/vinci?x=1')).toMatchObject({ __typename: 'PostHeld', holdReason: 'COLLEGAMENTO' });
    expect(await answer('anna', discussionId, 'Ecco: https://truffa.example.org')).toMatchObject({ __typename: 'AnswerGiven' });
    expect((await answer('anna', discussionId, 'https://a.example https://b.example https://c.example')).problems[0]!.message).toContain('al massimo 2 collegamenti');
    const { post } = await answer('anna', discussionId, 'Da correggere.');
    expect((await mutate('anna', 'editPost(postId: $id, text: $text)', '($id: ID!, $text: Json!)', { id: post.id, text: plainPost('https://truffa.example') })).problems[0]!.field).toBe('text');
    const words = 'Vendiamo a tutti gli Enti della rete ottimi programmi per la gestione delle gare, chiamateci quando volete';
    expect(await answer('anna', discussionId, words)).toMatchObject({ __typename: 'AnswerGiven' });
    expect((await answer('anna', discussionId, words.toUpperCase())).problems[0]!.message).toContain('lo stesso testo');
    const [{ id }] = await sql<{ id: string }>('select id from discussion where community_id = $1', [riservata]) as [{ id: string }];
    expect((await answer('anna', id, words)).__typename).toBe('AnswerGiven');
    await sql('update community_limits set repeat_hours = 24 where community_id = $1', [riservata]);
    expect((await answer('anna', id, words)).problems[0]!.message).toContain('lo stesso testo');
    expect(await answer('anna', discussionId, `${words} voi`)).toMatchObject({ __typename: 'PostHeld', holdReason: 'RIPETUTO' });
    await mutate('curatore', 'unblockLink(address: "truffa.example")');
  });

  it('are set by who moderates, one after the other, and noted', async () => {
    const read = (): Promise<{ revision: number }> => clients.luca.request<{ l: { revision: number } }>('{ l: communityLimits(key: "sua") { revision } }').then(({ l }) => l);
    const save = (revision: number, perMinute: number): Promise<Outcome> => mutate('luca', 'setCommunityLimits(key: "sua", seenRevision: $r, input: $input)', '($r: Int!, $input: CommunityLimitsInput!)', { r: revision, input: { ...DEFAULT_LIMITS, perMinute } });
    const { revision } = await read();
    expect((await save(revision, 0)).problems).toEqual([{ field: 'perMinute', message: 'Un numero intero da 1 a 60.' }]);
    expect(await save(revision, 9)).toMatchObject(DONE);
    expect(await save(revision, 8)).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.DECIDED' });
    expect((await log('curatore'))!.nodes[0]).toMatchObject({ kind: 'LIMITI', reason: expect.stringContaining('→ 9') });
    await test.app.get(SetLimits, { strict: false }).tidy();
  });
});

describe('a held post', () => {
  beforeAll(async () => {
    await setLimits({ repeatHours: 0 });
    await sql('delete from writing_trace');
    await mutate('curatore', 'blockLink(address: "attesa.example", note: "")');
  });

  it('is seen by its author and who moderates alone, has no number, and is published with the number of then', async () => {
    const { discussionId } = await open('luca', 'Dove si compra');
    const key = randomUUID();
    const words = 'Il fenicottero è su https://attesa.example/oggi.';
    const held = await answer('anna', discussionId, words, key);
    expect(held).toMatchObject({ __typename: 'PostHeld', holdReason: 'COLLEGAMENTO' });
    expect((await answer('anna', discussionId, words, key)).heldId).toBe(held.heldId);
    const { post } = await answer('lettore', discussionId, 'Intanto rispondo io.');
    expect(post.sequence).toBe(2);
    await settle();
    await test.app.get(RebuildIndex, { strict: false }).execute();
    for (const who of ['visitor', 'lettore', 'lecco', 'luca'] as const) expect(JSON.stringify(await thread(who, discussionId))).not.toContain('fenicottero');
    for (const who of ['lettore', 'luca', 'curatore'] as const) expect(`${await lettersTo(who)} ${(await notices(who)).join()}`).not.toContain('fenicottero');
    expect(await found('luca', 'fenicottero')).toEqual([]);
    expect((await own('anna')).held.find(({ id }) => id === held.heldId)).toMatchObject({ state: 'IN_ATTESA', discussionId, text: plainPost(words) });
    expect((await own('lettore')).held.some(({ id }) => id === held.heldId)).toBe(false);
    const waiting = (await queue('luca'))!.nodes.find(({ text }) => JSON.stringify(text).includes('fenicottero'))!;
    expect(waiting).toMatchObject({ kind: 'IN_ATTESA', holdReason: 'COLLEGAMENTO', sequence: null, title: 'Dove si compra' });
    expect((await decide('luca', { caseId: waiting.id, verdict: 'NASCONDI', category: 'SPAM', reason: 'x' })).problems[0]!.field).toBe('verdict');
    expect((await Promise.all([decide('luca', { caseId: waiting.id, verdict: 'APPROVA' }), decide('curatore', { caseId: waiting.id, verdict: 'APPROVA' })])).map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    const page = (await thread('visitor', discussionId))!;
    expect(page.posts.map(({ sequence, authorName }) => [sequence, authorName])).toEqual([[2, 'Prova Lettore Pesaro'], [3, 'Prova Referente Pesaro']]);
    expect((await answer('anna', discussionId, words, key)).post.sequence).toBe(3);
    await settle();
    expect((await notices('luca'))[0]).toBe('Prova Referente Pesaro ha risposto in «Dove si compra»');
    expect(await sql('select 1 from held_post where text::text like $1', ['%fenicottero%'])).toEqual([]);
  });

  it('keeps its poll, which is judged with it and opened with it, and goes out of sight with its post', async () => {
    await sql(`insert into blocked_link values ('vietato-nel-sondaggio.example', '', '', now()) on conflict do nothing`);
    const poll = { question: 'Quale sede?', options: ['Fano', 'https://vietato-nel-sondaggio.example'], most: 1, anonymous: false, visibility: 'SEMPRE', closesAt: '' };
    const opening = { communityId: sua, kind: 'DISCUSSION', title: 'Dove ci vediamo?', tags: [], text: plainPost('Scegliete.'), clientKey: randomUUID(), poll };
    const { openDiscussion: held } = await clients.anna.request<{ openDiscussion: Outcome }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on PostHeld { heldId holdReason } } }', { input: opening });
    expect(held).toMatchObject({ __typename: 'PostHeld', holdReason: 'COLLEGAMENTO' });
    expect(await sql(`select 1 from questionnaire where questions::text like '%Quale sede%'`)).toEqual([]);
    const waiting = (await queue('luca'))!.nodes.find(({ title }) => title === 'Dove ci vediamo?')!;
    expect(JSON.stringify(waiting.text)).toContain('Sondaggio: Quale sede?');
    expect(await decide('luca', { caseId: waiting.id, verdict: 'APPROVA' })).toMatchObject(DONE);
    const [{ id: discussionId, post_id: postId }] = (await sql<{ id: string; post_id: string }>(`select d.id, p.id as post_id from discussion d join post p on p.discussion_id = d.id and p.sequence = 1 where d.title = 'Dove ci vediamo?'`)) as [{ id: string; post_id: string }];
    const pollSeen = async (who: Who): Promise<boolean> => JSON.stringify((await clients[who].raw('query ($id: ID!) { discussionPoll(discussionId: $id) { page { questionnaire { questions { text } } } } }', { id: discussionId })).data).includes('Quale sede');
    expect([await pollSeen('lettore'), await pollSeen('luca')]).toEqual([true, true]);
    await hide('luca', postId);
    expect([await pollSeen('lettore'), await pollSeen('luca'), await pollSeen('anna')]).toEqual([false, true, true]);
    await show('luca', postId);
    expect(await pollSeen('lettore')).toBe(true);
  });

  it('that is not approved stays with its author, who appeals; upheld, it is published', async () => {
    const opened = await open('anna', 'Una domanda con sito', 'Leggete https://attesa.example.');
    expect(opened).toMatchObject({ __typename: 'PostHeld' });
    const waiting = (await queue('luca'))!.nodes.find(({ title }) => title === 'Una domanda con sito')!;
    expect((await decide('luca', { caseId: waiting.id, verdict: 'NON_APPROVARE' })).problems[0]!.field).toBe('reason');
    expect(await decide('luca', { caseId: waiting.id, verdict: 'NON_APPROVARE', reason: 'Sito commerciale.' })).toMatchObject(DONE);
    expect((await own('anna')).held.find(({ id }) => id === opened.heldId)).toMatchObject({ state: 'NON_APPROVATO' });
    const [{ decision }] = (await own('anna')).decisions as [Own['decisions'][number]];
    await appeal('anna', decision.id);
    await decideAppeal('amministratore', (await queue('amministratore'))!.appeals.at(-1)!.id, true);
    expect(await sql(`select d.last_sequence, p.sequence from discussion d join post p on p.discussion_id = d.id where d.title = 'Una domanda con sito'`)).toEqual([{ last_sequence: 1, sequence: 1 }]);
  });

  it('waits also when it came by mail, and its author is told so once', async () => {
    const { discussionId } = await open('luca', 'Per posta, con sito');
    const to = test.app.get(ReplyAddresses, { strict: false }).issue(discussionId as DiscussionId, ids.anna as PersonId, new Date());
    const letter = [`From: <${EMAILS.anna}>`, `To: <${to}>`, 'Subject: Re: x', `Message-ID: <${randomUUID()}@ente.example>`, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', 'Vedete https://attesa.example.'].join('\r\n');
    const arrive = async (): Promise<unknown> => JSON.parse((await test.app.inject({ method: 'POST', url: '/api/mail/incoming', headers: { authorization: `Bearer ${MAIL_INTAKE_SECRET}`, 'content-type': 'message/rfc822' }, payload: letter })).body);
    for (let time = 0; time < 2; time += 1) expect(await arrive()).toMatchObject({ outcome: 'IN_ATTESA', reason: 'MODERAZIONE' });
    expect((await lettersTo('anna')).split('La vostra risposta è in attesa di approvazione').length).toBe(2);
    expect((await thread('anna', discussionId))!.discussion.lastSequence).toBe(1);
  });
});
