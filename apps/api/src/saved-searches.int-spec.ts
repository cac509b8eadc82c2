import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enteAudience } from '@province-comuni/identity-contract';
import { MAIL_ARCHIVE, SEARCH_INDEX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type MailArchive, type SearchEntry, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { AlertSavedSearches, type AlertFrequency } from '@province-comuni/search-domain';
import type { EnteId } from '@province-comuni/shared-kernel';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
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

/** The entry comes into the index, and those who wait for it are looked for, as after an event. */
async function publish(id: string, part: Partial<SearchEntry> = {}): Promise<void> {
  const entry: SearchEntry = { kind: 'documento', id, version: 1, title: `Capitolato ${id}`, summary: '', keywords: [], href: `/documenti/${id}`, audience: ['pubblico'], facets: {}, date: null, weight: 0, passages: [{ ordinal: 0, page: 1, heading: '', text: 'Le penali dell’appaltatore.' }], ...part };
  await asSystem(() => test.app.get<SearchIndex>(SEARCH_INDEX).upsert([entry]));
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
