import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost, plainTextOf, type DiscussionId, type PostText } from '@province-comuni/communities-contract';
import { LoadCommunities, ReplyAddresses, type PackagedCommunity } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type MailArchive } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import type { PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { brokenCounters } from './testing/community-counters.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, MAIL_INTAKE_SECRET, type TestApp } from './testing/test-app.js';

/** Luca moderates SUA and the reserved community, Lecco another one; Anna is a member of the first two, the lettore of SUA alone. */
type Who = 'anna' | 'luca' | 'lettore' | 'lecco' | 'curatore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const TABLES = ['post', 'discussion', 'community', 'community_member', 'discussion_reading', 'community_number_left', 'moderation_decision', 'post_reaction', 'post_earlier'];
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };
const DONE = { __typename: 'CommunityDone' };
const SECRET: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };

interface Outcome { readonly __typename: string; readonly id: string; readonly discussionId: string; readonly code: string; readonly message: string; readonly post: { id: string; sequence: number }; readonly problems: { field: string; message: string }[] }
interface Place { readonly communityKey: string; readonly discussionId: string; readonly sequence: number }
interface Thread { readonly community: { key: string }; readonly discussion: { id: string; title: string; lastSequence: number; solvedSequence: number | null; unread: number | null; authorName: string; kind: string; tags: string[] }; readonly posts: { id: string; sequence: number; authorName: string; text: PostText; moved: boolean; withdrawn: boolean; movedTo: Place | null; reactions: { kind: string; count: number }[] }[] }

let test: TestApp;
let sua: string;
let riservata: string;
let europa: string;
const clients = {} as Record<Who | 'visitor', GraphqlClient>;
const ids = {} as Record<Who, string>;

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const mutate = async (who: Who, mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ... on CommunityDone { id } ${REFUSALS} } }`, variables))[0]!;
const send = (who: Who, name: string, type: string, input: object): Promise<Outcome> => mutate(who, `${name}(input: $input)`, `($input: ${type}!)`, { input });
const open = async (who: Who, title: string, more: object = {}): Promise<string> =>
  (await clients[who].request<{ openDiscussion: Outcome }>(`mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ${REFUSALS} } }`, { input: { communityId: sua, kind: 'QUESTION', title, tags: ['etichetta'], text: plainPost(`Di ${title}.`), clientKey: randomUUID(), ...more } })).openDiscussion.discussionId;
const answer = async (who: Who, discussionId: string, words: string, clientKey: string = randomUUID()): Promise<Outcome> =>
  (await clients[who].request<{ answer: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ... on AnswerGiven { post { id sequence } } ${REFUSALS} } }`, { input: { discussionId, text: plainPost(words), clientKey } })).answer;
const thread = async (who: Who | 'visitor', id: string): Promise<Thread | null> =>
  (await clients[who].request<{ discussion: never }>('query ($id: ID!) { discussion(id: $id, after: 0, first: 50) { community { key } discussion { id title kind tags lastSequence solvedSequence unread authorName } posts { id sequence authorName text moved withdrawn movedTo { communityKey discussionId sequence } reactions { kind count } } } }', { id })).discussion;
const words = async (who: Who, id: string): Promise<string[]> => (await thread(who, id))!.posts.map(({ text, moved, movedTo }) => (moved ? `→${movedTo?.sequence ?? ''}` : plainTextOf(text)));
const place = async (who: Who | 'visitor', id: string, sequence: number): Promise<Place | null> => (await clients[who].request<{ postPlace: Place | null }>('query ($id: ID!, $n: Int!) { postPlace(discussionId: $id, sequence: $n) { communityKey discussionId sequence } }', { id, n: sequence })).postPlace;
const preview = async (who: Who, input: object): Promise<Record<string, unknown> | null> => (await clients[who].request<{ movePreview: never }>('query ($input: MovePreviewInput!) { movePreview(input: $input) { title communityTitle posts people followers losing isLostToOthers renumbered obstacle } }', { input })).movePreview;
const move = (who: Who, discussionId: string, toCommunityId = riservata, fromCommunityId = sua): Promise<Outcome> => send(who, 'moveDiscussion', 'MoveDiscussionInput', { discussionId, fromCommunityId, toCommunityId, reason: 'Non è il posto.' });
const merge = (who: Who, discussionId: string, intoId: string, fromCommunityId = sua): Promise<Outcome> => send(who, 'mergeDiscussion', 'MergeDiscussionInput', { discussionId, fromCommunityId, intoId, reason: 'È la stessa domanda.' });
const split = (who: Who, discussionId: string, postIds: string[], title = 'Una cosa a parte'): Promise<Outcome> => send(who, 'splitDiscussion', 'SplitDiscussionInput', { discussionId, fromCommunityId: sua, postIds, kind: 'DISCUSSION', title, reason: 'Si parla d’altro.' });
const listed = async (who: Who, communityId = sua): Promise<string[]> => (await clients[who].request<{ discussions: { nodes: { title: string }[] } }>('query ($id: ID!) { discussions(communityId: $id, first: 50) { nodes { title } } }', { id: communityId })).discussions.nodes.map(({ title }) => title);
const found = async (who: Who | 'visitor', query: string): Promise<string[]> => (await clients[who].request<{ search: { hits: { title: { text: string } }[] } }>('query ($q: String!) { search(input: { query: $q, kind: "discussione" }) { ... on SearchPage { hits { title { text } } } } }', { q: query })).search.hits.map(({ title }) => title.text);
const readUpTo = (who: Who, discussionId: string, sequence: number): Promise<unknown> => clients[who].request('mutation ($id: ID!, $n: Int!) { readUpTo(discussionId: $id, sequence: $n) { __typename } }', { id: discussionId, n: sequence });
const unreadOf = async (who: Who, key = 'sua'): Promise<number> => (await clients[who].request<{ community: { unread: number } }>('query ($key: String!) { community(key: $key) { unread } }', { key })).community.unread;
const index = (): Promise<unknown> => test.app.get(RebuildIndex, { strict: false }).execute();

/** An answer by mail to the address that a letter about the discussion had. */
async function answerByMail(who: Who, discussionId: string, words: string): Promise<{ outcome: string; reason: string }> {
  const address = test.app.get(ReplyAddresses, { strict: false }).issue(discussionId as DiscussionId, ids[who] as PersonId, new Date());
  const eml = [`From: ${EMAILS[who]}`, `To: ${address}`, 'Subject: Re', `Message-ID: <${randomUUID()}@posta.example>`, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', words].join('\r\n');
  const { body } = await test.app.inject({ method: 'POST', url: '/api/mail/incoming', headers: { authorization: `Bearer ${MAIL_INTAKE_SECRET}`, 'content-type': 'message/rfc822' }, payload: Buffer.from(eml) });
  return JSON.parse(body) as { outcome: string; reason: string };
}

/** What must hold whatever happened; an empty list. */
const broken = (): Promise<unknown[]> => brokenCounters((text) => sql(text));

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of TABLES) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
    ids[who] = (await clients[who].request<{ me: { id: string } }>('{ me { id } }')).me.id;
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(SECRET);
  const keys = Object.fromEntries((await sql<{ key: string; id: string }>('select key, id from community')).map(({ key, id }) => [key, id]));
  [sua, riservata, europa] = [keys['sua']!, keys['riservata']!, keys['servizi-europa']!];
  for (const who of ['anna', 'luca', 'lettore', 'curatore'] as const) await mutate(who, `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
  await mutate('lecco', `joinCommunity(communityId: "${europa}", guidelinesAccepted: true)`);
  await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, 'MEMBRO', name || ' ' || surname, '', now(), now(), 0, 0 from person where id = any ($2::uuid[])`, [riservata, [ids.anna, ids.luca]]);
  await sql('update community c set member_count = (select count(*) from community_member where community_id = c.id)');
  await sql(`update community_member set role = 'MODERATORE' where person_id = any ($1::uuid[])`, [[ids.luca, ids.lecco]]);
  await liftWritingLimits(test);
}, 120_000);
afterAll(() => test?.close(), 60_000);

describe.each(['both walls', 'the application alone'])('who does not moderate everything that is touched, with %s,', (walls) => {
  beforeAll(() => setWall(walls === 'both walls'));
  afterAll(() => setWall(true));

  it.each(['anna', 'lettore', 'lecco'] as const)('%s moves nothing and learns nothing', async (who) => {
    const [one, other] = [await open('luca', 'Prima da lasciare'), await open('luca', 'Seconda da lasciare')];
    const { post } = await answer('anna', one, 'Resto qui.');
    for (const destination of [{ toCommunityId: riservata }, { intoId: other }, { postIds: [post.id] }]) expect(await preview(who, { discussionId: one, ...destination })).toBeNull();
    expect([await move(who, one), await merge(who, one, other), await split(who, one, [post.id])]).toEqual([NOTHING, NOTHING, NOTHING]);
    expect((await thread('luca', one))!.posts).toHaveLength(2);
  });

  it('one who moderates only one of two communities moves nothing between them, in either direction', async () => {
    const id = await open('luca', 'Da non portare via');
    expect(await preview('luca', { discussionId: id, toCommunityId: europa })).toBeNull();
    expect([await move('luca', id, europa), await move('lecco', id, europa), await move('luca', id, randomUUID())]).toEqual([NOTHING, NOTHING, NOTHING]);
    const [theirs] = await sql<{ id: string }>('select id from discussion where community_id = $1 limit 1', [europa]);
    expect([await merge('luca', id, theirs!.id), await move('luca', theirs!.id, sua, europa), await merge('luca', theirs!.id, id, europa)]).toEqual([NOTHING, NOTHING, NOTHING]);
    expect(await broken()).toEqual([]);
  });
});

describe('a discussion that is moved', () => {
  it('is read at its old address by who may read it there; for the others it is gone at once, from search too', async () => {
    const id = await open('lettore', 'Fotocopiatrici segretissime', { poll: { question: 'Sì o no?', options: ['Sì', 'No'], most: 1, anonymous: false, visibility: 'SEMPRE', closesAt: '' } });
    const { post } = await answer('anna', id, 'Da noi tre fotocopiatrici.');
    await mutate('luca', `react(postId: "${post.id}", kind: UTILE, on: true)`);
    await mutate('lettore', `markSolved(discussionId: "${id}", postId: "${post.id}")`);
    await index();
    expect(await found('visitor', 'fotocopiatrici segretissime')).toEqual(['Fotocopiatrici segretissime']);
    const [before, unreadBefore] = [await thread('anna', id), [await unreadOf('anna'), await unreadOf('lettore')]];
    expect(await preview('luca', { discussionId: id, toCommunityId: riservata })).toMatchObject({ posts: 2, people: 2, followers: 2, isLostToOthers: true, obstacle: '', communityTitle: 'Gruppo riservato' });
    expect((await preview('luca', { discussionId: id, toCommunityId: riservata }))!['losing']).toBe(2);
    expect(await move('luca', id)).toMatchObject(DONE);
    for (const who of ['lettore', 'curatore', 'visitor'] as const) expect([await thread(who, id), await place(who, id, 2), await found(who, 'fotocopiatrici segretissime')]).toEqual([null, null, []]);
    const after = (await thread('anna', id))!;
    expect({ ...after, community: null }).toEqual({ ...before!, community: null });
    expect(after.community.key).toBe('riservata');
    expect(await place('anna', id, 2)).toEqual({ communityKey: 'riservata', discussionId: id, sequence: 2 });
    await index();
    expect([await found('anna', 'fotocopiatrici segretissime'), await found('lettore', 'fotocopiatrici segretissime')]).toEqual([['Fotocopiatrici segretissime'], []]);
    const poll = async (who: Who): Promise<unknown> => (await clients[who].request<{ discussionPoll: unknown }>('query ($id: ID!) { discussionPoll(discussionId: $id) { __typename } }', { id })).discussionPoll;
    expect([await poll('anna') === null, await poll('lettore')]).toEqual([false, null]);
    // What he had not read of it is no more to be read for him.
    expect([await unreadOf('anna'), await unreadOf('lettore')]).toEqual([unreadBefore[0], unreadBefore[1]! - 1]);
    // Its author is told that it is gone, and why: not where to.
    const own = await clients.lettore.request<{ notices: { title: string }[]; myModeration: unknown }>('{ notices { title } myModeration { decisions { decision { kind reason } } } }');
    expect(JSON.stringify(own)).toContain('Una discussione è stata spostata altrove: l’avevate aperta nella community «');
    expect(JSON.stringify(own)).not.toContain('riservat');
    const log = async (key: string): Promise<string> => JSON.stringify(await clients.luca.request('query ($key: String!) { moderationLog(key: $key) { nodes { kind reason } } }', { key }));
    for (const key of ['sua', 'riservata']) expect(await log(key)).toContain('"kind":"SPOSTATA","reason":"Non è il posto."');
    const { communityEvents } = await clients.lettore.request<{ communityEvents: { entries: { kind: string; discussionId: string }[] } }>('query ($id: ID!) { communityEvents(communityId: $id, after: 0) { entries { kind discussionId } } }', { id: sua });
    expect(communityEvents.entries).toContainEqual({ kind: 'DISCUSSION_MOVED', discussionId: id });
    expect(await answer('lettore', id, 'E io?')).toEqual(NOTHING);
    // His letter is answered by one that says that he may not, and not where it went.
    expect(await answerByMail('lettore', id, 'E io, per posta?')).toEqual({ outcome: 'RIFIUTATA', reason: 'NON_AMMESSO' });
    const letters = JSON.stringify((await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS.lettore, offset: 0, limit: 100 }))).items);
    expect([letters.includes('riservat'), letters.includes('Gruppo')]).toEqual([false, false]);
    expect((await answer('anna', id, 'Ancora qui.')).post.sequence).toBe(3);
    expect(await broken()).toEqual([]);
    // The move back: its numbers go on, its address is the same.
    expect(await move('luca', id, sua, riservata)).toMatchObject(DONE);
    expect((await thread('lettore', id))!.posts.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(await broken()).toEqual([]);
  });

  it('is not moved twice by two who moderate at once, nor from where it is not', async () => {
    const id = await open('anna', 'Contesa fra due');
    await sql(`update community_member set role = 'MODERATORE' where person_id = $1 and community_id = any ($2::uuid[])`, [ids.anna, [sua, riservata]]);
    const outcomes = await Promise.all([move('luca', id), move('anna', id)]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    expect(await move('luca', id)).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/spostata/) });
    expect(await move('luca', id, riservata, riservata)).toMatchObject({ __typename: 'Refused' });
    expect(await send('luca', 'moveDiscussion', 'MoveDiscussionInput', { discussionId: id, fromCommunityId: riservata, toCommunityId: sua, reason: ' ' })).toMatchObject({ problems: [{ field: 'reason' }] });
    await sql(`update community_member set role = 'MEMBRO' where person_id = $1`, [ids.anna]);
    expect(await broken()).toEqual([]);
  });

  it('does not go from or to a community that is closed', async () => {
    const id = await open('anna', 'Ferma dov’è');
    for (const closed of [riservata, sua]) {
      await sql('update community set closed_at = now() where id = $1', [closed]);
      expect(await preview('luca', { discussionId: id, toCommunityId: riservata })).toMatchObject({ obstacle: expect.stringContaining('chiusa') });
      expect(await move('luca', id)).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('chiusa') });
      await sql('update community set closed_at = null where id = $1', [closed]);
    }
    expect((await thread('lettore', id))!.community.key).toBe('sua');
  });

  it('does not wait for members of the community it goes to who were not where it was', async () => {
    const id = await open('anna', 'Va e torna');
    await move('luca', id);
    const reader = new pg.Client({ connectionString: test.database.ownerUrl });
    await reader.connect();
    await reader.query("begin; select set_config('app.system', 'on', true)");
    expect((await reader.query('select 1 from community_member where community_id = $1 and person_id = $2 for update', [sua, ids.lettore])).rowCount).toBe(1);
    // It would wait until the test is over.
    expect(await move('luca', id, sua, riservata)).toMatchObject(DONE);
    await reader.end();
    expect(await broken()).toEqual([]);
  });

  it('takes along what is written while it goes, or refuses it', async () => {
    const id = await open('anna', 'In cammino');
    const writing = Array.from({ length: 8 }, (_, count) => answer(count % 2 === 0 ? 'anna' : 'lettore', id, `Parola ${count}`));
    const [moved, ...answers] = await Promise.all([move('luca', id), ...writing]);
    expect(moved).toMatchObject(DONE);
    for (const { __typename } of answers) expect(['AnswerGiven', 'NotFound']).toContain(__typename);
    expect((await thread('anna', id))!.posts).toHaveLength(1 + answers.filter(({ __typename }) => __typename === 'AnswerGiven').length);
    expect(await broken()).toEqual([]);
  });
});

describe('a discussion that is merged', () => {
  it('stands in the other one in order of time; old addresses of both lead to every post', async () => {
    const [into, from] = [await open('anna', 'La domanda buona'), await open('lettore', 'La domanda doppia')];
    await answer('luca', into, 'Uno.');
    const key = randomUUID();
    const solution = (await answer('anna', from, 'Due.', key)).post;
    await answer('lettore', into, 'Tre.');
    await mutate('lettore', `markSolved(discussionId: "${from}", postId: "${solution.id}")`);
    await readUpTo('lettore', into, 3);
    await readUpTo('lettore', from, 1);
    await clients.anna.request('mutation ($input: KeepPostDraftInput!) { keepPostDraft(input: $input) { __typename } }', { input: { discussionId: from, title: '', text: plainPost('Iniziato.') } });
    expect(await preview('luca', { discussionId: from, intoId: into })).toMatchObject({ title: 'La domanda buona', posts: 2, people: 2, losing: 0, renumbered: 2, obstacle: '' });
    expect(await merge('luca', from, into)).toMatchObject({ ...DONE, id: into });
    expect(await words('anna', into)).toEqual(['Di La domanda buona.', '→5', '→7', 'Di La domanda doppia.', 'Uno.', 'Due.', 'Tre.']);
    const merged = (await thread('lettore', from))!;
    expect([merged.discussion.id, merged.discussion.solvedSequence]).toEqual([into, 6]);
    // He had read all of the one and the first of the other: up to what he had not, and no further.
    expect(merged.discussion.unread).toBe(2);
    for (const [id, sequence, leads] of [[from, 1, 4], [from, 2, 6], [into, 1, 1], [into, 2, 5], [into, 3, 7]] as const) expect(await place('visitor', id, sequence)).toEqual({ communityKey: 'sua', discussionId: into, sequence: leads });
    expect(await listed('anna')).not.toContain('La domanda doppia');
    expect(JSON.stringify(await clients.anna.request('query ($id: ID!) { postDraft(discussionId: $id) { text } }', { id: into }))).toContain('Iniziato.');
    // Sent again, it is the same answer; a new one arrives in the new place, also by mail.
    expect((await answer('anna', from, 'Due.', key)).post).toEqual({ id: solution.id, sequence: 6 });
    expect((await answer('anna', from, 'Otto.')).post.sequence).toBe(8);
    expect(await answerByMail('lettore', from, 'Nove.')).toMatchObject({ outcome: 'PUBBLICATA' });
    expect((await words('lettore', into)).at(-1)).toBe('Nove.');
    const followers = await sql<{ id: string }>(`select person_id as id from follow where kind = 'discussione' and subject_id = $1`, [into]);
    expect(followers.map(({ id }) => id)).toEqual(expect.arrayContaining([ids.anna, ids.lettore, ids.luca]));
    expect(await broken()).toEqual([]);
    // Merged on: every address leads to the last one.
    const last = await open('luca', 'La domanda migliore');
    expect(await merge('luca', into, last)).toMatchObject(DONE);
    expect((await thread('visitor', from))!.discussion.id).toBe(last);
    expect(await place('visitor', from, 2)).toMatchObject({ discussionId: last });
    expect([await merge('luca', from, last), await merge('luca', last, last), await merge('luca', last, from)].map(({ __typename }) => __typename)).toEqual(['Refused', 'Refused', 'Refused']);
    expect(await broken()).toEqual([]);
  });

  it('is merged once by two who put two into each other at once, and not when both have a poll', async () => {
    const poll = { question: 'Sì o no?', options: ['Sì', 'No'], most: 1, anonymous: false, visibility: 'SEMPRE', closesAt: '' };
    const [one, other] = [await open('anna', 'Prima di due', { poll }), await open('lettore', 'Seconda di due', { poll })];
    expect(await preview('luca', { discussionId: one, intoId: other })).toMatchObject({ obstacle: expect.stringContaining('Tutte e due le discussioni hanno un sondaggio') });
    expect(await merge('luca', one, other)).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('sondaggio') });
    const third = await open('lettore', 'Terza di due');
    const outcomes = await Promise.all([merge('luca', one, third), merge('luca', third, one)]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    const left = (await thread('lettore', one))!.discussion.id;
    expect((await thread('lettore', third))!.discussion.id).toBe(left);
    expect((await clients.lettore.request<{ discussionPoll: { id: string } | null }>('query ($id: ID!) { discussionPoll(discussionId: $id) { __typename } }', { id: left })).discussionPoll).not.toBeNull();
    expect(await broken()).toEqual([]);
  });

  it('across two communities, and of a hidden question, gives nothing away', async () => {
    const [from, into] = [await open('lettore', 'Titolo da nascondere'), await open('anna', 'Riservatissima', { communityId: riservata })];
    const [first] = await sql<{ id: string }>('select id from post where discussion_id = $1', [from]);
    await mutate('luca', `hidePost(postId: "${first!.id}", category: SPAM, reason: "Pubblicità.")`);
    await answer('anna', from, 'Risposta visibile.');
    expect(await merge('luca', from, into)).toMatchObject(DONE);
    for (const who of ['lettore', 'visitor'] as const) expect([await thread(who, from), await place(who, from, 2)]).toEqual([null, null]);
    expect((await thread('anna', from))!.discussion.title).toBe('Riservatissima');
    expect(await mutate('luca', `showPost(postId: "${first!.id}", reason: "Ci siamo sbagliati.")`)).toMatchObject(DONE);
    expect((await thread('anna', into))!.discussion.title).toBe('Riservatissima');
    expect(await words('anna', into)).toContain('Di Titolo da nascondere.');
    expect(await broken()).toEqual([]);
  });
});

describe('answers that become a discussion', () => {
  it('leave a trace that leads to them, and come with who wrote and follows them', async () => {
    const id = await open('lettore', 'Di due cose insieme');
    const [two, three, four] = [await answer('anna', id, 'Altra cosa.'), await answer('luca', id, 'La prima cosa.'), await answer('anna', id, 'Ancora altra.')];
    await mutate('lettore', `markSolved(discussionId: "${id}", postId: "${four.post.id}")`);
    await readUpTo('lettore', id, 3);
    const [first] = (await thread('luca', id))!.posts;
    for (const [chosen, why] of [[[first!.id], /primo messaggio resta/], [[], /Scegliete/], [[randomUUID()], /Scegliete|spostata/]] as const) expect(await split('luca', id, [...chosen])).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(why) });
    expect(await split('luca', id, [two.post.id], 'No')).toMatchObject({ problems: [{ field: 'title' }] });
    expect(await preview('luca', { discussionId: id, postIds: [two.post.id, four.post.id] })).toMatchObject({ posts: 2, people: 1, obstacle: '' });
    const { id: fresh } = await split('luca', id, [four.post.id, two.post.id]);
    expect((await thread('lettore', fresh))!.discussion).toMatchObject({ title: 'Una cosa a parte', kind: 'DISCUSSION', tags: ['etichetta'], lastSequence: 2, unread: 1, solvedSequence: null, authorName: expect.stringContaining('Referente') });
    expect(await words('anna', fresh)).toEqual(['Altra cosa.', 'Ancora altra.']);
    const old = (await thread('visitor', id))!;
    expect(old.posts.map(({ sequence, moved, movedTo, authorName }) => [sequence, moved, movedTo?.discussionId, movedTo?.sequence, moved && authorName])).toEqual([[1, false, undefined, undefined, false], [2, true, fresh, 1, ''], [3, false, undefined, undefined, false], [4, true, fresh, 2, '']]);
    expect(old.discussion.solvedSequence).toBeNull();
    // The last voice is that of who is left.
    expect(await sql('select last_author_name = p.author_name as so from discussion d join post p on p.discussion_id = d.id and p.sequence = 3 where d.id = $1', [id])).toEqual([{ so: true }]);
    expect(three.post.sequence).toBe(3);
    expect(await split('luca', id, [two.post.id])).toMatchObject({ __typename: 'Refused', message: 'Qualche risposta è già stata spostata: ricaricate la pagina.' });
    // Moved on to where not everybody reads: the trace stays, and leads nowhere for them.
    expect(await move('luca', fresh)).toMatchObject(DONE);
    expect((await thread('lettore', id))!.posts[1]).toMatchObject({ moved: true, movedTo: null });
    expect((await thread('anna', id))!.posts[1]!.movedTo).toEqual({ communityKey: 'riservata', discussionId: fresh, sequence: 1 });
    expect(await broken()).toEqual([]);
  });
});

describe('whatever is written, read, moved, merged and split', () => {
  it('numbers have no gaps, the log neither, and what is unread adds up', async () => {
    const step = fc.record({ what: fc.constantFrom('open', 'post', 'post', 'read', 'move', 'merge', 'split'), one: fc.nat(5), other: fc.nat(5), who: fc.constantFrom<Who>('anna', 'luca') });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const all: string[] = [await open('luca', 'Inizio della serie'), await open('anna', 'Seconda della serie', { communityId: riservata })];
      for (const { what, one, other, who } of steps) {
        const [id, second] = [all[one % all.length]!, all[other % all.length]!];
        const { community, posts, discussion } = (await thread('luca', id))!;
        const [here, there] = community.key === 'sua' ? [sua, riservata] : [riservata, sua];
        if (what === 'open') all.push(await open(who, 'Un’altra della serie', { communityId: here }));
        else if (what === 'post') await answer(who, id, 'Detto.');
        else if (what === 'read') await readUpTo(who, id, other);
        else if (what === 'move') await move('luca', discussion.id, there, here);
        else if (what === 'merge') await merge('luca', id, second, here);
        else await send('luca', 'splitDiscussion', 'SplitDiscussionInput', { discussionId: discussion.id, fromCommunityId: here, postIds: posts.slice(1).filter(({ moved }, index) => !moved && index % 2 === 0).map((post) => post.id), kind: 'IDEA', title: 'Ricavata dalla serie', reason: 'Prova.' });
      }
      expect(await broken()).toEqual([]);
    }), { numRuns: 12 });
  }, 120_000);
});
