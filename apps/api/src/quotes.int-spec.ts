import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost, plainTextOf, type PostBlock, type PostText } from '@province-comuni/communities-contract';
import { DiscussionSearchSource, LoadCommunities, SettleQuotes, TellOfPosts, type PackagedCommunity } from '@province-comuni/communities-domain';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Luca moderates SUA and the community by invitation, in which Anna is too; Lettore is in SUA alone. */
type Who = 'anna' | 'luca' | 'lettore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example' };
const SECRET: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };
const WORD = 'caleidoscopio';
const MASKED = { hidden: 'Citazione di un messaggio nascosto dalla moderazione.', withdrawn: 'Citazione di un messaggio ritirato.', elsewhere: 'Citazione di un messaggio che ora si legge altrove.' };
const REFUSALS = '... on InvalidInput { problems { message } } ... on Refused { code message } ... on NotFound { message }';

interface Outcome { readonly __typename: string; readonly discussionId: string; readonly post: { readonly id: string } }

let test: TestApp;
let sua: string;
let riservata: string;
const clients = {} as Record<Who | 'visitor', GraphqlClient>;
const ids = {} as Record<Who, string>;

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const change = async (who: Who, mutation: string, declared = '', variables: object = {}): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ${REFUSALS} } }`, variables as Record<string, unknown>))[0]!;
const open = async (who: Who, title: string, communityId = sua): Promise<string> =>
  (await clients[who].request<{ r: Outcome }>(`mutation ($input: OpenDiscussionInput!) { r: openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ${REFUSALS} } }`, { input: { communityId, kind: 'DISCUSSION', title, tags: [], text: plainPost('Che ne dite?'), clientKey: randomUUID() } })).r.discussionId;
const answer = async (who: Who, discussionId: string, text: PostText): Promise<string> =>
  (await clients[who].request<{ r: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { r: answer(input: $input) { __typename ... on AnswerGiven { post { id } } ${REFUSALS} } }`, { input: { discussionId, text, clientKey: randomUUID() } })).r.post.id;
const quoting = (postId: string | null, words: string, own: string): PostText => ({ type: 'doc', content: [{ type: 'blockquote', ...(postId ? { attrs: { postId } } : {}), content: plainPost(words).content } as PostBlock, ...plainPost(own).content] });
const read = async (who: Who | 'visitor', discussionId: string): Promise<string> => {
  const { discussion } = await clients[who].request<{ discussion: { posts: { id: string; text: PostText }[] } | null }>('query ($id: ID!) { discussion(id: $id, after: 0, first: 50) { posts { id text } } }', { id: discussionId });
  return discussion === null ? '' : discussion.posts.map(({ text }) => plainTextOf(text)).join('\n');
};
const history = async (postId: string): Promise<string> => JSON.stringify((await clients.visitor.request<{ h: unknown }>('query ($id: ID!) { h: postHistory(postId: $id) { text } }', { id: postId })).h);
const move = (discussionId: string, toCommunityId: string, fromCommunityId: string): Promise<Outcome> => change('luca', 'moveDiscussion(input: $input)', '($input: MoveDiscussionInput!)', { input: { discussionId, fromCommunityId, toCommunityId, reason: 'Va di là.' } });
const hide = (id: string): Promise<Outcome> => change('luca', `hidePost(postId: "${id}", category: SPAM, reason: "Pubblicità.")`);
const lettersTo = async (who: Who): Promise<string> => JSON.stringify((await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items);
const found = async (): Promise<number> => (await clients.lettore.request<{ search: { hits: object[] } }>('query ($q: String!) { search(input: { query: $q, kind: "discussione" }) { ... on SearchPage { hits { id } } } }', { q: WORD })).search.hits.length;

let heard = 0;
/** What the followers of the events do, without the clock. */
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  for (const event of news) {
    if (event.kind === 'communities.post-added') await test.app.get(TellOfPosts, { strict: false }).hear(event);
    const quotes = test.app.get(SettleQuotes, { strict: false });
    // Heard again, nothing changes.
    if (quotes.kinds.includes(event.kind)) for (let times = 0; times < 2; times += 1) await quotes.hear(event);
  }
  heard = Number(news.at(-1)?.id ?? heard);
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
  [sua, riservata] = [keys['sua']!, keys['riservata']!];
  for (const who of ['anna', 'luca', 'lettore'] as const) await change(who, `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
  await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, 'MEMBRO', name || ' ' || surname, '', now(), now(), 0, 0 from person where id = any ($2::uuid[])`, [riservata, [ids.anna, ids.luca]]);
  await sql(`update community_member set role = 'MODERATORE' where person_id = $1`, [ids.luca]);
  await liftQuietHours(test);
  await liftWritingLimits(test);
}, 120_000);
afterAll(() => test?.close(), 60_000);

describe('a quote', () => {
  it('of a post that is hidden is read nowhere: not in other discussions, nor in what somebody wrote before, in letters that wait, in the index; and is there again when it is shown', async () => {
    const long = `Comprate ${WORD} da noi, costa poco davvero e ve lo portiamo a casa domani mattina.`;
    const [one, other, third] = [await open('anna', 'Prima'), await open('anna', 'Seconda'), await open('anna', 'Terza')];
    const post = await answer('anna', one, plainPost(long));
    const near = await answer('lettore', one, quoting(post, long, 'Qui accanto.'));
    await clients.luca.request('mutation ($id: ID!) { follow(kind: "discussione", id: $id, frequency: GIORNALIERA) { __typename } }', { id: other });
    // By its name, in part; by its words alone; and in an earlier version.
    const named = await answer('lettore', other, quoting(post, `Comprate ${WORD}`, 'Per nome.'));
    await answer('lettore', third, quoting(null, long, 'Con le sue parole.'));
    const edited = await answer('lettore', third, quoting(post, long, 'Prima della modifica.'));
    await change('lettore', 'editPost(postId: $id, text: $text)', '($id: ID!, $text: Json!)', { id: edited, text: plainPost('Dopo la modifica.') });
    await settle();
    await test.app.get(RebuildIndex, { strict: false }).execute();
    expect(await found()).toBe(3);

    expect((await hide(post)).__typename).toBe('CommunityDone');
    // Where it stood, at once.
    expect(await read('visitor', one)).not.toContain(WORD);
    await settle();
    for (const id of [one, other, third]) for (const who of ['visitor', 'lettore', 'anna'] as const) expect(await read(who, id)).not.toContain(WORD);
    expect([await read('visitor', other), await read('visitor', third)].map((text) => text.split('\n').filter((line) => line.includes(MASKED.hidden)).length)).toEqual([1, 1]);
    expect(await history(edited)).not.toContain(WORD);
    await test.app.get(RebuildIndex, { strict: false }).execute();
    expect(await found()).toBe(0);
    expect(JSON.stringify(await test.app.get(DiscussionSearchSource, { strict: false }).entries([one, other, third]))).not.toContain(WORD);
    await sql(`update notice set created_at = created_at - interval '2 days' where told_at is null`);
    await test.app.get(DeliverNotices, { strict: false }).tell('GIORNALIERA');
    expect(await lettersTo('luca')).toContain('Per nome.');
    expect(await lettersTo('luca')).not.toContain(WORD);
    for (const table of ['post', 'post_earlier', 'community_event']) expect({ table, rows: await sql(`select * from ${table} t where t::text like $1`, [`%${WORD}%`]) }).toEqual({ table, rows: [] });

    // One of them is hidden itself meanwhile, and shown later than what it quotes.
    await hide(named);
    expect((await change('luca', `showPost(postId: "${post}", reason: "Ci siamo sbagliati.")`)).__typename).toBe('CommunityDone');
    expect((await read('visitor', one)).split(WORD)).toHaveLength(3);
    await settle();
    expect(await read('visitor', third)).toContain(long);
    await change('luca', `showPost(postId: "${named}", reason: "Anche qui.")`);
    await settle();
    expect(await read('visitor', other)).toContain(`> Comprate ${WORD}\n\nPer nome.`);
    expect(near).toBeDefined();
    expect(await sql('select 1 from masked_quote')).toEqual([]);
  }, 60_000);

  it('of two posts is masked and put back one by one', async () => {
    const [one, other] = [await open('anna', 'Due da citare'), await open('anna', 'Chi cita due')];
    const [first, second] = [await answer('anna', one, plainPost('La prima cosa.')), await answer('anna', one, plainPost('La seconda cosa.'))];
    await answer('lettore', other, { type: 'doc', content: [...quoting(first, 'La prima cosa.', 'Sì.').content, ...quoting(second, 'La seconda cosa.', 'No.').content] });
    for (const id of [first, second]) await hide(id);
    await settle();
    expect(await read('visitor', other)).not.toMatch(/La (prima|seconda) cosa/);
    await change('luca', `showPost(postId: "${first}", reason: "Torna.")`);
    await settle();
    expect(await read('visitor', other)).toMatch(/La prima cosa[^]*messaggio nascosto/);
    await change('luca', `showPost(postId: "${second}", reason: "Torna.")`);
    await settle();
    expect(await read('visitor', other)).toContain('> La prima cosa.\n\nSì.\n\n> La seconda cosa.\n\nNo.');
  }, 30_000);

  it('of a post that is withdrawn goes with it, for good', async () => {
    const [one, other] = [await open('anna', 'Ritirata'), await open('anna', 'Chi la cita')];
    const post = await answer('anna', one, plainPost(`Un ${WORD} di troppo.`));
    await answer('lettore', one, quoting(post, `Un ${WORD} di troppo.`, 'Vicino.'));
    await answer('lettore', other, quoting(post, `Un ${WORD} di troppo.`, 'Lontano.'));
    await change('anna', `withdrawPost(postId: "${post}")`);
    await settle();
    for (const id of [one, other]) expect(await read('visitor', id)).toContain(MASKED.withdrawn);
    expect(await sql(`select 1 from masked_quote m where m::text like $1`, [`%${WORD}%`])).toEqual([]);
    expect(await sql(`select 1 from post p where p.discussion_id = any ($1::uuid[]) and p::text like $2`, [[one, other], `%${WORD}%`])).toEqual([]);
  }, 30_000);

  it('of a discussion that went where not everybody may read it is masked where it stayed, and in what goes with it; and is there again when it comes back', async () => {
    const [going, staying] = [await open('anna', 'Va fra i pochi'), await open('anna', 'Resta per tutti')];
    const [post, here] = [await answer('anna', going, plainPost('Una cosa per pochi.')), await answer('anna', staying, plainPost('Una cosa per tutti.'))];
    await answer('lettore', staying, quoting(post, 'Una cosa per pochi.', 'Cito chi va.'));
    await answer('lettore', going, quoting(here, 'Una cosa per tutti.', 'Cito chi resta.'));
    expect((await move(going, riservata, sua)).__typename).toBe('CommunityDone');
    await settle();
    for (const who of ['visitor', 'lettore', 'anna'] as const) expect(await read(who, staying)).toContain(`> ${MASKED.elsewhere}\n\nCito chi va.`);
    // Whoever reads it there reads what everybody reads.
    expect(await read('anna', going)).toContain('> Una cosa per tutti.');
    await move(going, sua, riservata);
    await settle();
    expect(await read('visitor', staying)).toContain('> Una cosa per pochi.\n\nCito chi va.');
  }, 30_000);
});
