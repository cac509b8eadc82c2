import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { OBJECT_STORAGE, type ObjectStorage } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveFile } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'referente.pesaro' | 'referente.lecco' | 'curatore';
const OUTSIDERS: readonly Who[] = ['referente.lecco', 'curatore'];

interface Outcome { readonly __typename: string; readonly problems: { field: string; message: string }[] }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
let communityId: string;
let otherId: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of ['referente.pesaro', ...OUTSIDERS] as const) {
    const { email, password } = accounts.find((account) => account.email.startsWith(who))!;
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(email, password);
  }
  const { communities } = await clients.curatore.request<{ communities: { id: string; key: string }[] }>('{ communities { id key } }');
  [communityId, otherId] = ['politiche-del-personale', 'sua'].map((key) => communities.find((each) => each.key === key)!.id) as [string, string];
}, 120_000);
afterAll(() => test?.close());

const join = (who: Who, id = communityId): Promise<unknown> => clients[who].request('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id });
const leave = (who: Who): Promise<unknown> => clients[who].request('mutation ($id: ID!) { leaveCommunity(communityId: $id) { __typename } }', { id: communityId });
const share = async (id: string, seenRevision: number, sharedWith: string[], visibility = 'COMMUNITY'): Promise<Outcome> =>
  (await clients['referente.pesaro'].request<{ shareDocument: Outcome }>('mutation ($document: SeenDocument!, $visibility: String!, $sharedWith: [ID!]!) { shareDocument(document: $document, visibility: $visibility, sharedWith: $sharedWith) { __typename ... on InvalidInput { problems { field message } } } }', { document: { id, seenRevision }, visibility, sharedWith })).shareDocument;
/** The ways in which a document may be met. */
async function meets(who: Who, id: string): Promise<Record<string, boolean>> {
  const client = clients[who];
  const { document, documents, search } = await client.request<{ document: object | null; documents: { items: { id: string }[] }; search: { hits: { id: string }[] } }>(
    'query ($id: ID!) { document(id: $id) { id } documents(first: 100) { items { id } } search(input: { query: "griglia zibaldone" }) { ... on SearchPage { hits { id } } } }',
    { id },
  );
  const file = await test.app.inject({ method: 'GET', url: `/api/documents/${id}/versions/1/file`, headers: { cookie: client.cookie(), host: 'localhost:3000' } });
  return { page: document !== null, list: documents.items.some((each) => each.id === id), search: search.hits.some((hit) => hit.id === id), file: file.statusCode === 200 };
}
const ALL = { page: true, list: true, search: true, file: true };
const NONE = { page: false, list: false, search: false, file: false };

describe.each(['both walls', 'the application alone'])('a document that is shared with a community, with %s,', (walls) => {
  let id: string;

  beforeAll(async () => {
    if (walls === 'both walls') return;
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relrowsecurity and relkind = 'r'`);
    for (const { name } of rows) await owner.query(`alter table ${name} disable row level security`);
    await owner.end();
  });

  it('is shared by a member: with his own communities only', async () => {
    const enteId = (await clients['referente.pesaro'].request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
    const seed = `Griglia, ${walls}.`;
    const { uploadId } = await arriveFile(test, { email: 'referente.pesaro@demo.example', enteId, seed });
    const storage = test.app.get<ObjectStorage>(OBJECT_STORAGE, { strict: false });
    await storage.startUpload(uploadId);
    await storage.append(uploadId, 0, Readable.from([Buffer.from(seed)]), 10_000);
    await storage.keepUpload(uploadId, await storage.hashUpload(uploadId));
    const { addDocuments } = await clients['referente.pesaro'].request<{ addDocuments: { documents: { id: string }[] } }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id } } } }', {
      input: { items: [{ uploadId, fields: { title: 'Griglia di valutazione zibaldone', kind: 'altro', licence: 'CC-BY-4.0' } }], visibility: 'ENTE', sharedWith: [], publish: true },
    });
    id = addDocuments.documents[0]!.id;
    expect((await share(id, 1, [])).problems).toEqual([{ field: 'sharedWith', message: 'Scegliete almeno una community.' }]);
    expect((await share(id, 1, [communityId])).problems).toEqual([{ field: 'sharedWith', message: 'Si condivide con le community di cui si è membri.' }]);
    await join('referente.pesaro');
    expect((await share(id, 1, [communityId, otherId])).problems.length).toBe(1);
    expect(await share(id, 1, [communityId])).toMatchObject({ __typename: 'DocumentChangeKept' });
    const { document } = await clients['referente.pesaro'].request<{ document: object }>('query ($id: ID!) { document(id: $id) { visibility sharedWith { id } sharedCommunities { id title } } }', { id });
    expect(document).toEqual({ visibility: 'COMMUNITY', sharedWith: [], sharedCommunities: [{ id: communityId, title: 'Politiche del personale' }] });
  });

  it('is met by nobody else, in no way', async () => {
    await test.app.get(RebuildIndex, { strict: false }).execute();
    for (const who of OUTSIDERS) expect({ who, meets: await meets(who, id) }).toEqual({ who, meets: NONE });
    expect(await meets('referente.pesaro', id)).toEqual(ALL);
  });

  it('is met by members while they are: whoever leaves loses it with the next request', async () => {
    await join('referente.lecco');
    expect(await meets('referente.lecco', id)).toEqual(ALL);
    expect((await clients['referente.lecco'].request<{ document: { sharedCommunities: object[] } }>('query ($id: ID!) { document(id: $id) { sharedCommunities { id } } }', { id })).document.sharedCommunities).toEqual([]);
    expect((await meets('curatore', id)).page).toBe(false);
    const ofCommunity = async (who: Who): Promise<string[]> => (await clients[who].request<{ documents: { items: { id: string }[] } }>('query ($id: ID!) { documents(filter: { communityId: $id }) { items { id } } }', { id: communityId })).documents.items.map((each) => each.id);
    expect([await ofCommunity('referente.lecco'), await ofCommunity('curatore')]).toEqual([expect.arrayContaining([id]), []]);
    await leave('referente.lecco');
    expect(await meets('referente.lecco', id)).toEqual(NONE);
  });

  it('stays as it is when who shared it has left; taken back, it is for its Ente', async () => {
    await leave('referente.pesaro');
    expect((await meets('referente.pesaro', id)).page).toBe(true);
    expect(await share(id, 2, [communityId])).toMatchObject({ __typename: 'DocumentChangeKept' });
    await join('referente.lecco');
    expect((await meets('referente.lecco', id)).page).toBe(true);
    expect(await share(id, 3, [], 'ENTE')).toMatchObject({ __typename: 'DocumentChangeKept' });
    expect((await meets('referente.lecco', id)).page).toBe(false);
    await leave('referente.lecco');
    expect(await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select shared_with from document where id = $1', [id]))).toEqual([{ shared_with: [] }]);
  });
});
