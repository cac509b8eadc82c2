import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost, type PostText } from '@province-comuni/communities-contract';
import type { Role } from '@province-comuni/identity-contract';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Two of the Provincia, of whom one moderates, and one of a Comune. */
const PEOPLE = { modera: ['041', 'REFERENTE'], scrive: ['041067', 'REFERENTE'], altro: ['041', 'REDATTORE'], upi: [null, 'CURATORE'] } as const satisfies Record<string, readonly [string | null, Role]>;
type Who = keyof typeof PEOPLE;
interface Outcome { readonly __typename: string; readonly code?: string; readonly message?: string; readonly key?: string; readonly discussionId?: string; readonly heldId?: string }
const REFUSALS = '... on Refused { code message } ... on NotFound { message } ... on InvalidInput { problems { message } }';
const CLOSED = { __typename: 'Refused', code: 'COMMUNITIES.COMMUNITY_CLOSED', message: expect.stringMatching(/^La community è chiusa.*resta fra le bozze\.$/) };
const SUSPENDED = { __typename: 'Refused', code: 'COMMUNITIES.SUSPENDED', message: expect.stringMatching(/^Siete sospesi.*resta fra le bozze\.$/) };

let test: TestApp;
let space: string;
let spaceKey: string;
let group: string;
let discussionId: string;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Who, PersonId>;
const enti = {} as Record<Who, EnteId>;

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const change = async (who: Who, mutation: string, more = ''): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation { ${mutation} { __typename ${more} ${REFUSALS} } }`))[0]!;
const idOf = async (key: string): Promise<string> => (await sql<{ id: string }>('select id from community where key = $1', [key]))[0]!.id;
const opening = (title: string): string => `input: { title: "${title}", purpose: "Ci si lavora insieme.", visibility: MEMBRI }, clientKey: "${randomUUID()}"`;
const open = async (who: Who, communityId: string, title: string): Promise<Outcome> =>
  (await clients[who].request<{ r: Outcome }>(`mutation ($input: OpenDiscussionInput!) { r: openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ... on PostHeld { heldId } ${REFUSALS} } }`, { input: { communityId, kind: 'QUESTION', title, tags: [], text: plainPost(`${title} con molte parole`), clientKey: randomUUID() } })).r;
const answer = async (who: Who, words: string): Promise<Outcome> => (await clients[who].request<{ r: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { r: answer(input: $input) { __typename ${REFUSALS} } }`, { input: { discussionId, text: plainPost(words), clientKey: randomUUID() } })).r;
const keep = (who: Who, place: object, text: PostText): Promise<unknown> => clients[who].request('mutation ($input: KeepPostDraftInput!) { keepPostDraft(input: $input) { __typename } }', { input: { ...place, kind: null, title: '', text } });
const draft = async (who: Who, place: string): Promise<unknown> => (await sql<{ text: PostText }>('select text from post_draft where person_id = $1 and place = $2', [ids[who], place]))[0]?.text;
const close = (communityId: string, closed = true): Promise<Outcome> => change('modera', `closeCommunity(communityId: "${communityId}", closed: ${closed})`);
const suspend = (): Promise<Outcome> => change('modera', `suspendMember(input: { communityId: "${group}", personId: "${ids.scrive}", until: "${new Date(Date.now() + 86_400_000).toISOString()}", reason: "Toni." })`);
const posts = async (): Promise<number> => (await sql<{ n: number }>('select count(*)::int as n from post where community_id = any ($1::uuid[])', [[space, group]]))[0]!.n;

/** Holds something that a request needs, until the request waits for it; what happens meanwhile happens then. */
async function meanwhile<T>(hold: string, parameters: unknown[], request: () => Promise<T>, happens: (holder: pg.Client) => Promise<unknown>): Promise<T> {
  const [holder, watcher] = [new pg.Client({ connectionString: test.database.ownerUrl }), new pg.Client({ connectionString: test.database.ownerUrl })];
  await Promise.all([holder.connect(), watcher.connect()]);
  try {
    await holder.query('begin');
    await holder.query("select set_config('app.system', 'on', true)");
    await holder.query(hold, parameters);
    const { pid } = (await holder.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!;
    let isOver = false;
    const answered = request().finally(() => (isOver = true));
    const waits = async (): Promise<boolean> => (await watcher.query('select 1 from pg_stat_activity where $1 = any (pg_blocking_pids(pid))', [pid])).rows.length > 0;
    while (!(await waits())) if (isOver) throw new Error(`it did not wait: ${JSON.stringify(await answered)}`);
    await happens(holder);
    await holder.query('commit');
    return await answered;
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
}
const WRITER = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';
const whileWriting = <T>(request: () => Promise<T>, happens: () => Promise<unknown>): Promise<T> => meanwhile(WRITER, [`writer ${ids.scrive}`], request, happens);

beforeAll(async () => {
  test = await createTestApp();
  const stored = new StoredPeople(test.database.runner);
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [code, role] = PEOPLE[who];
    const [ente] = await sql<{ id: EnteId; kind: EnteKind }>(`select id, kind from ente where case when $1::text is null then kind = 'UPI' else codice_istat = $1 end and valido_al is null`, [code]);
    const { person } = await stored.member(ente!, role, { name: 'Prova', surname: who });
    [ids[who], enti[who]] = [person.id, ente!.id];
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(person.email, PASSWORD);
  }
  spaceKey = (await change('modera', `openSpace(provinciaId: "${enti.modera}", ${opening('Spazio')})`, '... on CommunityOpened { key }')).key!;
  space = await idOf(spaceKey);
  for (const who of ['scrive', 'altro'] as const) await change(who, `joinCommunity(communityId: "${space}", guidelinesAccepted: true)`);
  group = await idOf((await change('modera', `openGroup(parentId: "${space}", ${opening('Gruppo')})`, '... on CommunityOpened { key }')).key!);
  for (const who of ['scrive', 'altro'] as const) await change(who, `joinCommunity(communityId: "${group}", guidelinesAccepted: true)`);
  await liftWritingLimits(test);
  discussionId = (await open('scrive', group, 'Di che cosa si parla')).discussionId!;
}, 120_000);
afterAll(() => test?.close(), 60_000);

describe('what is sent while the community is being closed', () => {
  it('is refused with a reason, answer and discussion, whatever the moment, and the draft stays', async () => {
    await keep('scrive', { discussionId }, plainPost('Ciò che scrivevo.'));
    await keep('scrive', { communityId: group }, plainPost('Ciò che chiedevo.'));
    const before = await posts();
    for (const send of [() => answer('scrive', 'Arriva mentre si chiude.'), () => open('scrive', group, 'Mentre si chiude')]) {
      expect(await whileWriting(send, () => close(group))).toMatchObject(CLOSED);
      await close(group, false);
      // He waits for the community itself, which who closes it holds.
      expect(await meanwhile('select 1 from community where id = $1 for update', [group], send, (holder) => holder.query(`update community set closed_at = now(), closed_by_name = 'Prova' where id = $1`, [group]))).toMatchObject(CLOSED);
      await close(group, false);
      // With the community of which it is a group.
      expect(await whileWriting(send, () => close(space))).toMatchObject(CLOSED);
      for (const each of [space, group]) await close(each, false);
    }
    expect(await posts()).toBe(before);
    expect([await draft('scrive', `discussion:${discussionId}`), await draft('scrive', `community:${group}`)]).toEqual([plainPost('Ciò che scrivevo.'), plainPost('Ciò che chiedevo.')]);
  }, 60_000);

  it('is published when it was opened again before it came to it', async () => {
    expect(await whileWriting(() => answer('scrive', 'Chiusa per sbaglio.'), async () => (await close(group), await close(group, false)))).toMatchObject({ __typename: 'AnswerGiven' });
  }, 20_000);
});

describe('what somebody sends while he is suspended', () => {
  it('is refused with the reason and until when, and the draft stays', async () => {
    await keep('scrive', { discussionId }, plainPost('Ciò che scrivevo.'));
    const before = await posts();
    for (const send of [() => answer('scrive', 'Arriva mentre mi sospendono.'), () => open('scrive', group, 'Mentre mi sospendono')]) {
      expect(await whileWriting(send, suspend)).toMatchObject(SUSPENDED);
      await sql('update community_suspension set lifted_at = now()');
    }
    expect(await meanwhile('select 1 from discussion where id = $1 for update', [discussionId], () => answer('scrive', 'Mentre aspetto la discussione.'), suspend)).toMatchObject(SUSPENDED);
    await sql('update community_suspension set lifted_at = now()');
    expect(await posts()).toBe(before);
    expect(await draft('scrive', `discussion:${discussionId}`)).toEqual(plainPost('Ciò che scrivevo.'));
  }, 60_000);
});

describe('what somebody sends while he is taken out', () => {
  it('is published or refused, and is no fault', async () => {
    expect(await whileWriting(() => answer('scrive', 'Mentre mi tolgono.'), () => change('modera', `removeCommunityMember(communityId: "${group}", personId: "${ids.scrive}")`))).toMatchObject({ __typename: expect.stringMatching(/^(AnswerGiven|NotFound|Refused)$/) });
    await change('scrive', `joinCommunity(communityId: "${group}", guidelinesAccepted: true)`);
  }, 20_000);
});

describe('what who moderates does while the community is being closed', () => {
  it('is refused with a reason: a post that waits is not approved, a discussion does not move there', async () => {
    await sql('insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision) select $1, per_minute, per_hour, per_day, most_links, repeat_hours, 30, 100, 100, 0, 5, 1 from community_limits limit 1 on conflict (community_id) do update set new_days = 30, new_posts = 100, new_per_day = 100, new_links = 0', [group]);
    const { r } = await clients.altro.request<{ r: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { r: answer(input: $input) { __typename ... on PostHeld { heldId } ${REFUSALS} } }`, { input: { discussionId, text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'qui', marks: [{ type: 'link', attrs: { href: 'https://altrove.example/' } }] }] }] }, clientKey: randomUUID() } });
    expect(r.__typename).toBe('PostHeld');
    const [waiting] = await sql<{ id: string }>(`select id from moderation_case where held_id = $1`, [r.heldId]);
    const lock = 'select 1 from community where id = $1 for update';
    const closes = (id: string) => (holder: pg.Client): Promise<unknown> => holder.query(`update community set closed_at = now(), closed_by_name = 'Prova' where id = $1`, [id]);
    expect(await meanwhile(lock, [group], () => change('modera', `decideCase(input: { caseId: "${waiting!.id}", verdict: APPROVA, reason: "" })`), closes(group))).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/^La community è chiusa/) });
    expect(await sql('select 1 from moderation_case where id = $1 and state = $2', [waiting!.id, 'APERTA'])).toHaveLength(1);
    await close(group, false);
    const other = (await open('scrive', space, 'Nel posto sbagliato')).discussionId!;
    expect(await meanwhile(lock, [group], () => change('modera', `moveDiscussion(input: { discussionId: "${other}", fromCommunityId: "${space}", toCommunityId: "${group}", reason: "Va di là." })`), closes(group))).toMatchObject({ __typename: 'Refused', message: 'Una community chiusa si legge soltanto: riapritela prima di spostare.' });
    await close(group, false);
  }, 60_000);
});
