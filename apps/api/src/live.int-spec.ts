import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import pg from 'pg';
import { loadDemoAccounts, type PrintedAccount } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage, type PeopleMessage } from './testing/live-page.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

const CLAUSE = { kind: 'CLAUSE', key: 'conv.finalita' };

let here: TestApp;
let there: TestApp;
let accounts: PrintedAccount[];
let instanceId: string;
const pages: LivePage[] = [];

const signedIn = async (start: string): Promise<GraphqlClient> => {
  const account = accounts.find(({ email }) => email.startsWith(start))!;
  const client = new GraphqlClient(here.app);
  await client.signIn(account.email, account.password);
  return client;
};

const open = async (copy: TestApp, client: GraphqlClient, headers: Record<string, string> = {}): Promise<LivePage> => {
  const page = await LivePage.open(copy, client, headers);
  pages.push(page);
  return page;
};

const namesIn = (message: PeopleMessage | undefined): string[] => message?.people.map((person) => person.name) ?? [];
const personOf = async (client: GraphqlClient): Promise<string> => (await client.request<{ me: { id: string } }>('{ me { id } }')).me.id;

beforeAll(async () => {
  here = await createTestApp({ live: true });
  there = await createTestApp({ live: true, beside: here });
  accounts = await loadDemoAccounts(here.app);
  const client = await signedIn('referente.pesaro');
  const { model, me } = await client.request<{ model: { id: string }; me: { memberships: { enteId: string }[] } }>('{ model(key: "innovazione") { id } me { memberships { enteId } } }');
  const { adoptModel } = await client.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', {
    input: { enteId: me.memberships[0]!.enteId, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() },
  });
  instanceId = adoptModel.instanceId;
}, 120_000);
afterEach(() => pages.splice(0).forEach((page) => page.leave()));
afterAll(async () => {
  await there?.close();
  await here?.close();
}, 60_000);

describe('an open connection', () => {
  it('of another Province or of UPI is not let into an instance, as if the instance did not exist', async () => {
    const inside = await open(here, await signedIn('redattore.pesaro'));
    await inside.here(instanceId);
    for (const who of ['referente.lecco', 'curatore', 'amministratore']) {
      const page = await open(here, await signedIn(who));
      expect({ who, answer: await page.here(instanceId, CLAUSE) }).toEqual({ who, answer: { refused: 'MODELS.INSTANCE_NOT_FOUND' } });
      expect(await page.here(randomUUID())).toEqual({ refused: 'MODELS.INSTANCE_NOT_FOUND' });
      expect(await page.here('x')).toEqual({ refused: 'MODELS.INSTANCE_NOT_FOUND' });
    }
    expect(namesIn((await inside.here(instanceId)).answer)).toEqual(['Prova Redattore Pesaro']);
  });

  it('is refused to who is not signed in, and to pages of other sites', async () => {
    await expect(open(here, new GraphqlClient(here.app))).rejects.toThrow();
    const client = await signedIn('redattore.pesaro');
    await expect(open(here, client, { origin: 'https://altrove.example' })).rejects.toThrow();
    await expect(open(here, client, { 'sec-fetch-site': 'cross-site' })).rejects.toThrow();
    expect((await open(here, client, { 'sec-fetch-site': 'same-origin' })).socket.connected).toBe(true);
  });

  it('works where WebSocket is blocked, and is as closed there', async () => {
    const page = await LivePage.open(here, await signedIn('redattore.pesaro'), {}, 'polling');
    pages.push(page);
    expect(namesIn((await page.here(instanceId)).answer)).toEqual(['Prova Redattore Pesaro']);
    await expect(LivePage.open(here, new GraphqlClient(here.app), {}, 'polling')).rejects.toThrow();
  });

  it('is closed on who sends messages that are too long, and is not answered when there are too many', async () => {
    const page = await open(here, await signedIn('redattore.pesaro'));
    const answers = await Promise.all(Array.from({ length: 30 }, () => page.here(instanceId)));
    expect(answers.filter((answer) => answer.refused === 'LIVE.TOO_MANY').length).toBeGreaterThanOrEqual(5);
    page.socket.emit('instance:here', { instanceId, place: { kind: 'CLAUSE', key: 'x'.repeat(10_000) } });
    await page.closed();
  });

  it('is refused past twenty open pages of one person, and there is room again when one closes', async () => {
    const client = await signedIn('redattore.pesaro');
    const open20 = [];
    for (let count = 0; count < 20; count += 1) open20.push(await open(here, client));
    const tooMany = await open(here, client);
    await tooMany.closed();
    expect((await open20[19]!.here(instanceId)).answer).toBeDefined();
    open20[0]!.leave();
    // The colleague who is there hears when the first one has left: then its place is free.
    for (let page = await open(here, client); ; page = await open(here, client)) if ((await page.here(instanceId).catch(() => ({ answer: undefined }))).answer) break;
  }, 30_000);

  it('closes within five seconds, on another copy of the product, when the session ends', async () => {
    const client = await signedIn('redattore.pesaro');
    const other = await signedIn('redattore.pesaro');
    const [page, kept] = [await open(there, client), await open(there, other)];
    await page.here(instanceId);
    await kept.here(instanceId);
    const start = Date.now();
    await client.request('mutation { signOut { __typename } }');
    await page.closed();
    expect(Date.now() - start).toBeLessThan(5_000);
    await expect(open(there, client)).rejects.toThrow();
    expect((await kept.here(instanceId)).answer).toBeDefined();
  }, 20_000);
});

describe('who is in an instance', () => {
  it('is seen by the colleagues, on whatever copy of the product they are, with the place of who may write', async () => {
    const [anna, luca] = [await open(here, await signedIn('redattore.pesaro')), await open(there, await signedIn('lettore.pesaro'))];
    expect(namesIn((await anna.here(instanceId)).answer)).toEqual(['Prova Redattore Pesaro']);
    expect(namesIn((await luca.here(instanceId, CLAUSE)).answer)).toEqual(['Prova Lettore Pesaro', 'Prova Redattore Pesaro']);
    const both = await anna.hears<PeopleMessage>('instance:people', (message) => message.people.length === 2);
    expect(both.people.map((person) => person.places)).toEqual([[], []]);
    await anna.here(instanceId, CLAUSE);
    await luca.hears<PeopleMessage>('instance:people', ({ people }) => people.some((person) => person.name === 'Prova Redattore Pesaro' && person.places[0]?.key === CLAUSE.key));
    anna.leave();
    await luca.hears<PeopleMessage>('instance:people', (message) => namesIn(message).join() === 'Prova Lettore Pesaro');
  });

  it('is nobody of a copy that was killed', async () => {
    const client = await signedIn('redattore.pesaro');
    const page = await open(here, client);
    await page.here(instanceId);
    await here.database.runner.run(SYSTEM_ACCESS, () =>
      currentManager().query(`insert into presence select 'of a killed copy', instance_id, ente_id, person_id, 'Prova Scomparsa', null, null, now() - interval '1 minute' from presence where instance_id = $1 limit 1`, [instanceId]),
    );
    expect(namesIn((await page.here(instanceId)).answer)).toEqual(['Prova Redattore Pesaro']);
    await page.hears('instance:people', (message: PeopleMessage) => message.people.length === 1 && page.count('instance:people') > 1);
    expect(await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`select 1 from presence where connection_id = 'of a killed copy'`))).toEqual([]);
  }, 20_000);

  it('is told that it changed, and to which revision; others hear nothing', async () => {
    const writer = await signedIn('referente.pesaro');
    const [page, elsewhere] = [await open(there, await signedIn('lettore.pesaro')), await open(there, await signedIn('referente.lecco'))];
    await page.here(instanceId);
    await elsewhere.here(instanceId);
    const { saveAnswers } = await writer.request<{ saveAnswers: { instance: { dataRevision: number } } }>('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename ... on InstanceChanged { instance { dataRevision } } } }', {
      input: { instanceId, answers: [{ key: 'provincia.sede', value: 'viale Gramsci 4, 61121 Pesaro', seenRevision: 0 }] },
    });
    const hint = await page.hears<{ dataRevision: number }>('instance:changed');
    expect(hint).toEqual({ instanceId, dataRevision: saveAnswers.instance.dataRevision, personId: await personOf(writer) });
    await writer.request('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id: instanceId });
    await page.hears<{ dataRevision: number }>('instance:changed', (next) => next.dataRevision === hint.dataRevision + 1);
    expect(elsewhere.count('instance:changed')).toBe(0);
  }, 20_000);

  it('loses those on a copy that stops, whose pages are closed for them to connect elsewhere', async () => {
    const stopping = await createTestApp({ live: true, beside: here });
    const [page, colleague] = [await open(stopping, await signedIn('lettore.pesaro')), await open(here, await signedIn('redattore.pesaro'))];
    await page.here(instanceId);
    expect(namesIn((await colleague.here(instanceId)).answer)).toHaveLength(2);
    const start = Date.now();
    await Promise.all([stopping.close(), page.closed()]);
    expect(Date.now() - start).toBeLessThan(5_000);
    await colleague.hears<PeopleMessage>('instance:people', (message) => namesIn(message).join() === 'Prova Redattore Pesaro');
  }, 20_000);

  it('begins again when the database dropped every connection: what was told meanwhile was not heard', async () => {
    const [writer, client] = [await signedIn('referente.pesaro'), await signedIn('lettore.pesaro')];
    const before = await Promise.all([here, there].map((copy) => open(copy, client)));
    for (const page of before) await page.here(instanceId);
    const owner = new pg.Client({ connectionString: here.database.ownerUrl });
    await owner.connect();
    await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await owner.end();
    await Promise.all(before.map((page) => page.closed()));
    const pages = await Promise.all([here, there].map((copy) => open(copy, client)));
    for (const page of pages) expect(await page.here(instanceId)).toHaveProperty('answer');
    await writer.request('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename } }', { input: { instanceId, answers: [{ key: 'provincia.pec', value: 'provincia@pec.example', seenRevision: 0 }] } });
    await Promise.all(pages.map((page) => page.hears('instance:changed')));
  }, 30_000);

  it('is nobody whose role has ended: the page is closed within five seconds', async () => {
    const [referente, lettore] = [await signedIn('referente.pesaro'), await signedIn('lettore.pesaro')];
    const [page, colleague] = [await open(there, lettore), await open(here, referente)];
    await page.here(instanceId);
    await colleague.here(instanceId);
    const { me } = await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
    const { enteId } = me.memberships[0]!;
    const lettoreId = await personOf(lettore);
    const { people } = await referente.request<{ people: { items: { id: string; personId: string }[] } }>('query ($enteId: ID!) { people(enteId: $enteId) { items { id personId } } }', { enteId });
    const start = Date.now();
    await referente.request('mutation ($input: MemberInput!) { endMembership(input: $input) { __typename } }', { input: { enteId, membershipId: people.items.find((item) => item.personId === lettoreId)!.id } });
    await page.closed();
    expect(Date.now() - start).toBeLessThan(5_000);
    await colleague.hears<PeopleMessage>('instance:people', (message) => namesIn(message).join() === 'Prova Referente Pesaro');
    expect(await (await open(there, lettore)).here(instanceId)).toEqual({ refused: 'MODELS.INSTANCE_NOT_FOUND' });
  }, 20_000);
});
