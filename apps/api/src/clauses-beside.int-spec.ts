import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { CompareIndex, IndexChanges, RebuildIndex } from '@province-comuni/search-domain';
import { plainRichText, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { withSentence } from '../../../libs/models/domain/src/upgrade/testing/next-innovazione.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Beside { clauseId: string; label: string; model: { version: string } | null; texts: { instanceId: string; ente: string; state: string; changedPermille: number; viewerCanOpen: boolean }[] }

let test: TestApp;
let referente: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let visitor: GraphqlClient;
let id: string;
const own = randomUUID();

const content = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));
const clause = (clauseId: string): { heading: readonly Inline[]; body: RichText } => content.acts.flatMap((act) => act.clauses).find((candidate) => candidate.id === clauseId)!;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (email: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, accounts.find((account) => account.email === email)!.password);
    return client;
  };
  referente = await signedIn('referente.pesaro@demo.example');
  lettore = await signedIn('lettore.pesaro@demo.example');
  lecco = await signedIn('referente.lecco@demo.example');
  curatore = await signedIn('curatore@demo.example');
  visitor = new GraphqlClient(test.app);
  const enteId = (await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  const { model } = await visitor.request<{ model: { id: string } }>('{ model(key: "innovazione") { id } }');
  id = (await referente.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() } })).adoptModel.instanceId;
  const { heading, body } = clause('conv-penali');
  await referente.request('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: 'conv-penali', seenRevision: 0, heading, body: withSentence(body, 'Gli zampilli sono esclusi dalle penali.'), reason: '' } });
  await referente.request('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: own, actKey: 'convenzione', afterClauseId: 'conv-penali', heading: [{ type: 'text', text: 'Zampilli e fontane' }], body: plainRichText('Gli zampilli restano a carico dei Comuni.'), reason: '' } });
  await test.app.get(RebuildIndex, { strict: false }).execute();
}, 120_000);
afterAll(() => test?.close());

async function found(client: GraphqlClient, query: string, kind = 'clausola-propria'): Promise<string[]> {
  return (await client.request<{ search: { hits: { id: string }[] } }>('query ($input: SearchInputType!) { search(input: $input) { ... on SearchPage { hits { id } } } }', { input: { query, kind } })).search.hits.map((hit) => hit.id);
}

async function beside(client: GraphqlClient, ...clauseIds: string[]): Promise<Beside[]> {
  return (await client.request<{ clausesBeside: Beside[] }>('query ($clauses: [ClauseKey!]!) { clausesBeside(clauses: $clauses) { clauseId label model { version } texts { instanceId ente state changedPermille viewerCanOpen } } }', { clauses: clauseIds.map((clauseId) => ({ modelKey: 'innovazione', clauseId })) })).clausesBeside;
}

describe('clauses side by side', () => {
  it('another Provincia, UPI and visitors find nothing of it', async () => {
    for (const client of [lecco, curatore, visitor]) {
      expect(await found(client, 'zampilli')).toEqual([]);
      expect(await beside(client, 'conv-penali', own)).toMatchObject([{ clauseId: 'conv-penali', texts: [] }]);
    }
  });

  it('its own people find what they wrote, beside the model', async () => {
    expect((await found(lettore, 'zampilli')).sort()).toEqual([`innovazione:${id}:${own}`, `innovazione:${id}:conv-penali`].sort());
    expect(await found(lettore, 'oneri a carico dei Comuni', 'clausola')).not.toEqual([]);
    const [penali, added, kept] = await beside(lettore, 'conv-penali', own, 'conv-oggetto');
    expect(penali).toMatchObject({ model: { version: expect.any(String) }, texts: [{ instanceId: id, ente: 'Provincia di Pesaro e Urbino', state: 'ADATTATA', viewerCanOpen: true }] });
    expect(penali!.texts[0]!.changedPermille).toBeGreaterThan(0);
    expect(added).toMatchObject({ label: 'Zampilli e fontane', model: null, texts: [{ state: 'AGGIUNTA' }] });
    expect(kept).toMatchObject({ texts: [{ state: 'STANDARD', changedPermille: 0 }] });
    expect(await beside(lettore, 'non-esiste')).toEqual([]);
  });

  it('UPI reads them beside the model while they are shared, and does not open the acts', async () => {
    await referente.request('mutation ($id: ID!) { shareInstance(instanceId: $id, shared: true) { __typename } }', { id });
    const [penali] = await beside(curatore, 'conv-penali', 'conv-oggetto');
    expect(penali).toMatchObject({ texts: [{ instanceId: id, state: 'ADATTATA', viewerCanOpen: false }] });
    expect((await beside(lecco, 'conv-penali'))[0]!.texts).toEqual([]);
    await referente.request('mutation ($id: ID!) { shareInstance(instanceId: $id, shared: false) { __typename } }', { id });
    expect((await beside(curatore, 'conv-penali'))[0]!.texts).toEqual([]);
  });

  it('the index follows: what is taken back is found no more', async () => {
    const index = test.app.get(IndexChanges, { strict: false });
    await referente.request('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id });
    await index.execute({ kind: 'models.instance-changed', payload: { instanceId: id } });
    expect(await found(lettore, 'zampilli')).toEqual([`innovazione:${id}:conv-penali`]);
    const compared = (await test.app.get(CompareIndex, { strict: false }).execute()).find(({ kind }) => kind === 'clausola-propria');
    expect(compared).toMatchObject({ entries: 1, missing: [], stale: [], extra: [] });
  });
});
