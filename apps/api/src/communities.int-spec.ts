import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost, plainTextOf, type PostText } from '@province-comuni/communities-contract';
import { LoadCommunities, TellOfPosts, type PackagedCommunity } from '@province-comuni/communities-domain';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'anna' | 'luca' | 'lecco' | 'curatore' | 'visitor';
const EMAILS: Record<Exclude<Who, 'visitor'>, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const EVERYBODY = ['anna', 'luca', 'lecco', 'curatore', 'visitor'] as const;
const TABLES = ['community', 'community_member', 'discussion', 'post', 'post_earlier', 'post_reaction', 'discussion_reading', 'post_draft', 'community_event'];
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const POST = 'id sequence authorName authorEnte text withdrawn editedAt reactions { kind count mine } canEdit canWithdraw';

interface Outcome { readonly __typename: string; readonly id: string; readonly discussionId: string; readonly code: string; readonly message: string; readonly unread: number; readonly post: Post; readonly problems: { field: string; message: string }[] }
interface Post { readonly id: string; readonly sequence: number; readonly authorName: string; readonly authorEnte: string; readonly text: PostText; readonly withdrawn: boolean; readonly editedAt: string | null; readonly reactions: { kind: string; count: number; mine: boolean }[]; readonly canEdit: boolean; readonly canWithdraw: boolean }
interface Thread { readonly discussion: { title: string; solved: boolean; solvedSequence: number | null; lastSequence: number; unread: number | null; closed: boolean }; readonly first: Post; readonly solution: Post | null; readonly posts: Post[]; readonly firstUnread: number | null; readonly canAnswer: boolean; readonly canMarkSolved: boolean }
interface Card { readonly id: string; readonly key: string; readonly unread: number | null; readonly memberCount: number; readonly lastEvent: number; readonly viewerCan: Record<string, boolean> }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Exclude<Who, 'visitor'>, string>;
const communityIds: Record<string, string> = {};

const SECRET: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [{ key: 'uno', kind: 'DISCUSSION', title: 'Una cosa riservata', tags: [], pinned: false, text: plainPost('Il segreto del passero solitario.') }] };

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const communities = async (who: Who): Promise<Card[]> => (await clients[who].request<{ communities: Card[] }>('{ communities { id key unread memberCount lastEvent viewerCan { read join write announce moderate } } }')).communities;
const change = async (who: Who, mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<Outcome> =>
  Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ... on CommunityDone { id } ${REFUSALS} } }`, variables))[0]!;
const join = (who: Who, key: string, accepted = true): Promise<Outcome> => change(who, `joinCommunity(communityId: "${communityIds[key]}", guidelinesAccepted: ${accepted})`);
const leave = (who: Who, key: string): Promise<Outcome> => change(who, `leaveCommunity(communityId: "${communityIds[key]}")`);
const open = async (who: Who, key: string, title: string, { kind = 'QUESTION', text = plainPost('Come fate?') as unknown, clientKey = randomUUID() as string, tags = [] as string[] } = {}): Promise<Outcome> =>
  (await clients[who].request<{ openDiscussion: Outcome }>(`mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ${REFUSALS} } }`, { input: { communityId: communityIds[key], kind, title, tags, text, clientKey } })).openDiscussion;
const answer = async (who: Who, discussionId: string, words: string | PostText, clientKey: string = randomUUID()): Promise<Outcome> =>
  (await clients[who].request<{ answer: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ... on AnswerGiven { post { ${POST} } } ${REFUSALS} } }`, { input: { discussionId, text: typeof words === 'string' ? plainPost(words) : words, clientKey } })).answer;
const thread = async (who: Who, id: string, page = ''): Promise<Thread | null> =>
  (await clients[who].request<{ discussion: Thread | null }>(`query ($id: ID!) { discussion(id: $id ${page}) { discussion { title solved solvedSequence lastSequence unread closed } first { ${POST} } solution { ${POST} } posts { ${POST} } firstUnread canAnswer canMarkSolved } }`, { id })).discussion;
const list = async (who: Who, key: string, filter: object = {}, first = 20, after: string | null = null): Promise<{ nodes: { id: string; title: string; unread: number | null; pinned: boolean }[]; hasNextPage: boolean; endCursor: string | null; tags: { tag: string }[] } | null> =>
  (await clients[who].request<{ discussions: never }>('query ($id: ID!, $filter: DiscussionFilter, $first: Int!, $after: String) { discussions(communityId: $id, filter: $filter, first: $first, after: $after) { nodes { id title unread pinned } hasNextPage endCursor tags { tag } } }', { id: communityIds[key], filter, first, after })).discussions;
const events = async (who: Who, key: string, after = 0, first = 200): Promise<{ entries: { sequence: number; kind: string; postSequence: number | null; own: boolean }[]; last: number } | null> =>
  (await clients[who].request<{ communityEvents: never }>('query ($id: ID!, $after: Int!, $first: Int!) { communityEvents(communityId: $id, after: $after, first: $first) { last entries { sequence kind postSequence own } } }', { id: communityIds[key], after, first })).communityEvents;
const readUpTo = async (who: Who, discussionId: string, sequence: number): Promise<Outcome> =>
  (await clients[who].request<{ readUpTo: Outcome }>(`mutation ($id: ID!, $n: Int!) { readUpTo(discussionId: $id, sequence: $n) { __typename ... on ReadUpToNoted { unread } ${REFUSALS} } }`, { id: discussionId, n: sequence })).readUpTo;
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
const mailTo = async (who: Exclude<Who, 'visitor'>): Promise<string[]> => (await asSystem(() => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items.map(({ subject }) => subject);
const found = async (who: Who, words: string): Promise<string[]> => (await clients[who].request<{ search: { hits: { title: { text: string } }[] } }>('query ($q: String!) { search(input: { query: $q, kind: "discussione" }) { ... on SearchPage { hits { title { text } } } } }', { q: words })).search.hits.map(({ title }) => title.text);
/** As the page of a new discussion asks while its title is typed. */
const similar = async (who: Who, title: string): Promise<{ id: string; href: string; title: { text: string } }[]> =>
  (await clients[who].request<{ search: { hits: { id: string; href: string; title: { text: string } }[] } }>('query SimilarDiscussions($query: String!) { search(input: { query: $query, kind: "discussione", limit: 5 }) { ... on SearchPage { hits { id href title { text } } } } }', { query: title })).search.hits;

let heard = 0;
/** What the followers of the events do, without the clock: people are told, and told by mail. */
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  for (const event of news) if (event.kind === 'communities.post-added') await test.app.get(TellOfPosts, { strict: false }).hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of EVERYBODY) {
    clients[who] = new GraphqlClient(test.app);
    if (who === 'visitor') continue;
    await clients[who].signIn(EMAILS[who], accounts.find((account) => account.email === EMAILS[who])!.password);
    ids[who] = (await clients[who].request<{ me: { id: string } }>('{ me { id } }')).me.id;
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(SECRET);
  for (const { key, id } of await sql<{ key: string; id: string }>('select key, id from community')) communityIds[key] = id;
  // Whatever the hour in which the tests run, letters go at once.
  await liftWritingLimits(test);
  await liftQuietHours(test);
}, 120_000);
afterAll(() => test?.close());

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of TABLES) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

describe.each(['both walls', 'the application alone'])('who is of another community, with %s,', (walls) => {
  beforeAll(() => setWall(walls === 'both walls'));
  afterAll(() => setWall(true));

  it('knows of those he may know of, and of no other', async () => {
    expect((await communities('visitor')).map(({ key }) => key).sort()).toEqual(['agenda-digitale-integrata', 'servizi-europa', 'sua']);
    expect((await communities('curatore')).map(({ key }) => key).sort()).toEqual(['agenda-digitale-integrata', 'politiche-del-personale', 'servizi-europa', 'sua']);
  });

  it('reads nothing of one for members, or by invitation: as if it were not there', async () => {
    for (const key of ['politiche-del-personale', 'riservata']) {
      const [{ id }] = await sql<{ id: string }>('select id from discussion where community_id = $1', [communityIds[key]]) as [{ id: string }];
      const [{ id: postId }] = await sql<{ id: string }>('select id from post where discussion_id = $1', [id]) as [{ id: string }];
      for (const who of ['visitor', 'lecco', 'curatore'] as const) {
        expect({ who, key, list: await list(who, key), thread: await thread(who, id), events: await events(who, key) }).toEqual({ who, key, list: null, thread: null, events: null });
        expect((await clients[who].request<{ postHistory: unknown }>('query ($id: ID!) { postHistory(postId: $id) { at } }', { id: postId })).postHistory).toBeNull();
        if (who === 'visitor') continue;
        const nothing = { __typename: 'NotFound', message: 'Non trovato.' };
        expect(await answer(who, id, 'x')).toEqual(nothing);
        expect(await answer(who, randomUUID(), 'x')).toEqual(nothing);
        expect(await open(who, key, 'Una domanda lunga')).toEqual(nothing);
        expect(await readUpTo(who, id, 1)).toEqual(nothing);
        for (const mutation of [`editPost(postId: "${postId}", text: {type: "doc"})`, `withdrawPost(postId: "${postId}")`, `react(postId: "${postId}", kind: UTILE, on: true)`, `markSolved(discussionId: "${id}", postId: "${postId}")`, `setDiscussion(input: { discussionId: "${id}", pinned: true })`, `keepPostDraft(input: { discussionId: "${id}", text: {type: "doc"} })`])
          expect({ who, mutation, outcome: await change(who, mutation) }).toEqual({ who, mutation, outcome: nothing });
        if (key === 'riservata') expect(await join(who, key)).toEqual(nothing);
      }
    }
  });

  it('reads a public one, and writes nothing in it', async () => {
    const { id } = (await list('lecco', 'servizi-europa'))!.nodes[0]!;
    expect((await thread('visitor', id))?.first.authorName).toBe('UPI');
    expect(await answer('lecco', id, 'x')).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.NOT_MEMBER' });
    expect(await change('lecco', `setDiscussion(input: { discussionId: "${id}", closed: true })`)).toMatchObject({ __typename: 'Refused' });
    expect((await clients.lecco.request<{ m: unknown }>(`{ m: communityMembers(communityId: "${communityIds['sua']}", text: "") { name } }`)).m).toBeNull();
  });
});

describe('a question', () => {
  let discussionId: string;

  it('is asked by who joined and accepted the guidelines', async () => {
    expect(await join('anna', 'sua', false)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'guidelinesAccepted' }] });
    expect(await open('anna', 'sua', 'Una domanda lunga')).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.NOT_MEMBER' });
    for (const who of ['anna', 'luca', 'curatore'] as const) expect(await Promise.all([join(who, 'sua'), join(who, 'sua')])).toEqual([{ __typename: 'CommunityDone', id: communityIds['sua'] }, { __typename: 'CommunityDone', id: communityIds['sua'] }]);
    expect((await communities('anna')).find(({ key }) => key === 'sua')).toMatchObject({ memberCount: 3, unread: 0, viewerCan: { read: true, join: false, write: true, announce: false, moderate: false } });
    expect((await communities('curatore')).find(({ key }) => key === 'sua')!.viewerCan).toMatchObject({ announce: true, moderate: true });
    const outcome = await open('anna', 'sua', '  Come   verificate le polizze?  ', { tags: ['Polizze', 'polizze', ' Gare '] });
    discussionId = outcome.discussionId;
    const page = (await thread('visitor', discussionId))!;
    expect(page).toMatchObject({ discussion: { title: 'Come verificate le polizze?', solved: false, lastSequence: 1, unread: null }, canAnswer: false, first: { authorName: 'Prova Referente Pesaro', authorEnte: 'Provincia di Pesaro e Urbino' } });
    expect((await list('visitor', 'sua', { tag: 'polizze' }))!.nodes.map(({ id }) => id)).toEqual([discussionId]);
  });

  it('is refused with reasons at the fields', async () => {
    expect((await open('anna', 'sua', 'x', { tags: ['a', 'b', 'c', 'd', 'e', 'f'] })).problems.map(({ field }) => field)).toEqual(['title', 'tags']);
    expect((await open('anna', 'sua', 'Un titolo giusto', { text: plainPost('  ') })).problems).toEqual([{ field: 'text', message: 'Scrivete qualcosa.' }]);
    expect((await open('anna', 'sua', 'Un titolo giusto', { text: { type: 'doc', content: [{ type: 'image' }] } })).problems[0]!.message).toContain('non è ammesso in un messaggio');
    expect(await open('anna', 'sua', 'Un titolo giusto', { kind: 'ANNOUNCEMENT' })).toMatchObject({ __typename: 'Refused', message: 'Gli annunci li pubblica chi modera la community.' });
  });

  it('is unread for the others, and the sum of the community agrees', async () => {
    const card = async (who: Who): Promise<number | null> => (await communities(who)).find(({ key }) => key === 'sua')!.unread;
    expect([await card('anna'), await card('luca'), await card('visitor')]).toEqual([0, 1, null]);
    expect((await list('luca', 'sua'))!.nodes.filter(({ unread }) => unread !== 0).map(({ id }) => id)).toEqual([discussionId]);
    await answer('anna', discussionId, 'Aggiungo: parlo di quelle fideiussorie.');
    expect((await thread('luca', discussionId))!.firstUnread).toBe(1);
    const counted = await Promise.all([readUpTo('luca', discussionId, 1), readUpTo('luca', discussionId, 1), readUpTo('luca', discussionId, 99)]);
    expect(counted.at(-1)).toMatchObject({ __typename: 'ReadUpToNoted' });
    expect([await card('luca'), (await thread('luca', discussionId))!.firstUnread]).toEqual([0, null]);
    expect(await readUpTo('luca', discussionId, 1)).toMatchObject({ unread: 0 });
  });

  it('is answered once, however often the answer is sent, and numbered without gaps when many answer at once', async () => {
    const key = randomUUID();
    const same = await Promise.all(Array.from({ length: 5 }, () => answer('luca', discussionId, 'Noi le chiediamo in originale.', key)));
    expect(new Set(same.map(({ post }) => post.id)).size).toBe(1);
    await Promise.all(Array.from({ length: 12 }, (_, index) => answer(index % 2 ? 'luca' : 'curatore', discussionId, `Risposta ${index}`)));
    const page = (await thread('visitor', discussionId, ', first: 50'))!;
    expect(page.posts.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    const numbers = await sql<{ n: number }>('select community_number as n from post where community_id = $1 order by 1', [communityIds['sua']]);
    expect(numbers.map(({ n }) => n)).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
  });

  it('is paged by number, both ways', async () => {
    const sequences = async (page: string): Promise<number[]> => (await thread('visitor', discussionId, page))!.posts.map(({ sequence }) => sequence);
    expect(await sequences(', after: 5, first: 4')).toEqual([6, 7, 8, 9]);
    expect(await sequences(', before: 5, first: 3')).toEqual([2, 3, 4]);
    expect(await sequences(', before: 2, first: 10')).toEqual([1]);
    expect(await sequences(', after: 99, first: 10')).toEqual([]);
  });

  it('is solved by who asked, and the solution stands by itself', async () => {
    const post = (await thread('luca', discussionId))!.posts[2]!;
    const solve = (who: Who, postId: string | null): Promise<Outcome> => change(who, `markSolved(discussionId: "${discussionId}", postId: ${postId ? `"${postId}"` : 'null'})`);
    expect(await solve('luca', post.id)).toMatchObject({ __typename: 'Refused' });
    expect(await solve('anna', post.id)).toMatchObject({ __typename: 'CommunityDone' });
    expect((await thread('visitor', discussionId))!).toMatchObject({ discussion: { solved: true, solvedSequence: 3 }, solution: { id: post.id } });
    expect((await list('visitor', 'sua', { state: 'RISOLTA' }))!.nodes.map(({ id }) => id)).toEqual([discussionId]);
  });

  it('keeps how an answer read before it was changed; what is withdrawn loses its words, and solves nothing', async () => {
    const [, , post] = (await thread('luca', discussionId))!.posts as [Post, Post, Post];
    expect([post.canEdit, post.canWithdraw]).toEqual([true, true]);
    const edit = (who: Who): Promise<Outcome> => change(who, `editPost(postId: "${post.id}", text: $text)`, '($text: Json!)', { text: plainPost('Noi le verifichiamo in linea.') });
    expect(await edit('anna')).toMatchObject({ __typename: 'Refused' });
    expect(await edit('luca')).toMatchObject({ __typename: 'CommunityDone' });
    const history = async (): Promise<string[]> => (await clients.visitor.request<{ postHistory: { text: PostText }[] }>('query ($id: ID!) { postHistory(postId: $id) { text } }', { id: post.id })).postHistory.map(({ text }) => plainTextOf(text));
    expect(await history()).toEqual(['Noi le chiediamo in originale.']);
    expect(await change('luca', `react(postId: "${post.id}", kind: GRAZIE, on: true)`)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await change('anna', `react(postId: "${post.id}", kind: GRAZIE, on: true)`)).toMatchObject({ __typename: 'CommunityDone' });
    expect((await thread('anna', discussionId))!.solution).toMatchObject({ reactions: [{ kind: 'GRAZIE', count: 2, mine: true }], editedAt: expect.any(String) });
    for (const click of [1, 2]) expect([click, await change('luca', `withdrawPost(postId: "${post.id}")`)]).toMatchObject([click, { __typename: 'CommunityDone' }]);
    expect(await sql(`select 1 from community_event where kind = 'POST_WITHDRAWN' and post_id = $1`, [post.id])).toHaveLength(1);
    expect(await history()).toEqual([]);
    expect((await thread('visitor', discussionId))!).toMatchObject({ discussion: { solved: false }, posts: expect.arrayContaining([expect.objectContaining({ sequence: 3, withdrawn: true, authorName: '', text: { type: 'doc', content: [] } })]) });
    expect(await change('anna', `withdrawPost(postId: "${(await thread('anna', discussionId))!.first.id}")`)).toMatchObject({ __typename: 'Refused' });
  });

  it('is changed by one of two pages of its author: the other one is told, and nothing is written over in silence', async () => {
    const post = (await thread('luca', discussionId))!.posts[0]!;
    const edit = (text: string, seenEditedAt: string | null): Promise<Outcome> => change('anna', `editPost(postId: "${post.id}", text: $text, seenEditedAt: $seen)`, '($text: Json!, $seen: DateTime)', { text: plainPost(text), seen: seenEditedAt });
    const now = async (): Promise<{ text: string; editedAt: string }> => {
      const { text, editedAt } = (await thread('anna', discussionId))!.first as Post & { editedAt: string };
      return { text: plainTextOf(text), editedAt };
    };
    const typed = ['Dalla prima pagina.', 'Dalla seconda pagina.'];
    const outcomes = await Promise.all(typed.map((text) => edit(text, null)));
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    expect(outcomes.find(({ __typename }) => __typename === 'Refused')).toMatchObject({ code: 'COMMUNITIES.POST_CHANGED' });
    const first = await now();
    expect(first.text).toBe(typed[outcomes.findIndex(({ __typename }) => __typename === 'CommunityDone')]);
    // Who clicks twice is no other page.
    expect(await edit(first.text, null)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await edit('Dopo aver letto.', first.editedAt)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await edit('Come fate?', first.editedAt)).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.POST_CHANGED' });
    expect((await now()).text).toBe('Dopo aver letto.');
  });

  it('takes no answer once it is closed: what was written is kept as a draft', async () => {
    expect(await change('anna', `setDiscussion(input: { discussionId: "${discussionId}", closed: true })`)).toMatchObject({ __typename: 'Refused' });
    expect(await change('curatore', `setDiscussion(input: { discussionId: "${discussionId}", closed: true })`)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await change('luca', `keepPostDraft(input: { discussionId: "${discussionId}", text: $text })`, '($text: Json!)', { text: plainPost('Arrivo tardi.') })).toMatchObject({ __typename: 'CommunityDone' });
    expect(await answer('luca', discussionId, 'Arrivo tardi.')).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.CLOSED' });
    const draft = async (who: Who): Promise<unknown> => (await clients[who].request<{ postDraft: { text: PostText } | null }>('query ($id: ID!) { postDraft(discussionId: $id) { text } }', { id: discussionId })).postDraft;
    expect([await draft('luca'), await draft('anna')]).toEqual([{ text: plainPost('Arrivo tardi.') }, null]);
  });
});

describe('the log of a community', () => {
  it('has every change once, in order, without gaps, from wherever one asks', async () => {
    const { entries, last } = (await events('visitor', 'sua'))!;
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    const pieces: number[] = [];
    for (let after = 0; after < last; ) {
      const page = (await events('anna', 'sua', after, 7))!.entries;
      pieces.push(...page.map(({ sequence }) => sequence));
      after = page.at(-1)!.sequence;
    }
    expect(pieces).toEqual(entries.map(({ sequence }) => sequence));
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['DISCUSSION_OPENED', 'POST_ADDED', 'POST_EDITED', 'POST_WITHDRAWN', 'REACTION_CHANGED', 'DISCUSSION_CHANGED']));
    expect((await events('anna', 'sua', last))!.entries).toEqual([]);
  });
});

describe('people', () => {
  it('are told of answers to what they opened, of mentions and announcements, each once, also by mail', async () => {
    await settle();
    const { discussionId } = await open('anna', 'sua', 'Chi ha un modello di verbale?');
    await settle();
    const [before, told] = [(await notices('anna')).length, (await mailTo('anna')).length];
    await answer('luca', discussionId, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { personId: ids.curatore, label: 'Chiunque' } }, { type: 'text', text: ' ne ha uno.' }] }] });
    await settle();
    heard -= 1;
    await settle();
    expect((await notices('anna')).slice(0, (await notices('anna')).length - before)).toEqual(['Prova Redattore Pesaro ha risposto in «Chi ha un modello di verbale?»']);
    expect((await mailTo('anna')).length).toBe(told + 1);
    expect(await notices('curatore')).toContain('Prova Redattore Pesaro vi ha citato in «Chi ha un modello di verbale?»');
    expect(plainTextOf((await thread('visitor', discussionId))!.posts[1]!.text)).toBe('@Prova Curatore UPI ne ha uno.');
    expect((await answer('luca', discussionId, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { personId: ids.lecco, label: '' } }] }] })).problems[0]!.message).toContain('non è (più) nella community');
    await open('curatore', 'sua', 'Tavolo di lavoro sulle polizze', { kind: 'ANNOUNCEMENT' });
    await settle();
    for (const who of ['anna', 'luca'] as const) expect((await notices(who))[0]).toBe('Annuncio in Community SUA: Tavolo di lavoro sulle polizze');
    expect((await notices('lecco')).filter((title) => title.includes('Tavolo'))).toEqual([]);
  });

  it('find discussions by their words: those of communities they read', async () => {
    await join('anna', 'politiche-del-personale');
    await open('anna', 'politiche-del-personale', 'Progressioni e ornitorinco', { text: plainPost('Come avete valutato l’ornitorinco?') });
    await test.app.get(RebuildIndex, { strict: false }).execute();
    expect((await found('visitor', 'verbale modello'))[0]).toBe('Chi ha un modello di verbale?');
    expect([await found('anna', 'ornitorinco'), await found('luca', 'ornitorinco'), await found('visitor', 'ornitorinco'), await found('curatore', 'passero solitario')]).toEqual([['Progressioni e ornitorinco'], [], [], []]);
  });

  it('are shown discussions like the one whose title they type: of communities they read alone, whatever its accents and elisions', async () => {
    const [inside, outside] = ['L’indennità del capibara', 'Qual è la penalità dell’okapi?'];
    const ofMembers = await open('anna', 'politiche-del-personale', inside, { text: plainPost('La calcolate a giornata?') });
    const ofAll = await open('anna', 'sua', outside);
    await test.app.get(RebuildIndex, { strict: false }).execute();
    const typed = [inside, 'INDENNITA CAPIBARA', "dell'indennita' al capibara", 'Quanto dura l’indennità del capibara'];
    for (const who of ['lecco', 'curatore', 'luca', 'visitor'] as const) for (const title of typed) expect({ who, title, told: JSON.stringify(await similar(who, title)).match(new RegExp(`capibara|${ofMembers.discussionId}`, 'i')) }).toEqual({ who, title, told: null });
    for (const title of typed) expect({ title, hits: await similar('anna', title) }).toEqual({ title, hits: expect.arrayContaining([{ id: ofMembers.discussionId, href: `/community/politiche-del-personale/${ofMembers.discussionId}`, title: { text: inside } }]) });
    for (const who of ['lecco', 'visitor'] as const) for (const title of ['penalita okapi', 'L’okapi e le penalità', "La penalita' dell'okapi"]) expect({ who, title, ids: (await similar(who, title)).map(({ id }) => id) }).toEqual({ who, title, ids: expect.arrayContaining([ofAll.discussionId]) });
  });

  it('who leave read no more than others from the next request on, and are told nothing more', async () => {
    const { id } = (await list('anna', 'politiche-del-personale'))!.nodes.find(({ title }) => title.includes('ornitorinco'))!;
    await join('luca', 'politiche-del-personale');
    await answer('luca', id, 'Con una griglia.');
    await settle();
    expect(await notices('anna')).toContain('Prova Redattore Pesaro ha risposto in «Progressioni e ornitorinco»');
    expect(await leave('anna', 'politiche-del-personale')).toMatchObject({ __typename: 'CommunityDone' });
    // Once more, and what he never was in, or does not know of, is the same: he is not there.
    for (const key of ['politiche-del-personale', 'riservata', 'sua']) expect(await leave('lecco', key)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await leave('anna', 'politiche-del-personale')).toMatchObject({ __typename: 'CommunityDone' });
    expect([await thread('anna', id), await list('anna', 'politiche-del-personale'), await events('anna', 'politiche-del-personale'), await found('anna', 'ornitorinco')]).toEqual([null, null, null, []]);
    expect(await notices('anna')).not.toContain('Prova Redattore Pesaro ha risposto in «Progressioni e ornitorinco»');
    await answer('luca', id, 'E con un colloquio.');
    await settle();
    expect((await mailTo('anna')).filter((subject) => subject.includes('ornitorinco')).length).toBe(1);
  });

  it('who come back find what was there as read', async () => {
    await join('anna', 'politiche-del-personale');
    expect((await communities('anna')).find(({ key }) => key === 'politiche-del-personale')!.unread).toBe(0);
    const { id } = (await list('luca', 'politiche-del-personale'))!.nodes.find(({ title }) => title.includes('ornitorinco'))!;
    await answer('luca', id, 'Ecco la griglia.');
    expect((await thread('anna', id))!).toMatchObject({ firstUnread: 4, discussion: { unread: 1 } });
  });
});

describe('a list of discussions', () => {
  it('has each once, pinned first, then by last voice, whatever the page', async () => {
    for (let index = 0; index < 5; index += 1) await open('luca', 'sua', `Discussione numero ${index}`, { kind: 'IDEA' });
    const whole = (await list('luca', 'sua', {}, 50))!.nodes.map(({ id }) => id);
    const pieces: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: NonNullable<Awaited<ReturnType<typeof list>>> = (await list('luca', 'sua', {}, 3, after))!;
      pieces.push(...page.nodes.map(({ id }) => id));
      if (!page.hasNextPage) break;
      after = page.endCursor;
    }
    expect(pieces).toEqual(whole);
    expect((await list('luca', 'sua'))!.nodes.map(({ pinned }) => pinned).lastIndexOf(true)).toBe(0);
    expect((await list('luca', 'sua', { kind: 'IDEA', state: 'SENZA_RISPOSTA' }))!.nodes.length).toBe(6);
  });
});

describe('the content folder', () => {
  it('loaded again changes nothing; a changed text is written once, and noted', async () => {
    const before = await sql('select key, last_event, post_count from community order by key');
    await test.app.get(LoadCommunities, { strict: false }).execute(SECRET);
    expect(await sql('select key, last_event, post_count from community order by key')).toEqual(before);
    await test.app.get(LoadCommunities, { strict: false }).execute({ ...SECRET, discussions: [{ ...SECRET.discussions[0]!, text: plainPost('Corretto.') }] });
    expect(await sql(`select d.last_sequence, p.text from discussion d join post p on p.discussion_id = d.id where d.content_key = 'riservata/uno'`)).toEqual([{ last_sequence: 1, text: plainPost('Corretto.') }]);
  });

  it('with one more discussion, an installation gets that one, once, and the others stay as they are', async () => {
    const load = (community: PackagedCommunity): Promise<void> => test.app.get(LoadCommunities, { strict: false }).execute(community);
    const there = (): Promise<object[]> => sql(`select d.content_key, d.title, d.revision, p.id, p.text from discussion d join community c on c.id = d.community_id join post p on p.discussion_id = d.id where c.key = 'riservata' order by d.content_key, p.sequence`);
    await load(SECRET);
    const before = await there();
    const more = { ...SECRET, discussions: [...SECRET.discussions, { ...SECRET.discussions[0]!, key: 'zelo', title: 'Quali strumenti usate?' }] };
    await load(more);
    await load(more);
    const after = await there();
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ content_key: 'riservata/zelo', title: 'Quali strumenti usate?' });
  });
});
