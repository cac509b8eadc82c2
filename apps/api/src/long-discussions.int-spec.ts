import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost, type DiscussionId } from '@province-comuni/communities-contract';
import { DiscussionSearchSource, LoadCommunities, type PackagedCommunity } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import { SEARCH_INDEX, SYSTEM_ACCESS, type DomainEvent, type SearchIndex } from '@province-comuni/platform-ports';
import { CompareIndex, IndexChanges } from '@province-comuni/search-domain';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Luca moderates SUA and the community by invitation, in which Anna is too; Lecco is of another Ente and a member of neither. */
type Who = 'anna' | 'luca' | 'lecco';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lecco: 'referente.lecco@demo.example' };
const SECRET: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };
const LENGTH = 10_000;
/** A word of every post, and one of the 5,000th alone. */
const COMMON = 'frantoio';
const RARE = 'criptoportico';
const REFUSALS = '... on InvalidInput { problems { message } } ... on Refused { code message } ... on NotFound { message }';

interface Outcome { readonly __typename: string; readonly discussionId: string; readonly post: { readonly id: string; readonly sequence: number } }
interface Page {
  readonly totalCount: number;
  readonly more: boolean;
  readonly kinds: { readonly kind: string; readonly count: number }[];
  readonly corrected: unknown[];
  readonly proposed: unknown[];
  readonly facets: { readonly name: string; readonly values: { readonly value: string; readonly count: number }[] }[];
  readonly hits: { readonly id: string; readonly href: string; readonly passage: { readonly text: string; readonly heading: string; readonly href: string | null } | null }[];
}

let test: TestApp;
let sua: string;
let riservata: string;
let long: string;
let secret: string;
let heard = 0;
const clients = {} as Record<Who | 'visitor', GraphqlClient>;

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const search = async (who: Who | 'visitor', query: string): Promise<Page> =>
  (await clients[who].request<{ search: Page }>('query ($q: String!) { search(input: { query: $q }) { ... on SearchPage { totalCount more kinds { kind count } corrected { typed } proposed { typed } facets { name values { value count } } hits { id href passage { text heading href } } } } }', { q: query })).search;
/** What the post of this number says, word for word. */
const said = (sequence: number): string => `"${COMMON} si va in ${sequence}"`;
const opened = async (who: Who | 'visitor', query: string): Promise<string[]> => (await search(who, query)).hits.map(({ href, passage }) => passage?.href ?? href);
const mutate = async (who: Who, mutation: string, declared = '', variables: object = {}): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} }`, variables as Record<string, unknown>))[0]!;
const done = (who: Who, mutation: string, type = '', input?: object): Promise<Outcome> => mutate(who, `${mutation} { __typename ${REFUSALS} }`, type && `($input: ${type}!)`, { input });
const open = async (title: string, communityId = sua): Promise<string> => (await mutate('luca', `openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ${REFUSALS} }`, '($input: OpenDiscussionInput!)', { input: { communityId, kind: 'DISCUSSION', title, tags: [], text: plainPost('Se ne parla qui.'), clientKey: randomUUID() } })).discussionId;
const answer = async (discussionId: string, words: string): Promise<Outcome['post']> => (await mutate('luca', `answer(input: $input) { __typename ... on AnswerGiven { post { id sequence } } ${REFUSALS} }`, '($input: AnswerDiscussionInput!)', { input: { discussionId, text: plainPost(words), clientKey: randomUUID() } })).post;
const postAt = async (discussionId: string, sequence: number): Promise<string> => (await sql<{ id: string }>('select id from post where discussion_id = $1 and sequence = $2', [discussionId, sequence]))[0]!.id;
const at = (key: string, discussionId: string, sequence: number): string => `/community/${key}/${discussionId}?messaggio=${sequence}`;
const versions = (): Promise<ReadonlyMap<string, number>> => test.database.runner.run(SYSTEM_ACCESS, async () => new Map((await test.app.get<SearchIndex>(SEARCH_INDEX).versions('discussione', null, 5_000)).map(({ id, version }) => [id, version])));
const differing = async (): Promise<unknown> => (await test.app.get(CompareIndex, { strict: false }).execute()).find(({ kind }) => kind === 'discussione');

/** What the worker does with the events since the last time. @returns entries that were written anew or went */
async function settle(): Promise<string[]> {
  const before = await versions();
  const changes = test.app.get(IndexChanges, { strict: false });
  for (const event of await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard])) {
    if (changes.kinds().includes(event.kind)) await changes.execute(event);
    heard = Number(event.id);
  }
  const after = await versions();
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id)).sort();
}

/** Posts up to the given number, as if people had written them, a second apart. */
async function fill(discussionId: string, communityId: string, length: number): Promise<void> {
  await sql(
    `with c as (update community set post_count = post_count + $3::int - 1 where id = $2 returning post_count - ($3::int - 1) as base),
          d as (update discussion set last_sequence = $3, last_number = c.base + $3::int - 1, created_at = now() - interval '1 day', last_post_at = now(), revision = revision + $3::int from c where id = $1)
     insert into post (id, community_id, discussion_id, sequence, community_number, author_name, author_ente, client_key, text, created_at)
     select gen_random_uuid(), $2::uuid, $1::uuid, n, c.base + n - 1, 'Ada Prova', '', gen_random_uuid(), jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'Al ${COMMON} si va in ' || n || case when n = 5000 then ' e si vede il ${RARE}' else '' end))))), now() - ($3::int - n) * interval '1 second'
     from c, generate_series(2, $3::int) n`,
    [discussionId, communityId, length],
  );
  await test.app.get(IndexChanges, { strict: false }).execute({ kind: 'communities.discussion-changed', payload: { communityId, discussionId } });
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(SECRET);
  const keys = Object.fromEntries((await sql<{ key: string; id: string }>('select key, id from community')).map(({ key, id }) => [key, id]));
  [sua, riservata] = [keys['sua']!, keys['riservata']!];
  await done('luca', `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
  await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, 'MEMBRO', name || ' ' || surname, '', now(), now(), 0, 0 from person where email = any ($2)`, [riservata, [EMAILS.anna, EMAILS.luca]]);
  await sql(`update community_member set role = 'MODERATORE' where person_id = (select id from person where email = $1)`, [EMAILS.luca]);
  await liftWritingLimits(test);
  await settle();
  long = await open('Dove si va a macinare');
  await settle();
  await fill(long, sua, LENGTH);
  secret = await open('Il luogo nascosto', riservata);
  await settle();
  await fill(secret, riservata, 5_050);
}, 180_000);
afterAll(() => test?.close(), 60_000);

describe('a discussion of another community, however long', () => {
  it('is in no hit, count, facet, suggestion or correction of who may not read it', async () => {
    for (const who of ['lecco', 'visitor'] as const) {
      expect(await opened(who, RARE)).toEqual([at('sua', long, 5_000)]);
      for (const query of ['luogo nascosto', 'nascosto']) expect((await search(who, query)).hits.map(({ id }) => id)).not.toContain(secret);
      const page = await search(who, COMMON);
      expect({ total: page.totalCount, kinds: page.kinds }).toEqual({ total: 1, kinds: [{ kind: 'discussione', count: 1 }] });
    }
    expect((await search('anna', RARE)).hits.map(({ id }) => id).sort()).toEqual([long, secret].sort());
    expect((await search('anna', RARE)).totalCount).toBe(2);
    // Its own words, which nobody else has written, are no word to others.
    await sql(`update post set text = jsonb_set(text, '{content,0,content,0,text}', '"Il pronao."') where id = $1`, [await postAt(secret, 4_321)]);
    await test.app.get(IndexChanges, { strict: false }).execute({ kind: 'communities.discussion-changed', payload: { communityId: riservata, discussionId: secret, sequence: 4_321 } });
    expect(await opened('anna', 'pronao')).toEqual([at('riservata', secret, 4_321)]);
    for (const who of ['lecco', 'visitor'] as const) {
      for (const query of ['pronao', 'pronoa', 'pronai']) expect(await search(who, query)).toMatchObject({ totalCount: 0, hits: [], kinds: [], facets: [], corrected: [], proposed: [] });
      expect((await clients[who].request<{ searchSuggestions: object }>('{ searchSuggestions(query: "pron") { words groups { kind } } }')).searchSuggestions).toEqual({ words: [], groups: [] });
    }
  });
});

describe('a discussion of 10,000 posts', () => {
  it('is found by each of them, and opened there', async () => {
    const page = await search('visitor', RARE);
    expect(page).toMatchObject({ totalCount: 1, more: false, hits: [{ id: long, href: `/community/sua/${long}`, passage: { text: `Al ${COMMON} si va in 5000 e si vede il ${RARE}`, heading: 'Ada Prova, messaggio 5000', href: at('sua', long, 5_000) } }] });
    for (const sequence of [31, 100, 101, 9_900, LENGTH]) expect(await opened('visitor', said(sequence))).toEqual([at('sua', long, sequence)]);
  });

  it('is one result, one of its kind and one of each facet', async () => {
    const page = await search('visitor', COMMON);
    expect({ total: page.totalCount, more: page.more, ids: page.hits.map(({ id }) => id), kinds: page.kinds }).toEqual({ total: 1, more: false, ids: [long], kinds: [{ kind: 'discussione', count: 1 }] });
    expect(page.facets.flatMap(({ values }) => values.map(({ count }) => count))).toEqual(page.facets.map(() => 1));
    expect(page.facets.map(({ name }) => name).sort()).toEqual(['ANNO', 'PILASTRO']);
  });

  it('is written anew by a hundred posts: a new one, a corrected one, a hidden and a withdrawn one each change one entry', async () => {
    const last = await answer(long, 'Ecco lo xilofono.');
    expect(last.sequence).toBe(LENGTH + 1);
    // The first of a new part.
    expect(await settle()).toEqual([`${long}/0000100`]);
    expect(await opened('visitor', 'xilofono')).toEqual([at('sua', long, LENGTH + 1)]);
    const next = await answer(long, 'E la zampogna.');
    expect(await settle()).toEqual([`${long}/0000100`]);
    expect(await opened('visitor', 'zampogna')).toEqual([at('sua', long, LENGTH + 2)]);

    expect(await mutate('luca', 'editPost(postId: $id, text: $text) { __typename }', '($id: ID!, $text: Json!)', { id: last.id, text: plainPost('Ecco la spinetta.') })).toEqual({ __typename: 'CommunityDone' });
    expect(await settle()).toEqual([`${long}/0000100`]);
    expect([await opened('visitor', 'xilofono'), await opened('visitor', 'spinetta')]).toEqual([[], [at('sua', long, LENGTH + 1)]]);

    await mutate('luca', `withdrawPost(postId: "${next.id}") { __typename }`);
    expect(await settle()).toEqual([`${long}/0000100`]);
    expect(await opened('visitor', 'zampogna')).toEqual([]);

    const deep = await postAt(long, 5_000);
    expect((await done('luca', `hidePost(postId: "${deep}", category: SPAM, reason: "Pubblicità.")`)).__typename).toBe('CommunityDone');
    expect(await settle()).toEqual([`${long}/0000049`]);
    expect(await search('visitor', RARE)).toMatchObject({ totalCount: 0, hits: [], kinds: [] });
    expect(await opened('visitor', said(4_999))).toEqual([at('sua', long, 4_999)]);
    expect((await done('luca', `showPost(postId: "${deep}", reason: "Non lo era.")`)).__typename).toBe('CommunityDone');
    expect(await settle()).toEqual([`${long}/0000049`]);
    expect(await opened('visitor', RARE)).toEqual([at('sua', long, 5_000)]);
  });

  it('is as the index has it: what is missing, stale or too much in it is seen and mended, part by part', async () => {
    const kind = 'discussione';
    const same = { kind, missing: [], stale: [], extra: [] };
    expect(await differing()).toMatchObject(same);
    await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<SearchIndex>(SEARCH_INDEX).remove(kind, [`${long}/0000049`]));
    // Changed by who told nobody: a name that was erased, for one.
    await sql(`update post set author_name = 'Nessuno' where id = $1`, [await postAt(long, 7_007)]);
    const [one] = await test.app.get(DiscussionSearchSource, { strict: false }).entries([`${long}/0000070`]);
    await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<SearchIndex>(SEARCH_INDEX).upsert([{ ...one!, id: `${long}/0000999`, part: { of: long, number: 999 } }]));
    expect(await opened('visitor', RARE)).toEqual([]);
    expect(await differing()).toMatchObject({ kind, missing: [`${long}/0000049`], stale: [`${long}/0000070`], extra: [`${long}/0000999`] });
    await test.app.get(CompareIndex, { strict: false }).repair();
    expect(await differing()).toMatchObject(same);
    expect(await opened('visitor', RARE)).toEqual([at('sua', long, 5_000)]);
    expect((await search('visitor', said(7_007))).hits[0]!.passage!.heading).toBe('Nessuno, messaggio 7007');
  });

  it('is called otherwise in all its parts', async () => {
    expect((await done('luca', 'setDiscussion(input: $input)', 'SetDiscussionInput', { discussionId: long, tags: ['palmento'] })).__typename).toBe('CommunityDone');
    expect(await settle()).toHaveLength(101);
    expect(await opened('visitor', `palmento ${RARE}`)).toEqual([at('sua', long, 5_000)]);
    expect(await opened('visitor', 'palmento')).toEqual([`/community/sua/${long}`]);
    expect((await search('visitor', 'palmento')).totalCount).toBe(1);
  });

  it('takes in another, whose posts are found where they are now, and gives some away', async () => {
    const other = await open('Un’altra macina');
    await answer(other, 'La calandra è rotta.');
    await settle();
    expect(await opened('visitor', 'calandra')).toEqual([at('sua', other, 2)]);
    expect((await done('luca', 'mergeDiscussion(input: $input)', 'MergeDiscussionInput', { discussionId: other, fromCommunityId: sua, intoId: long, reason: 'È la stessa.' })).__typename).toBe('CommunityDone');
    // What is a trace is found no more, at once; the last part alone, of a hundred and one, is written anew.
    expect((await search('visitor', 'calandra')).hits.map(({ id }) => id)).not.toContain(other);
    expect(await settle()).toEqual([`${long}/0000100`]);
    const [moved] = await sql<{ sequence: number; id: string }>(`select sequence, id from post where discussion_id = $1 and text::text like '%calandra%'`, [long]);
    expect(await opened('visitor', 'calandra')).toEqual([at('sua', long, moved!.sequence)]);
    expect(await opened('visitor', 'altra macina')).not.toContain(`/community/sua/${other}`);

    const [{ id: apart }] = (await (async () => {
      expect((await done('luca', 'splitDiscussion(input: $input)', 'SplitDiscussionInput', { discussionId: long, fromCommunityId: sua, postIds: [await postAt(long, 5_000), moved!.id], kind: 'DISCUSSION', title: 'Una cosa a parte', reason: 'Si parla d’altro.' })).__typename).toBe('CommunityDone');
      return sql<{ id: string }>(`select id from discussion where title = 'Una cosa a parte'`);
    })()) as [{ id: string }];
    expect(await settle()).toEqual([`${long}/0000049`, `${long}/0000100`, apart].sort());
    expect(await opened('visitor', RARE)).toEqual([`/community/sua/${apart}`]);
    expect(await opened('visitor', 'calandra')).toEqual([at('sua', apart, 2)]);
    expect((await search('visitor', said(5_000))).hits.map(({ id }) => id)).toEqual([apart]);
    expect(await differing()).toMatchObject({ missing: [], stale: [], extra: [] });
  });

  it('that goes to a community by invitation is gone for the others at once, all of it', async () => {
    const move = (fromCommunityId: string, toCommunityId: string): Promise<Outcome> => done('luca', 'moveDiscussion(input: $input)', 'MoveDiscussionInput', { discussionId: long, fromCommunityId, toCommunityId, reason: 'Non è il posto.' });
    expect(await opened('visitor', said(4_999))).toEqual([at('sua', long, 4_999)]);
    expect((await move(sua, riservata)).__typename).toBe('CommunityDone');
    for (const who of ['lecco', 'visitor'] as const) for (const query of [COMMON, said(4_999), 'macinare', 'palmento']) expect((await search(who, query)).hits.map(({ id }) => id)).not.toContain(long);
    await settle();
    for (const who of ['lecco', 'visitor'] as const) for (const query of [COMMON, said(4_999), 'macinare', 'palmento']) expect((await search(who, query)).hits.map(({ id }) => id)).not.toContain(long);
    expect(await opened('anna', said(4_999))).toContain(at('riservata', long, 4_999));
    expect(await differing()).toMatchObject({ missing: [], stale: [], extra: [] });
  });
});

describe('parts of discussions', () => {
  it('are all given to the rebuild, page by page, in order, once', async () => {
    const source = test.app.get(DiscussionSearchSource, { strict: false });
    const given: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await source.ids(after, 7);
      given.push(...page.map(({ id }) => id));
      if (page.length < 7) break;
      after = page.at(-1)!.id;
    }
    const wanted = await sql<{ id: DiscussionId; last: number }>('select id, last_sequence as last from discussion where moved_to is null');
    expect(given).toEqual([...new Set(given)].sort());
    expect(given).toHaveLength(wanted.reduce((sum, { last }) => sum + Math.ceil(last / 100), 0));
    const entries = await source.entries(given.slice(0, 20));
    expect(entries.map(({ id }) => id)).toEqual(given.slice(0, 20));
  });
});
