import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enteAudience } from '@province-comuni/identity-contract';
import { SEARCH_INDEX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type SearchEntry, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import { CompareIndex, IndexChanges, RebuildIndex } from '@province-comuni/search-domain';
import type { EnteId } from '@province-comuni/shared-kernel';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

const SEARCH = `query ($input: SearchInputType!) { search(input: $input) { __typename
  ... on SearchPage { totalCount more partial ready corrected { typed used } kinds { kind label count } facets { name values { value label count } }
    hits { kind id href enti tipo date title { text marks { start end } } summary { text } passage { text page ordinal heading marks { start end } } } }
  ... on InvalidInput { problems { field message } } ... on Refused { code message } } }`;

interface Page {
  readonly __typename: string;
  readonly totalCount: number;
  readonly partial: boolean;
  readonly ready: boolean;
  readonly corrected: { typed: string; used: string[] }[];
  readonly kinds: { kind: string; label: string; count: number }[];
  readonly facets: { name: string; values: { value: string; label: string | null; count: number }[] }[];
  readonly hits: { kind: string; id: string; href: string; enti: string[]; title: { text: string }; passage: { text: string; page: number | null; marks: { start: number; end: number }[] } | null }[];
  readonly problems: { field: string; message: string }[];
}

let test: TestApp;
let visitor: GraphqlClient;
let pesaro: GraphqlClient;
let lecco: GraphqlClient;
let curator: GraphqlClient;
let pesaroId: EnteId;

async function search(client: GraphqlClient, query: string, part: object = {}): Promise<Page> {
  return (await client.request<{ search: Page }>(SEARCH, { input: { query, ...part } })).search;
}

async function suggest(client: GraphqlClient, query: string): Promise<{ words: string[]; groups: { kind: string; label: string; entries: { id: string; href: string; title: { text: string } }[] }[] }> {
  return (await client.request<{ searchSuggestions: Awaited<ReturnType<typeof suggest>> }>('query ($query: String!) { searchSuggestions(query: $query) { words groups { kind label entries { id href title { text } } } } }', { query })).searchSuggestions;
}

const index = (): SearchIndex => test.app.get<SearchIndex>(SEARCH_INDEX);
const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.app.get<TransactionRunner>(TRANSACTION_RUNNER).run(SYSTEM_ACCESS, work);

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
  [pesaro, lecco, curator] = [await client('lettore.pesaro'), await client('referente.lecco'), await client('curatore')];
  pesaroId = (await pesaro.request<{ me: { memberships: { enteId: EnteId }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
}, 120_000);
afterAll(() => test?.close());

describe('before the index was ever built', () => {
  it('a search says that it found nothing yet', async () => {
    expect(await search(visitor, 'recesso')).toMatchObject({ totalCount: 0, ready: false, hits: [] });
  });

  it('the comparison misses everything, and mends it', async () => {
    const compared = await test.app.get(CompareIndex).execute();
    expect(compared.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(['clausola', 'ente', 'modello']));
    for (const { entries, missing } of compared) expect(missing).toHaveLength(entries);
    expect(compared.find(({ kind }) => kind === 'ente')!.entries).toBeGreaterThan(5_000);
  });
});

describe('the search of the whole product', () => {
  beforeAll(async () => {
    expect(await test.app.get(RebuildIndex).execute()).toBeGreaterThan(5_000);
    await asSystem(() => index().upsert([secret()]));
  }, 120_000);

  const secret = (part: Partial<SearchEntry> = {}): SearchEntry => ({
    kind: 'ente', id: 'segreto', version: 1, title: 'Bozza del regolamento riservato', summary: '', keywords: ['arcobaleno'], href: '/x', audience: [enteAudience(pesaroId)],
    facets: { tipo: ['BOZZA'], ente: [pesaroId], regione: ['Atlantide'] }, date: null, weight: 1, passages: [{ ordinal: 0, page: 7, heading: '', text: 'Il recesso zibaldonesco è riservato ai nostri uffici.' }], ...part,
  });

  describe('an entry of the Provincia di Pesaro e Urbino', () => {
    it('is found by its people with passage, page and names', async () => {
      const page = await search(pesaro, 'zibaldonesco');
      expect(page.hits).toHaveLength(1);
      expect(page.hits[0]).toMatchObject({ id: 'segreto', enti: ['Provincia di Pesaro e Urbino'], passage: { page: 7 } });
      expect(page.facets.find(({ name }) => name === 'ENTE')!.values).toEqual([{ value: pesaroId, label: 'Provincia di Pesaro e Urbino', count: 1 }]);
      expect((await suggest(pesaro, 'zibal')).words).toEqual(['zibaldonesco']);
    });

    it.each(['zibaldonesco', 'zibaldonseco', 'arcobaleno', 'arcobalneo', 'regolamento riservato', 'recesso', 'recesso uffici', '"recesso zibaldonesco"'])('is told to nobody else by «%s»', async (query) => {
      for (const client of [visitor, lecco, curator]) {
        const page = JSON.stringify(await search(client, query));
        for (const word of ['segreto', 'zibaldonesco"', 'riservato ai', 'BOZZA', 'Atlantide', 'arcobaleno"']) expect(page).not.toContain(word);
        // Good practices of that Provincia are public and name it: among entries of this kind nothing does.
        expect(JSON.stringify(await search(client, query, { kind: 'ente' }))).not.toContain(pesaroId);
      }
    });

    it('is in no count of others: theirs is the same with and without it', async () => {
      const before = await search(lecco, 'recesso');
      await asSystem(() => index().remove('ente', ['segreto']));
      expect(await search(lecco, 'recesso')).toEqual(before);
      await asSystem(() => index().upsert([secret()]));
      expect((await search(pesaro, 'recesso')).totalCount).toBe(before.totalCount + 1);
    });

    it('is no suggestion to others', async () => {
      for (const client of [visitor, lecco, curator]) {
        for (const beginning of ['zibal', 'arcob']) expect(await suggest(client, beginning)).toEqual({ words: [], groups: [] });
        expect((await suggest(client, 'bozza del regolamento rise')).groups).toEqual([]);
      }
    });

    it('cannot be asked for by its facets', async () => {
      const input = { facets: [{ name: 'ENTE', values: [pesaroId] }, { name: 'TIPO', values: ['BOZZA'] }] };
      expect(await search(lecco, 'recesso', input)).toMatchObject({ totalCount: 0, hits: [] });
    });
  });

  it('finds a clause by its sentence, and opens it where it stands', async () => {
    const [hit] = (await search(visitor, 'recesso dell’ente aderente', { kind: 'clausola' })).hits;
    expect(hit!.href).toMatch(/^\/modelli\/innovazione\?scheda=atti&forma=\w+&livello=\w+&atto=[\w-]+#clausola-/);
    expect(hit!.passage!.text.toLowerCase()).toContain('recess');
    for (const { start, end } of hit!.passage!.marks) expect(hit!.passage!.text.slice(start, end)).toMatch(/recess|ent[ei]|ader/i);
  });

  it('finds models and Enti by name, synonym and typo', async () => {
    expect((await search(visitor, 'innovazione', { kind: 'modello' })).hits.map(({ id }) => id)).toEqual(['innovazione']);
    expect((await search(visitor, 'provincia pesaro urbino', { kind: 'ente' })).hits[0]).toMatchObject({ kind: 'ente', title: { text: 'Provincia di Pesaro e Urbino' } });
    // Among all kinds a good practice of that Provincia may stand beside it.
    expect((await search(visitor, 'provincia pesaro urbino')).hits.slice(0, 3)).toContainEqual(expect.objectContaining({ kind: 'ente', title: expect.objectContaining({ text: 'Provincia di Pesaro e Urbino' }) }));
    const typo = await search(visitor, 'covnenzione');
    expect(typo.corrected).toEqual([{ typed: 'covnenzione', used: ['convenzione'] }]);
    expect(typo.totalCount).toBeGreaterThan(0);
    expect((await suggest(visitor, 'comune di urbi')).groups.find(({ kind }) => kind === 'ente')!.entries.map(({ title }) => title.text)).toContain('Comune di Urbino');
  });

  it('counts kinds with their Italian names', async () => {
    const { kinds } = await search(visitor, 'convenzione');
    expect(kinds.find(({ kind }) => kind === 'clausola')).toMatchObject({ label: 'Clausole' });
  });

  it.each(["'; drop table search_entry_0; --", 'a & | ! <-> :* ( ', '"', '\\', '\u0000', '%_', '-', '()', 'x'.repeat(300), '"a b c d e f g h i l m n o p q r s t u v z"', '-'.repeat(300), 'é'.normalize('NFD').repeat(140), '‮abc', '{{7*7}}', '${1+1}', "SUA' or '1'='1", '1/2/3/4', 'art. art. 9999999999'])('gives an ordinary answer to «%s»', async (query) => {
    expect((await search(visitor, query)).__typename).toBe('SearchPage');
    expect(await suggest(visitor, query)).toHaveProperty('words');
    expect((await search(visitor, 'convenzione', { kind: query, facets: [{ name: 'TIPO', values: [query] }] })).hits).toEqual([]);
  });

  it('says what is wrong at the field it concerns', async () => {
    expect((await search(visitor, 'x'.repeat(301))).problems).toEqual([{ field: 'query', message: 'Scrivete al massimo 300 caratteri.' }]);
    expect((await search(visitor, 'x', { limit: 51, offset: -1 })).problems.map(({ field }) => field)).toEqual(['offset', 'limit']);
  });

  it('is what the domains say, before and after a change was missed', async () => {
    await asSystem(() => index().remove('ente', ['segreto']));
    const differing = async () => (await test.app.get(CompareIndex).execute()).filter(({ missing, stale, extra }) => missing.length + stale.length + extra.length > 0);
    expect(await differing()).toEqual([]);
    const { hits } = await search(visitor, 'provincia di lecco', { kind: 'ente' });
    // Lecco and Lecce have one stem: the word as it was written comes first.
    expect(hits[0]!.title.text).toBe('Provincia di Lecco');
    await asSystem(() => index().remove('ente', [hits[0]!.id]));
    await asSystem(() => index().upsert([secret({ id: 'mai-esistito' })]));
    expect(await differing()).toMatchObject([{ kind: 'ente', missing: [hits[0]!.id], extra: ['mai-esistito'] }]);
    await test.app.get(CompareIndex).repair();
    expect(await differing()).toEqual([]);
    expect((await search(visitor, 'provincia di lecco', { kind: 'ente' })).hits[0]!.id).toBe(hits[0]!.id);
  });

  it('hears of a new Ente, and hearing it twice is once', async () => {
    const added = await curator.request<{ addEnte: { ente: { id: string } } }>('mutation { addEnte(input: { kind: UNIONE, denominazione: "Unione Montana di Prova Zuccherina" }) { __typename ... on EnteAdded { ente { id } } } }');
    const event = { kind: 'enti.ente-added', payload: { enteId: added.addEnte.ente.id } };
    await test.app.get(IndexChanges).execute(event);
    await test.app.get(IndexChanges).execute(event);
    expect((await search(visitor, 'zuccherina')).hits.map(({ id, href }) => ({ id, href }))).toEqual([{ id: added.addEnte.ente.id, href: `/enti/${added.addEnte.ente.id}` }]);
  });
});

describe('synonyms', () => {
  const keep = `mutation ($forms: [String!]!) { addSynonyms(forms: $forms) { __typename ... on SynonymsKept { group { id forms revision } } ... on InvalidInput { problems { field message } } ... on Refused { code message } } }`;

  it('are kept by curators, and hold at once', async () => {
    expect((await search(visitor, 'ZZTOP')).totalCount).toBe(0);
    const { addSynonyms } = await curator.request<{ addSynonyms: { group: { id: string; revision: number } } }>(keep, { forms: ['ZZTOP', 'unione delle province d’Abruzzo', 'provincia di cremona'] });
    expect((await search(visitor, 'zztop', { kind: 'ente' })).hits[0]!.title.text).toBe('Provincia di Cremona');
    const change = (revision: number) => curator.request<{ changeSynonyms: { __typename: string } }>('mutation ($id: ID!, $revision: Int!) { changeSynonyms(id: $id, revision: $revision, forms: ["ZZTOP", "provincia di sondrio"]) { __typename } }', { id: addSynonyms.group.id, revision });
    expect((await change(addSynonyms.group.revision)).changeSynonyms.__typename).toBe('SynonymsKept');
    expect((await change(addSynonyms.group.revision)).changeSynonyms.__typename).toBe('Refused');
    expect((await search(visitor, 'zztop', { kind: 'ente' })).hits[0]!.title.text).toBe('Provincia di Sondrio');
    expect((await curator.request<{ removeSynonyms: { __typename: string } }>('mutation ($id: ID!) { removeSynonyms(id: $id) { __typename } }', { id: addSynonyms.group.id })).removeSynonyms.__typename).toBe('SynonymsRemoved');
    expect((await search(visitor, 'ZZTOP')).totalCount).toBe(0);
  });

  it('are refused with a reason', async () => {
    const refused = async (forms: string[]) => (await curator.request<{ addSynonyms: { __typename: string } }>(keep, { forms })).addSynonyms.__typename;
    expect(await refused(['SUA', 'sportello appalti'])).toBe('Refused');
    expect(await refused(['sola'])).toBe('InvalidInput');
    expect(await refused(['della', 'nella'])).toBe('InvalidInput');
    expect(await refused(['x'.repeat(81), 'y'])).toBe('InvalidInput');
  });

  it('are not there for others', async () => {
    const { errors } = await pesaro.raw('{ synonyms { id } }');
    expect(errors![0]!.extensions!.code).toBe('NOT_FOUND');
  });
});
