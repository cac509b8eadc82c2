import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { LoadCommunities } from '@province-comuni/communities-domain';
import { enteAudience } from '@province-comuni/identity-contract';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SEARCH_INDEX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type DomainEvent, type MailArchive, type SearchEntry, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { AlertSavedSearches, IndexChanges, SAVED_SEARCH_REPOSITORY, type AlertFrequency, type SavedSearchRepository } from '@province-comuni/search-domain';
import { toWall, type EnteId } from '@province-comuni/shared-kernel';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

const SAVE = `mutation ($input: SaveSearchInputType!) { saveSearch(input: $input) { __typename ... on SearchSaved { search { id name frequency } } ... on InvalidInput { problems { field } } ... on Refused { code } } }`;

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly matches: { readonly title: string; readonly href: string }[];
}

let test: TestApp;
let pesaro: GraphqlClient;
let lecco: GraphqlClient;
let visitor: GraphqlClient;
let pesaroMail: string;
let leccoMail: string;
let leccoId: EnteId;

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.app.get<TransactionRunner>(TRANSACTION_RUNNER).run(SYSTEM_ACCESS, work);
const alerts = (): AlertSavedSearches => test.app.get(AlertSavedSearches);
const mailTo = async (to: string): Promise<string[]> => (await asSystem(() => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to, offset: 0, limit: 50 }))).items.map(({ text }) => text);
const saved = async (client: GraphqlClient): Promise<Saved[]> => (await client.request<{ savedSearches: Saved[] }>('{ savedSearches { id name matches { title href } } }')).savedSearches;

/** Those who are told of what waits at this frequency hear of it by mail. */
async function tell(frequency: AlertFrequency): Promise<void> {
  await alerts().tell(frequency);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

async function save(client: GraphqlClient, query: string, part: object = {}): Promise<string> {
  return (await client.request<{ saveSearch: { search: { id: string } } }>(SAVE, { input: { query, frequency: 'SUBITO', ...part } })).saveSearch.search.id;
}

function entryOf(id: string, part: Partial<SearchEntry> = {}): SearchEntry {
  return { kind: 'documento', id, version: 1, title: `Capitolato ${id}`, summary: '', keywords: [], href: `/documenti/${id}`, audience: ['pubblico'], facets: {}, date: null, weight: 0, passages: [{ ordinal: 0, page: 1, heading: '', text: 'Le penali dell’appaltatore.' }], ...part };
}

/** The entry comes into the index, and those who wait for it are looked for, as after an event. */
async function publish(id: string, part: Partial<SearchEntry> = {}): Promise<void> {
  await asSystem(() => test.app.get<SearchIndex>(SEARCH_INDEX).upsert([entryOf(id, part)]));
  await alerts().noteChanged([{ kind: 'documento', id }]);
  await tell('SUBITO');
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const client = async (start: string): Promise<GraphqlClient> => {
    const account = accounts.find(({ email }) => email.startsWith(start))!;
    const signedIn = new GraphqlClient(test.app);
    await signedIn.signIn(account.email, account.password);
    return signedIn;
  };
  await liftQuietHours(test);
  visitor = new GraphqlClient(test.app);
  [pesaro, lecco] = [await client('lettore.pesaro'), await client('referente.lecco')];
  pesaroMail = accounts.find(({ email }) => email.startsWith('lettore.pesaro'))!.email;
  leccoMail = accounts.find(({ email }) => email.startsWith('referente.lecco'))!.email;
  leccoId = (await lecco.request<{ me: { memberships: { enteId: EnteId }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
}, 120_000);
afterAll(() => test?.close());

describe('a saved search', () => {
  it('of another person is not there', async () => {
    const id = await save(lecco, 'sorgente');
    expect((await saved(pesaro)).map((one) => one.id)).not.toContain(id);
    const outcome = async (mutation: string) => Object.values(await pesaro.request<Record<string, { __typename: string }>>(`mutation { ${mutation} { __typename } }`))[0]!.__typename;
    expect(await outcome(`removeSavedSearch(id: "${id}")`)).toBe('NotFound');
    expect(await outcome(`changeSavedSearch(id: "${id}", frequency: SETTIMANALE)`)).toBe('NotFound');
    expect((await visitor.raw('{ savedSearches { id } }')).errors![0]!.extensions!.code).toBe('UNAUTHENTICATED');
    expect((await saved(lecco)).map((one) => one.id)).toContain(id);
  });

  it('does not tell of what its person may not read', async () => {
    await save(pesaro, 'zagaglia');
    await save(lecco, 'zagaglia');
    const before = await mailTo(pesaroMail);
    await publish('riservato', { title: 'La zagaglia riservata', audience: [enteAudience(leccoId)] });
    expect(await mailTo(pesaroMail)).toEqual(before);
    expect((await saved(pesaro)).find(({ name }) => name === 'zagaglia')!.matches).toEqual([]);
    expect((await mailTo(leccoMail)).filter((text) => text.includes('La zagaglia riservata'))).toHaveLength(1);
  });

  it('tells at once and once, in the product and by mail, with the way to end it', async () => {
    await save(pesaro, '"penali dell’appaltatore"', { name: 'Penali', facets: [{ name: 'TIPO', values: ['capitolato'] }] });
    await publish('altro-tipo', { facets: { tipo: ['verbale'] } });
    await publish('uno', { facets: { tipo: ['capitolato'] } });
    await publish('uno', { facets: { tipo: ['capitolato'] }, version: 2, title: 'Capitolato uno, corretto' });
    const mail = (await mailTo(pesaroMail)).filter((text) => text.includes('«Penali»'));
    expect(mail).toHaveLength(1);
    expect(mail[0]).toContain('http://localhost:3000/documenti/uno');
    expect(mail[0]).toContain('http://localhost:3000/cerca/salvate');
    expect((await saved(pesaro)).find(({ name }) => name === 'Penali')!.matches).toEqual([{ title: 'Capitolato uno', href: '/documenti/uno' }]);
  });

  it('waits for its hour, and then forgets what may no longer be read', async () => {
    await save(pesaro, 'gabbiano', { frequency: 'GIORNALIERA' });
    await publish('volo', { title: 'Il gabbiano' });
    await publish('nido', { title: 'Il nido del gabbiano' });
    expect((await mailTo(pesaroMail)).filter((text) => text.includes('gabbiano'))).toEqual([]);
    await asSystem(() => test.app.get<SearchIndex>(SEARCH_INDEX).remove('documento', ['nido']));
    await tell('SETTIMANALE');
    expect((await mailTo(pesaroMail)).filter((text) => text.includes('gabbiano'))).toEqual([]);
    await Promise.all([tell('GIORNALIERA'), tell('GIORNALIERA')]);
    await tell('GIORNALIERA');
    const mail = (await mailTo(pesaroMail)).filter((text) => text.includes('gabbiano'));
    expect(mail).toHaveLength(1);
    expect(mail[0]).not.toContain('nido');
  });

  it('leaves out of a letter that waited what may no longer be read, or is called otherwise by now', async () => {
    await save(pesaro, 'ginestra');
    const later = async (): Promise<void> => void (await asSystem(() => currentManager().query(`update notice set not_before = now() + interval '1 day' where told_at is null`)));
    const night = async (id: string, part: Partial<SearchEntry>): Promise<void> => {
      await asSystem(() => test.app.get<SearchIndex>(SEARCH_INDEX).upsert([entryOf(id, part)]));
      await alerts().noteChanged([{ kind: 'documento', id }]);
    };
    const listed = async (): Promise<number> => (await pesaro.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.filter(({ title }) => title.includes('«ginestra»')).length;
    await night('mutata', { title: 'La ginestra di prima' });
    await night('negata', { title: 'La ginestra negata' });
    await night('rimasta', { title: 'La ginestra rimasta' });
    await alerts().tell('SUBITO');
    await night('sola', { title: 'La ginestra sola' });
    await alerts().tell('SUBITO');
    await later();
    await tell('SUBITO');
    expect([await listed(), (await mailTo(pesaroMail)).filter((text) => text.includes('ginestra'))]).toEqual([2, []]);
    await asSystem(() => test.app.get<SearchIndex>(SEARCH_INDEX).upsert([entryOf('mutata', { title: 'Capitolato senza fiori', version: 2 }), ...['negata', 'sola'].map((id) => entryOf(id, { title: `La ginestra ${id}`, version: 2, audience: [enteAudience(leccoId)] }))]));
    expect(await listed()).toBe(1);
    await asSystem(() => currentManager().query('update notice set not_before = null where told_at is null'));
    await tell('SUBITO');
    const letters = (await mailTo(pesaroMail)).filter((text) => text.includes('«ginestra»'));
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain('– La ginestra rimasta\n    http://localhost:3000/documenti/rimasta');
    expect(letters[0]).toContain('– Capitolato senza fiori');
    for (const words of ['di prima', 'negata', 'sola']) expect(letters[0]).not.toContain(words);
  });

  it('loses nothing that came between reading and marking', async () => {
    await save(pesaro, 'okapi');
    const part = (count: number): Partial<SearchEntry> => ({ version: count, title: 'Animali', part: { of: 'zoo', number: 0 }, passages: Array.from({ length: count }, (_, ordinal) => ({ ordinal, page: null, heading: '', text: 'Un okapi.', href: `/documenti/zoo?messaggio=${ordinal + 1}` })) });
    const searches = test.app.get<SavedSearchRepository>(SAVED_SEARCH_REPOSITORY, { strict: false });
    const markTold = searches.markTold.bind(searches);
    searches.markTold = async (id, ...rest) => {
      searches.markTold = markTold;
      await test.app.get<SearchIndex>(SEARCH_INDEX).upsert([entryOf('zoo', part(2))]);
      await searches.noteMatches(id, [{ kind: 'documento', id: 'zoo', title: 'Animali', href: '/documenti/zoo?messaggio=2', passage: 1 }], new Date());
      await markTold(id, ...rest);
    };
    await publish('zoo', part(1));
    const letters = async (): Promise<string[]> => (await mailTo(pesaroMail)).filter((text) => text.includes('«okapi»'));
    expect(await letters()).toHaveLength(1);
    await tell('SUBITO');
    await tell('SUBITO');
    expect(await letters()).toHaveLength(2);
    expect((await letters()).filter((text) => text.includes('/documenti/zoo?messaggio=2'))).toHaveLength(1);
  });

  it('is silent when it was taken away', async () => {
    const id = await save(pesaro, 'melograno');
    expect((await pesaro.request<{ removeSavedSearch: { __typename: string } }>('mutation ($id: ID!) { removeSavedSearch(id: $id) { __typename } }', { id })).removeSavedSearch.__typename).toBe('SavedSearchDone');
    await publish('frutto', { title: 'Il melograno' });
    expect((await mailTo(pesaroMail)).filter((text) => text.includes('melograno'))).toEqual([]);
  });

  it('is refused without words, at its field', async () => {
    const { saveSearch } = await pesaro.request<{ saveSearch: { __typename: string; problems: { field: string }[] } }>(SAVE, { input: { query: ' di la ', frequency: 'SUBITO' } });
    expect(saveSearch).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'query' }] });
  });
});

describe('a saved search that is told at once, of what communities do', () => {
  const WORD = 'ornitorinco';
  const communityIds: Record<string, string> = {};
  const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
  let heard = 0;

  /** What the worker does with the events since the last time. */
  async function settle(): Promise<void> {
    const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
    const changes = test.app.get(IndexChanges, { strict: false });
    for (const event of news) if (changes.kinds().includes(event.kind)) await alerts().noteChanged(await changes.execute(event));
    heard = Number(news.at(-1)?.id ?? heard);
    await tell('SUBITO');
  }

  async function discuss(key: string, title: string): Promise<string> {
    const { openDiscussion } = await lecco.request<{ openDiscussion: { discussionId: string } }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId: communityIds[key], kind: 'QUESTION', title, tags: [], text: plainPost('Chi se ne occupa da voi?'), clientKey: randomUUID() } });
    return openDiscussion.discussionId;
  }

  async function plan(key: string, title: string): Promise<string> {
    const inDays = (days: number): string => toWall(new Date(Date.now() + days * 86_400_000));
    const { planMeeting } = await lecco.request<{ planMeeting: { meetingId: string } }>('mutation ($c: ID, $i: MeetingInput!, $k: ID!) { planMeeting(communityId: $c, input: $i, clientKey: $k) { ... on MeetingKept { meetingId } } }', { c: communityIds[key], i: { kind: 'TAVOLO', title, description: plainPost('Se ne parla.'), agenda: [], speakers: [], place: 'Lecco', link: '', startsAt: inDays(5), endsAt: inDays(6), enrolment: null }, k: randomUUID() });
    return planMeeting.meetingId;
  }

  const found = async (client: GraphqlClient): Promise<{ title: string; href: string }[]> => (await saved(client)).find(({ name }) => name === WORD)!.matches;
  const lettersOf = async (email: string): Promise<string[]> => (await mailTo(email)).filter((text) => text.includes(`«${WORD}»`));
  const board = async (client: GraphqlClient): Promise<number> => (await client.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.filter(({ title }) => title.includes(`«${WORD}»`)).length;

  beforeAll(async () => {
    await test.app.get(LoadCommunities, { strict: false }).execute({ key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] });
    for (const { key, id } of await sql<{ key: string; id: string }>('select key, id from community')) communityIds[key] = id;
    const { me } = await lecco.request<{ me: { id: string } }>('{ me { id } }');
    for (const key of ['sua', 'riservata']) await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) values ($1, $2, 'MODERATORE', 'Lecco', 'Provincia', now(), now(), 0, 0)`, [communityIds[key], me.id]);
    await settle();
    for (const client of [pesaro, lecco]) await save(client, WORD);
  });

  it('tells nobody of a discussion or an event of a community that is not his', async () => {
    await discuss('riservata', `Il caso ${WORD}`);
    await settle();
    await plan('riservata', `Tavolo ${WORD}`);
    await settle();
    expect({ found: await found(pesaro), letters: await lettersOf(pesaroMail), notices: await board(pesaro) }).toEqual({ found: [], letters: [], notices: 0 });
    expect((await found(lecco)).map(({ title }) => title).sort()).toEqual([`Il caso ${WORD}`, `Tavolo ${WORD}`]);
    expect(await lettersOf(leccoMail)).toHaveLength(2);
  });

  it('says nothing by a letter that waited to who was removed meanwhile', async () => {
    const { me } = await pesaro.request<{ me: { id: string } }>('{ me { id } }');
    await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) values ($1, $2, 'MEMBRO', 'Pesaro', 'Provincia', now(), now(), 0, 0)`, [communityIds['riservata'], me.id]);
    await save(pesaro, 'trichechi');
    await discuss('riservata', 'Il caso dei trichechi');
    await discuss('sua', 'Il tricheco e altri trichechi');
    const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
    const changes = test.app.get(IndexChanges, { strict: false });
    for (const event of news) if (changes.kinds().includes(event.kind)) await alerts().noteChanged(await changes.execute(event));
    heard = Number(news.at(-1)!.id);
    await alerts().tell('SUBITO');
    const listed = async (): Promise<number> => (await pesaro.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.filter(({ title }) => title.includes('«trichechi»')).length;
    expect(await listed()).toBe(1);
    await sql('delete from community_member where community_id = $1 and person_id = $2', [communityIds['riservata'], me.id]);
    await tell('SUBITO');
    const letters = (await mailTo(pesaroMail)).filter((text) => text.includes('«trichechi»'));
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain('Il tricheco e altri trichechi');
    expect(letters.join()).not.toMatch(/Il caso dei|riservata/);
  });

  it('tells of a discussion and of an event that everybody may read, each once, with its address', async () => {
    const discussionId = await discuss('sua', `Chi conosce un ${WORD}?`);
    await settle();
    const meetingId = await plan('sua', `Webinar sull’${WORD}`);
    await settle();
    await settle();
    const letters = await lettersOf(pesaroMail);
    expect(letters).toHaveLength(2);
    for (const address of [`/community/sua/${discussionId}`, `/calendario/${meetingId}`]) expect(letters.filter((text) => text.includes(`http://localhost:3000${address}`))).toHaveLength(1);
    expect(letters.join()).not.toMatch(/Il caso|Tavolo/);
    expect((await found(pesaro)).map(({ href }) => href).sort()).toEqual([`/calendario/${meetingId}`, `/community/sua/${discussionId}`]);
    expect(await board(pesaro)).toBe(2);
  });

  it('tells also of a discussion that came to match by an answer', async () => {
    await save(pesaro, 'echidna');
    const discussionId = await discuss('sua', 'Un animale che non si trova');
    await settle();
    expect((await mailTo(pesaroMail)).filter((text) => text.includes('«echidna»'))).toEqual([]);
    await lecco.request('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId, text: plainPost('È una echidna.'), clientKey: randomUUID() } });
    await settle();
    expect((await mailTo(pesaroMail)).filter((text) => text.includes('«echidna»'))).toHaveLength(1);
  });

  it('tells of each new post that fits by itself, at the post and once, however deep it stands', async () => {
    await save(pesaro, 'tapiro');
    const discussionId = await discuss('sua', 'Di un animale se ne vedono sempre altri');
    // As if people had written them.
    await sql(
      `with c as (update community set post_count = post_count + 350 where id = $2 returning post_count - 350 as base), d as (update discussion set last_sequence = 351, last_number = c.base + 350 from c where id = $1)
       insert into post (id, community_id, discussion_id, sequence, community_number, author_name, author_ente, client_key, text, created_at) select gen_random_uuid(), $2::uuid, $1::uuid, n + 1, c.base + n, '', '', gen_random_uuid(), $3::jsonb, now() from c, generate_series(1, 350) n`,
      [discussionId, communityIds['sua'], JSON.stringify(plainPost('Uno come gli altri.'))],
    );
    const answer = async (words: string): Promise<{ id: string; sequence: number }> => {
      const given = await lecco.request<{ answer: { post: { id: string; sequence: number } } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { ... on AnswerGiven { post { id sequence } } } }', { input: { discussionId, text: plainPost(words), clientKey: randomUUID() } });
      await settle();
      return given.answer.post;
    };
    const letters = async (): Promise<string[]> => (await mailTo(pesaroMail)).filter((text) => text.includes('«tapiro»'));
    const matches = async (): Promise<string[]> => (await saved(pesaro)).find(({ name }) => name === 'tapiro')!.matches.map(({ href }) => href);
    const address = ({ sequence }: { sequence: number }): string => `/community/sua/${discussionId}?messaggio=${sequence}`;
    await settle();
    expect(await letters()).toEqual([]);
    const first = await answer('Ecco un tapiro.');
    expect(first.sequence).toBe(352);
    expect(await letters()).toHaveLength(1);
    expect((await letters())[0]).toContain(`http://localhost:3000${address(first)}`);
    expect(await matches()).toEqual([address(first)]);
    // Neither heard again, nor with an answer about something else, nor when all of it is called otherwise.
    heard -= 1;
    await settle();
    await answer('Bello davvero.');
    await lecco.request('mutation ($input: SetDiscussionInput!) { setDiscussion(input: $input) { __typename } }', { input: { discussionId, tags: ['animali'] } });
    await settle();
    expect(await letters()).toHaveLength(1);
    const second = await answer('E un altro tapiro.');
    expect(await letters()).toHaveLength(2);
    expect(await matches()).toEqual([address(second)]);
    // What was withdrawn before anybody was told is no news, and leaves no older post in its place.
    await pesaro.request('mutation ($id: ID!) { changeSavedSearch(id: $id, frequency: GIORNALIERA) { __typename } }', { id: (await saved(pesaro)).find(({ name }) => name === 'tapiro')!.id });
    const third = await answer('Un terzo tapiro.');
    await lecco.request('mutation ($id: ID!) { withdrawPost(postId: $id) { __typename } }', { id: third.id });
    await settle();
    await tell('GIORNALIERA');
    expect(await letters()).toHaveLength(2);
  });
});
