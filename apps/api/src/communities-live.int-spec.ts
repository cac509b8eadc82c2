import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITIES_HERE, COMMUNITIES_JOINED, COMMUNITIES_READ, COMMUNITY_GROWN, COMMUNITY_HERE, COMMUNITY_NEWS, DISCUSSION_READERS, DISCUSSION_TYPING, MODERATION_HERE, plainPost, type CommunityHint, type CommunityId, type CommunityNews, type ReadersHint, type TypingHint } from '@province-comuni/communities-contract';
import { TellNews } from '@province-comuni/communities-domain';
import { ApplyIstatImport, PreviewIstatImport } from '@province-comuni/enti-domain';
import type { Role, SignedInActor } from '@province-comuni/identity-contract';
import { NOTICES_CHANGED, NOTICES_HERE } from '@province-comuni/notices-contract';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type Realtime } from '@province-comuni/platform-ports';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { loadDemoAccounts, type PrintedAccount } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage } from './testing/live-page.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

let here: TestApp;
let there: TestApp;
let accounts: PrintedAccount[];
let communityId: string;
let discussionId: string;
const pages: LivePage[] = [];

const signedIn = async (start: string): Promise<GraphqlClient> => {
  const account = accounts.find(({ email }) => email.startsWith(start))!;
  const client = new GraphqlClient(here.app);
  await client.signIn(account.email, account.password);
  return client;
};
const open = async (copy: TestApp, client: GraphqlClient): Promise<LivePage> => {
  const page = await LivePage.open(copy, client);
  pages.push(page);
  return page;
};
const hear = async (page: LivePage, id = communityId): Promise<{ answer?: CommunityHint; refused?: string }> => (await page.ask(COMMUNITY_HERE, { communityId: id })) as { answer?: CommunityHint; refused?: string };
const join = (client: GraphqlClient): Promise<unknown> => client.request('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: communityId });
const answer = async (client: GraphqlClient): Promise<string> => (await client.request<{ answer: { __typename: string } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId, text: plainPost('Ecco.'), clientKey: randomUUID() } })).answer.__typename;
const eventsAfter = async (client: GraphqlClient, after: number): Promise<number[] | null> => (await client.request<{ communityEvents: { entries: { sequence: number }[] } | null }>('query ($id: ID!, $after: Int!) { communityEvents(communityId: $id, after: $after) { entries { sequence } } }', { id: communityId, after })).communityEvents?.entries.map(({ sequence }) => sequence) ?? null;

beforeAll(async () => {
  here = await createTestApp({ live: true });
  there = await createTestApp({ live: true, beside: here });
  accounts = await loadDemoAccounts(here.app);
  const [row]: { id: string; discussion: string }[] = await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`select c.id, d.id as discussion from community c join discussion d on d.community_id = c.id where c.key = 'politiche-del-personale' order by d.first_number desc limit 1`));
  [communityId, discussionId] = [row!.id, row!.discussion];
  await liftWritingLimits(here);
}, 120_000);
afterEach(() => pages.splice(0).forEach((page) => page.leave()));
afterAll(async () => {
  await there?.close();
  await here?.close();
}, 60_000);

describe('an open page of a community', () => {
  it('hears on any copy of the product that something happened, and asks what: each entry once, in order, also after it was away', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco')];
    await Promise.all([join(writer), join(reader)]);
    const page = await open(there, reader);
    const { sequence } = (await hear(page)).answer!;
    await answer(writer);
    expect(await page.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence > sequence)).toEqual({ communityId, sequence: sequence + 1 });
    page.leave();
    for (let count = 0; count < 3; count += 1) await answer(writer);
    const again = await open(here, reader);
    expect((await hear(again)).answer!.sequence).toBe(sequence + 4);
    expect(await eventsAfter(reader, sequence)).toEqual([1, 2, 3, 4].map((step) => sequence + step));
  }, 20_000);

  it('of all communities hears of one’s own, and that one read on elsewhere; of others nothing, and nothing more of one that was left', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('referente.urbino')];
    await Promise.all([join(writer), join(reader)]);
    const stranger = await open(there, await signedIn('curatore'));
    const [desk, phone] = [await open(here, reader), await open(there, reader)];
    for (const page of [desk, phone, stranger]) expect(await page.ask(COMMUNITIES_HERE, {})).toEqual({ answer: {} });
    await answer(writer);
    for (const page of [desk, phone]) expect((await page.hears<CommunityHint>(COMMUNITY_GROWN)).communityId).toBe(communityId);
    const { discussion } = await reader.request<{ discussion: { discussion: { lastSequence: number } } }>('query ($id: ID!) { discussion(id: $id) { discussion { lastSequence } } }', { id: discussionId });
    await reader.request('mutation ($id: ID!, $upTo: Int!) { readUpTo(discussionId: $id, sequence: $upTo) { __typename } }', { id: discussionId, upTo: discussion.discussion.lastSequence });
    await Promise.all([desk.hears(COMMUNITIES_READ), phone.hears(COMMUNITIES_READ)]);
    await reader.request('mutation ($id: ID!) { leaveCommunity(communityId: $id) { __typename } }', { id: communityId });
    await Promise.all([desk.closed(), phone.closed()]);
    const again = await open(there, reader);
    expect(await again.ask(COMMUNITIES_HERE, {})).toEqual({ answer: {} });
    const member = await open(there, writer);
    const { sequence } = (await hear(member)).answer!;
    await answer(writer);
    await member.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence > sequence);
    expect([again.count(COMMUNITY_GROWN), stranger.count(COMMUNITY_GROWN), stranger.count(COMMUNITIES_READ)]).toEqual([0, 0, 0]);
  }, 20_000);

  it('of all communities hears of one that was joined in another window or opened there, on every copy, from then on; nobody else’s page does', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('lettore.pesaro')];
    await join(writer);
    await reader.request('mutation ($id: ID!) { leaveCommunity(communityId: $id) { __typename } }', { id: communityId });
    const stranger = await open(there, await signedIn('curatore'));
    const [desk, phone] = [await open(here, reader), await open(there, reader)];
    for (const page of [desk, phone, stranger]) expect(await page.ask(COMMUNITIES_HERE, {})).toEqual({ answer: {} });
    const member = await open(there, writer);
    const { sequence } = (await hear(member)).answer!;
    await answer(writer);
    await member.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence > sequence);
    expect([desk.count(COMMUNITY_GROWN), phone.count(COMMUNITY_GROWN)]).toEqual([0, 0]);
    await join(reader);
    await Promise.all([desk.hears(COMMUNITIES_JOINED), phone.hears(COMMUNITIES_JOINED)]);
    await answer(writer);
    // What happened before may be told once more meanwhile: it is a number.
    for (const page of [desk, phone]) expect((await page.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence > sequence + 1)).communityId).toBe(communityId);
    expect([desk, phone].map((page) => page.count(COMMUNITIES_JOINED))).toEqual([1, 1]);
    const own = await open(there, writer);
    expect(await own.ask(COMMUNITIES_HERE, {})).toEqual({ answer: {} });
    const { me } = await writer.request<{ me: { id: string } }>('{ me { id } }');
    await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update community_member set role = 'MODERATORE' where community_id = $1 and person_id = $2`, [communityId, me.id]));
    await writer.request('mutation ($id: ID!, $key: ID!) { openGroup(parentId: $id, input: { title: "Gruppo di prova", purpose: "Ci si lavora insieme.", visibility: INVITO }, clientKey: $key) { __typename } }', { id: communityId, key: randomUUID() });
    await own.hears(COMMUNITIES_JOINED);
    expect([stranger.count(COMMUNITY_GROWN), stranger.count(COMMUNITIES_JOINED)]).toEqual([0, 0]);
  }, 20_000);

  it('hears of one’s own notices wherever one is: a new one, and one that was read elsewhere; nobody else’s', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco')];
    await Promise.all([join(writer), join(reader)]);
    await reader.request('mutation ($id: ID!) { follow(kind: "discussione", id: $id) { __typename } }', { id: discussionId });
    const [desk, phone, stranger] = [await open(here, reader), await open(there, reader), await open(there, await signedIn('curatore'))];
    for (const page of [desk, phone, stranger]) expect(await page.ask(NOTICES_HERE, {})).toEqual({ answer: {} });
    await answer(writer);
    await Promise.all([desk.hears(NOTICES_CHANGED), phone.hears(NOTICES_CHANGED)]);
    const told = phone.count(NOTICES_CHANGED);
    await reader.request('mutation { markNoticesRead { __typename } }');
    await phone.hears(NOTICES_CHANGED, () => phone.count(NOTICES_CHANGED) > told);
    expect(stranger.count(NOTICES_CHANGED)).toBe(0);
  }, 20_000);

  it('is not let in by somebody who is no member, as if the community did not exist', async () => {
    const page = await open(here, await signedIn('curatore'));
    expect([await hear(page), await hear(page, randomUUID()), await hear(page, 'x')]).toEqual(Array.from({ length: 3 }, () => ({ refused: 'COMMUNITIES.NOT_FOUND' })));
    const writer = await signedIn('referente.pesaro');
    const member = await open(here, writer);
    await hear(member);
    await answer(writer);
    await member.hears(COMMUNITY_GROWN);
    expect(page.count(COMMUNITY_GROWN)).toBe(0);
  }, 20_000);

  it('is closed within five seconds, on another copy, when its person is taken out; he hears nothing more', async () => {
    const [moderator, taken] = [await signedIn('referente.pesaro'), await signedIn('redattore.pesaro')];
    await join(taken);
    const personId = (await taken.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    const moderatorId = (await moderator.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update community_member set role = 'MODERATORE' where community_id = $1 and person_id = $2`, [communityId, moderatorId]));
    const page = await open(there, taken);
    await hear(page);
    const remove = (client: GraphqlClient, id: string): Promise<{ r: { __typename: string } }> => client.request('mutation ($id: ID!, $personId: ID!) { r: removeCommunityMember(communityId: $id, personId: $personId) { __typename } }', { id: communityId, personId: id });
    expect((await remove(taken, moderatorId)).r.__typename).toBe('Refused');
    const start = Date.now();
    expect((await remove(moderator, personId)).r.__typename).toBe('CommunityDone');
    await page.closed();
    expect(Date.now() - start).toBeLessThan(5_000);
    expect(await hear(await open(there, taken))).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    expect([await eventsAfter(taken, 0), await answer(taken)]).toEqual([null, 'NotFound']);
  }, 20_000);

  it('hears on any copy who types in its discussion, and nothing of it where it may not read, or is elsewhere; nothing is kept', async () => {
    const [writer, reader, other, moderator] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco'), await signedIn('lettore.pesaro'), await signedIn('curatore')];
    await Promise.all([join(writer), join(reader), join(other)]);
    const look = (page: LivePage, id = discussionId): Promise<unknown> => page.ask(COMMUNITY_HERE, { communityId, discussionId: id });
    const types = (page: LivePage, id = discussionId): Promise<{ answer?: unknown; refused?: string }> => page.ask(DISCUSSION_TYPING, { discussionId: id });
    const [typist, own, near, far, elsewhere, stranger] = [await open(here, writer), await open(here, writer), await open(here, reader), await open(there, reader), await open(there, other), await open(there, moderator)];
    for (const page of [typist, own, near, far]) await look(page);
    await look(elsewhere, randomUUID());
    expect(await look(stranger)).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    const kept = async (): Promise<unknown[]> => here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select (select count(*) from community_event), (select count(*) from outbox_event), (select count(*) from post_draft)'));
    const before = await kept();
    const me = (await writer.request<{ me: { id: string; name: string; surname: string } }>('{ me { id name surname } }')).me;
    // At once and again: it is said once.
    expect([await types(typist), await types(typist)]).toEqual([{ answer: {} }, { answer: {} }]);
    const hint = { discussionId, personId: me.id, name: `${me.name} ${me.surname}` };
    for (const page of [near, far]) expect(await page.hears<TypingHint>(DISCUSSION_TYPING)).toEqual(hint);
    expect([await types(stranger), await types(typist, randomUUID()), await types(typist, 'x')]).toEqual(Array.from({ length: 3 }, () => ({ refused: 'COMMUNITIES.NOT_FOUND' })));
    // He is out, and his page is not asked yet whether it may stay: what is said now he does not hear.
    const readerId = (await reader.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('delete from community_member where community_id = $1 and person_id = $2', [communityId, readerId]));
    await look(elsewhere);
    expect(await types(own)).toEqual({ answer: {} });
    await elsewhere.hears<TypingHint>(DISCUSSION_TYPING);
    expect([near, far, stranger, typist, own].map((page) => page.count(DISCUSSION_TYPING))).toEqual([1, 1, 0, 0, 0]);
    expect(await kept()).toEqual(before);
  }, 20_000);

  it('is not heard where nobody may write: of a closed discussion', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('lettore.pesaro')];
    await Promise.all([join(writer), join(reader)]);
    const [typist, watcher] = [await open(here, writer), await open(here, reader)];
    for (const page of [typist, watcher]) await page.ask(COMMUNITY_HERE, { communityId, discussionId });
    const set = (closed: boolean): Promise<unknown> => here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('update discussion set closed = $2 where id = $1', [discussionId, closed]));
    await set(true);
    expect(await typist.ask(DISCUSSION_TYPING, { discussionId })).toEqual({ refused: 'COMMUNITIES.CLOSED' });
    await set(false);
    expect(await typist.ask(DISCUSSION_TYPING, { discussionId })).toEqual({ answer: {} });
    await watcher.hears(DISCUSSION_TYPING);
    expect(watcher.count(DISCUSSION_TYPING)).toBe(1);
  }, 20_000);
});

describe('an open discussion', () => {
  const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
  // Of its own: who reads the other one is asked about below.
  let threadId: string;
  beforeAll(async () => {
    const opener = await signedIn('referente.pesaro');
    await join(opener);
    const { openDiscussion } = await opener.request<{ openDiscussion: { discussionId: string } }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId, kind: 'QUESTION', title: 'Come verificate le polizze?', text: plainPost('Come fate?'), clientKey: randomUUID() } });
    threadId = openDiscussion.discussionId;
  });
  const look = (page: LivePage): Promise<{ answer?: CommunityHint }> => page.ask(COMMUNITY_HERE, { communityId, discussionId: threadId }) as Promise<{ answer?: CommunityHint }>;
  const idOf = async (client: GraphqlClient): Promise<string> => (await client.request<{ me: { id: string } }>('{ me { id } }')).me.id;
  const says = async (client: GraphqlClient, text: unknown): Promise<number> => {
    const { answer: given } = await client.request<{ answer: { post: { sequence: number } } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { ... on AnswerGiven { post { sequence } } } }', { input: { discussionId: threadId, text, clientKey: randomUUID() } });
    return given.post.sequence;
  };
  const newsOf = (page: LivePage, post: number): Promise<CommunityNews> => page.hears<CommunityNews>(COMMUNITY_NEWS, ({ entries }) => entries.some(({ postSequence }) => postSequence === post));
  // As the page asks.
  const operations = readFileSync('libs/communities/web/src/operations/discussions.graphql', 'utf8');
  const POST_FIELDS = /^fragment PostFields on Post \{.*?^\}/ms.exec(operations)![0];
  const EVENTS = /^query CommunityEvents.*?^\}/ms.exec(readFileSync('libs/communities/web/src/operations/communities.graphql', 'utf8'))![0];

  it('hears on any copy the words of a new post, as it would be given them if it asked; each entry of the log once, in order', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco')];
    await Promise.all([join(writer), join(reader)]);
    await sql(`update community_member set role = 'MEMBRO' where community_id = $1`, [communityId]);
    const pages = [await open(here, reader), await open(there, reader)];
    const starts = await Promise.all(pages.map(async (page) => (await look(page)).answer!.sequence));
    const numbers = [await says(writer, plainPost('Da noi la fa l’ufficio gare.')), await says(writer, plainPost('E la mandiamo ai Comuni.'))];
    for (const [at, page] of pages.entries()) {
      const news = [await newsOf(page, numbers[0]!), await newsOf(page, numbers[1]!)];
      const told = [...new Set(news)];
      const { communityEvents } = await reader.request<{ communityEvents: { entries: object[] } }>(EVENTS, { communityId, after: starts[at]! });
      expect(told.flatMap(({ entries }) => entries)).toEqual(communityEvents.entries);
      const { discussion } = await reader.request<{ discussion: { posts: object[] } }>(`query ($id: ID!, $after: Int!) { discussion(id: $id, after: $after, first: 20) { posts { ...PostFields } } } ${POST_FIELDS}`, { id: threadId, after: numbers[0]! - 1 });
      expect(told.flatMap(({ posts }) => posts)).toEqual(discussion.posts.map((post) => expect.objectContaining(post)));
      // Nobody has to be told a number of it first.
      expect(page.count(COMMUNITY_NEWS)).toBe(told.length);
    }
  }, 20_000);

  it('hears that something happened, and no words, where a post looks otherwise to some: to its author, to who moderates, and when something goes with it', async () => {
    const [writer, reader, moderator] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco'), await signedIn('lettore.pesaro')];
    await Promise.all([join(writer), join(reader), join(moderator)]);
    await sql(`update community_member set role = case when person_id = $2 then 'MODERATORE' else 'MEMBRO' end where community_id = $1`, [communityId, await idOf(moderator)]);
    const pages = [await open(here, reader), await open(here, writer), await open(there, moderator)];
    for (const page of pages) await look(page);
    const plain = await says(writer, plainPost('Ecco.'));
    expect((await Promise.all(pages.map((page) => newsOf(page, plain)))).map(({ entries, posts }) => [entries.map(({ own }) => own), posts.length])).toEqual([[[false], 1], [[true], 0], [[false], 0]]);
    const referring = await says(writer, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'reference', attrs: { kind: 'discussione', id: threadId } }] }] });
    expect((await newsOf(pages[0]!, referring)).posts).toEqual([]);
    // A document that only one Ente reads: its people see that it goes with the post.
    const last = (await look(pages[0]!)).answer!.sequence;
    const [post] = await sql<{ id: string; sequence: number }>('select id, sequence from post where discussion_id = $1 and sequence = $2', [threadId, plain]);
    const happened = async (): Promise<number | undefined> => (await here.app.get(TellNews, { strict: false }).after(communityId as CommunityId, last - 2, new Set([threadId])))?.posts.length;
    expect(await happened()).toBe(1);
    const [document] = await sql<{ id: string }>(`insert into document (id, ente_id, title, type_key, language, licence, visibility, state, owner_id, created_by, created_at, updated_at) select gen_random_uuid(), m.ente_id, 'Bozza', 'altro', 'it', 'RISERVATI', 'ENTE', 'BOZZA', m.person_id, m.person_id, now(), now() from membership m where m.person_id = $1 limit 1 returning id`, [await idOf(writer)]);
    await sql('insert into post_attachment (post_id, community_id, document_id, position, brought) values ($1, $2, $3, 0, false)', [post!.id, communityId, document!.id]);
    expect(await happened()).toBe(0);
    await sql('delete from document where id = $1', [document!.id]);
  }, 20_000);

  it('hears nothing of it where its person may read no more, before anybody closed the page: taken out, or signed out', async () => {
    const [writer, stays, taken, gone] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco'), await signedIn('redattore.pesaro'), await signedIn('lettore.pesaro')];
    await Promise.all([writer, stays, taken, gone].map(join));
    const [pageS, pageT, pageG] = [await open(there, stays), await open(there, taken), await open(there, gone)];
    for (const page of [pageT, pageG, pageS]) await look(page);
    await sql('delete from community_member where community_id = $1 and person_id = $2', [communityId, await idOf(taken)]);
    await sql('delete from session where person_id = $1', [await idOf(gone)]);
    const post = await says(writer, plainPost('Solo per chi è ancora qui.'));
    // Whoever stays was asked last.
    await newsOf(pageS, post);
    expect([pageT, pageG].map((page) => [page.count(COMMUNITY_NEWS), page.count(COMMUNITY_GROWN)])).toEqual([[0, 0], [0, 0]]);
  }, 20_000);

  it('is asked who it is together with the others, and each is who it is when asked alone', async () => {
    const clients = await Promise.all(['referente.pesaro', 'lettore.pesaro', 'referente.urbino', 'curatore'].map(signedIn));
    await Promise.all(clients.slice(0, 3).map(join));
    const signedOut = await signedIn('referente.lecco');
    await sql('delete from session where person_id = $1', [await idOf(signedOut)]);
    const handshakes = [clients[0]!, signedOut, ...clients, new GraphqlClient(here.app)].map((client) => ({ headers: { cookie: client.cookie() } }));
    const resolver = here.app.get<RequestActorResolver>(ACTOR_RESOLVER, { strict: false });
    const alone = await Promise.all(handshakes.map((handshake) => resolver.resolveAgain(handshake)));
    expect(alone.map(({ kind }) => kind)).toEqual(['person', 'visitor', 'person', 'person', 'person', 'person', 'visitor']);
    expect(await resolver.resolveAllAgain(handshakes)).toEqual(alone);
    expect(await resolver.resolveAllAgain([])).toEqual([]);
  }, 20_000);

  it('hears numbers again when it turns to the whole community', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco')];
    await Promise.all([join(writer), join(reader)]);
    const page = await open(here, reader);
    await look(page);
    const { sequence } = (await hear(page)).answer!;
    await says(writer, plainPost('Ecco.'));
    expect(await page.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence > sequence)).toEqual({ communityId, sequence: sequence + 1 });
    expect(page.count(COMMUNITY_NEWS)).toBe(0);
  }, 20_000);
});

describe('who reads a discussion now', () => {
  const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
  const look = (page: LivePage, community = communityId, discussion = discussionId): Promise<unknown> => page.ask(COMMUNITY_HERE, { communityId: community, discussionId: discussion });
  const meOf = async (client: GraphqlClient): Promise<{ id: string; fullName: string }> => {
    const { id, name, surname } = (await client.request<{ me: { id: string; name: string; surname: string } }>('{ me { id name surname } }')).me;
    return { id, fullName: `${name} ${surname}` };
  };
  const hearsOf = (page: LivePage, names: readonly string[], others = 0, discussion = discussionId): Promise<ReadersHint> =>
    page.hears<ReadersHint>(DISCUSSION_READERS, (hint) => hint.discussionId === discussion && hint.others === others && JSON.stringify(hint.names) === JSON.stringify(names));

  it('is known on any copy to the others who have it open, people rather than pages, while they have; to nobody else, and nothing stays', async () => {
    const [first, second, third, stranger] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco'), await signedIn('lettore.pesaro'), await signedIn('curatore')];
    await Promise.all([join(first), join(second), join(third)]);
    const [a, b, c] = [await meOf(first), await meOf(second), await meOf(third)];
    const [pageA, pageB, elsewhere, outside] = [await open(here, first), await open(there, second), await open(there, third), await open(there, stranger)];
    await look(pageA);
    await hearsOf(pageA, []);
    await look(pageB);
    await Promise.all([hearsOf(pageA, [b.fullName]), hearsOf(pageB, [a.fullName])]);
    expect(await look(outside)).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    expect(await look(elsewhere, communityId, randomUUID())).toHaveProperty('answer');
    // A second page of the same person is nothing new to the others.
    const again = await open(here, second);
    await look(again);
    await hearsOf(again, [a.fullName]);
    await look(elsewhere);
    await Promise.all([hearsOf(pageA, [b.fullName, c.fullName]), hearsOf(elsewhere, [a.fullName, b.fullName])]);
    expect(pageA.count(DISCUSSION_READERS)).toBe(3);
    // He turns to the whole community; who had two pages closes one, then both.
    await hear(elsewhere);
    await pageA.hears<ReadersHint>(DISCUSSION_READERS, () => pageA.count(DISCUSSION_READERS) === 4);
    again.leave();
    pageB.leave();
    await pageA.hears<ReadersHint>(DISCUSSION_READERS, () => pageA.count(DISCUSSION_READERS) === 5);
    expect(pageA.last<ReadersHint>(DISCUSSION_READERS)).toEqual({ discussionId, names: [], others: 0 });
    expect([outside.count(DISCUSSION_READERS), (await sql('select person_id as id from discussion_presence')).length]).toEqual([0, 1]);
    expect(await sql('select person_id as id from discussion_presence')).toEqual([{ id: a.id }]);
  }, 20_000);

  it('counts who shows himself to his communities only to who shares none with him, and names him to the others', async () => {
    const [open1] = await sql<{ id: string; discussion: string }>(`select c.id, d.id as discussion from community c join discussion d on d.community_id = c.id where c.visibility = 'PUBBLICA' and d.moved_to is null order by d.first_number limit 1`);
    const [shy, member, passing] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco'), await signedIn('curatore')];
    await Promise.all([join(shy), join(member)]);
    const [s, m, p] = [await meOf(shy), await meOf(member), await meOf(passing)];
    await sql(`insert into person_profile (person_id, subjects, expertise, contact, visibility, revision) values ($1, '{}', '', '', 'COMUNITA', 1) on conflict (person_id) do update set visibility = 'COMUNITA'`, [s.id]);
    const [pageS, pageM, pageP] = [await open(here, shy), await open(there, member), await open(here, passing)];
    for (const page of [pageS, pageM, pageP]) expect(await look(page, open1!.id, open1!.discussion)).toHaveProperty('answer');
    await Promise.all([hearsOf(pageS, [m.fullName, p.fullName], 0, open1!.discussion), hearsOf(pageM, [s.fullName, p.fullName], 0, open1!.discussion), hearsOf(pageP, [m.fullName], 1, open1!.discussion)]);
    await sql(`update person_profile set visibility = 'RETE' where person_id = $1`, [s.id]);
  }, 20_000);

  it('forgets who is taken out, who hears nothing more, and pages of a copy that was killed', async () => {
    const [stays, taken] = [await signedIn('referente.pesaro'), await signedIn('redattore.pesaro')];
    await sql('delete from community_member where community_id = $1 and person_id = $2', [communityId, (await meOf(taken)).id]);
    await Promise.all([join(stays), join(taken)]);
    const [s, t] = [await meOf(stays), await meOf(taken)];
    const [pageS, pageT] = [await open(here, stays), await open(there, taken)];
    await look(pageT);
    await look(pageS);
    await Promise.all([hearsOf(pageS, [t.fullName]), hearsOf(pageT, [s.fullName])]);
    // He is out, and his page is not asked yet whether it may stay: of who comes now he hears nothing.
    await sql('delete from community_member where community_id = $1 and person_id = $2', [communityId, t.id]);
    const told = pageT.count(DISCUSSION_READERS);
    await sql(`insert into discussion_presence (connection_id, discussion_id, person_id, since, seen_at) values ('of a killed copy', $1, $2, now(), now() - interval '10 seconds')`, [discussionId, (await meOf(await signedIn('referente.lecco'))).id]);
    await look(await open(here, await signedIn('lettore.pesaro')));
    await pageS.hears<ReadersHint>(DISCUSSION_READERS, ({ names }) => names.length === 3);
    there.app.get<Realtime>(REALTIME, { strict: false }).recheck(t.id);
    await pageT.closed();
    expect(pageT.count(DISCUSSION_READERS)).toBe(told);
    await pageS.hears<ReadersHint>(DISCUSSION_READERS, ({ names }) => names.length === 1 && names[0] !== t.fullName);
    expect(await sql(`select 1 from discussion_presence where connection_id = 'of a killed copy' or person_id = $1`, [t.id])).toEqual([]);
  }, 30_000);
});

describe('an open page of a space whose people change without anybody taking them out', () => {
  interface Official { readonly client: GraphqlClient; readonly id: PersonId; readonly email: string; readonly actor: SignedInActor }
  const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
  const enteOf = async (code: string | null): Promise<{ id: EnteId; kind: EnteKind }> => (await sql<{ id: EnteId; kind: EnteKind }>(`select id, kind from ente where case when $1::text is null then kind = 'UPI' else codice_istat = $1 end and valido_al is null`, [code]))[0]!;
  const official = async (code: string | null, role: Role): Promise<Official> => {
    const { person, actor } = await new StoredPeople(here.database.runner).member(await enteOf(code), role, { name: 'Prova', surname: `${role} ${code ?? 'UPI'}` });
    const client = new GraphqlClient(here.app);
    await client.signIn(person.email, PASSWORD);
    return { client, id: person.id, email: person.email, actor };
  };
  const changed = async (who: Official, mutation: string): Promise<void> => {
    const [outcome] = Object.values(await who.client.request<Record<string, { __typename: string }>>(`mutation { ${mutation} { __typename } }`));
    expect(outcome!.__typename).not.toMatch(/Refused|NotFound|InvalidInput/);
  };
  const enter = (who: Official): Promise<void> => changed(who, `joinCommunity(communityId: "${spaceId}", guidelinesAccepted: true)`);
  const watch = async (copy: TestApp, who: Official, name = COMMUNITY_HERE): Promise<LivePage> => {
    const page = await open(copy, who.client);
    expect(await page.ask(name, { communityId: spaceId })).toHaveProperty('answer');
    return page;
  };
  const within = async (work: () => Promise<void>, ...closing: LivePage[]): Promise<void> => {
    const start = Date.now();
    await work();
    await Promise.all(closing.map((page) => page.closed()));
    expect(Date.now() - start).toBeLessThan(5_000);
  };
  /** ISTAT's list as the registry has it, with some rows changed: null leaves the row out. */
  const importList = async (staff: Official, changes: Readonly<Record<string, string | null>>, successori: { cessato: string; successore: string }[]): Promise<void> => {
    const rows = await sql<{ code: string; nome: string; catasto: string | null }>(`select codice_istat as code, nome, codice_catastale as catasto from ente where kind = 'COMUNE' and valido_al is null`);
    const lines = rows.flatMap(({ code, nome, catasto }) => (changes[code] === null ? [] : [`${changes[code] ?? code};${nome};${catasto ?? ''}`]));
    const files = { elenco: Buffer.from(['Codice Comune formato alfanumerico;Denominazione in italiano;Codice Catastale del comune', ...lines].join('\r\n'), 'latin1'), popolazione: null };
    const { digest } = await here.app.get(PreviewIstatImport, { strict: false }).execute(staff.actor, files);
    await here.app.get(ApplyIstatImport, { strict: false }).execute(staff.actor, { ...files, digest, decorrenza: '2026-01-01', source: 'ISTAT, elenco di prova', successori });
  };

  let spaceId: string;
  let provincia: Official;
  beforeAll(async () => {
    provincia = await official('041', 'REFERENTE');
    const { openSpace } = await provincia.client.request<{ openSpace: { key: string } }>(`mutation { openSpace(provinciaId: "${(await enteOf('041')).id}", input: { title: "Spazio di prova", purpose: "Ci si lavora insieme.", visibility: MEMBRI }, clientKey: "${randomUUID()}") { ... on CommunityOpened { key } } }`);
    spaceId = (await sql<{ id: string }>('select id from community where key = $1', [openSpace.key]))[0]!.id;
  });

  it('is closed within five seconds, on every copy, when the Comune passes to another Provincia or merges into a Comune of one; who stays in the territory keeps his', async () => {
    const [fano, urbino, mondolfo, staff] = [await official('041013', 'REFERENTE'), await official('041067', 'REFERENTE'), await official('041029', 'REFERENTE'), await official(null, 'AMMINISTRATORE')];
    for (const who of [fano, urbino, mondolfo]) await enter(who);
    const leaving = [await watch(here, fano), await watch(there, fano), await watch(there, urbino)];
    const staying = [await watch(here, provincia), await watch(there, mondolfo)];
    await within(() => importList(staff, { '041013': '042813', '041067': null }, [{ cessato: '041067', successore: '042021' }]), ...leaving);
    for (const who of [fano, urbino]) expect(await hear(await open(there, who.client), spaceId)).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    for (const page of staying) expect(await hear(page, spaceId)).toHaveProperty('answer');
  }, 60_000);

  it('is closed within five seconds on whose role in the territory has ended', async () => {
    const lettore = await official('041', 'LETTORE');
    await enter(lettore);
    const pages = [await watch(here, lettore), await watch(there, lettore)];
    const [{ id: membershipId, enteId }] = (await sql<{ id: string; enteId: string }>('select id, ente_id as "enteId" from membership where person_id = $1', [lettore.id])) as [{ id: string; enteId: string }];
    await within(() => changed(provincia, `endMembership(input: { enteId: "${enteId}", membershipId: "${membershipId}" })`), ...pages);
    expect(await hear(await open(there, lettore.client), spaceId)).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
  }, 20_000);

  it('is closed within five seconds on who was there by an invitation that is taken back', async () => {
    const staff = await official(null, 'CURATORE');
    await changed(provincia, `invitePersonToCommunity(communityId: "${spaceId}", email: "${staff.email}")`);
    await enter(staff);
    const pages = [await watch(here, staff), await watch(there, staff)];
    await within(() => changed(provincia, `withdrawCommunityInvitation(communityId: "${spaceId}", id: "${staff.id}")`), ...pages);
    expect(await hear(await open(there, staff.client), spaceId)).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
  }, 20_000);

  it('hears nothing of the queue within five seconds once its person moderates no more', async () => {
    const moderator = await official('041', 'REDATTORE');
    await enter(moderator);
    await changed(provincia, `setMemberRole(communityId: "${spaceId}", personId: "${moderator.id}", role: MODERATORE)`);
    const queue = await watch(there, moderator, MODERATION_HERE);
    const reading = await watch(there, moderator);
    await within(() => changed(provincia, `setMemberRole(communityId: "${spaceId}", personId: "${moderator.id}", role: MEMBRO)`), queue);
    expect(await hear(reading, spaceId)).toHaveProperty('answer');
  }, 20_000);
});
