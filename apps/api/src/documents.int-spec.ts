import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DocumentSearchSource, EmptyTrash, type DocumentId } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import { sentStatements } from '@province-comuni/platform-testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveFile } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'referente' | 'redattore' | 'lettore' | 'lecco' | 'curatore' | 'visitor';
const EMAILS: Record<Exclude<Who, 'visitor'>, string> = { referente: 'referente.pesaro@demo.example', redattore: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const EVERYBODY = ['referente', 'redattore', 'lettore', 'lecco', 'curatore', 'visitor'] as const;

interface Problem { field: string; message: string }
interface View { id: string; title: string; kind: string; state: string; visibility: string; revision: number; currentNumber: number; approvedNumber: number | null; trashedAt: string | null; featured: boolean; verifiedAt: string | null; currentVersion: { number: number; fileName: string; href: string; file: { sha256: string; textState: string } } }
interface Outcome { __typename: string; document: View; documents: View[]; problems: Problem[]; message: string; code: string; currentRevision: number; by: string | null; path: string; link: { id: string } }

const VIEW = 'id title kind state visibility revision currentNumber approvedNumber trashedAt featured verifiedAt currentVersion { number fileName href file { sha256 textState } }';
const OUTCOME = `__typename ... on DocumentChangeKept { document { ${VIEW} } } ... on DocumentConflict { currentRevision by } ... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }`;

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
let pesaroId: string;
let leccoId: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of EVERYBODY) {
    clients[who] = new GraphqlClient(test.app);
    if (who !== 'visitor') await clients[who].signIn(EMAILS[who], accounts.find((account) => account.email === EMAILS[who])!.password);
  }
  const enteOf = async (who: Who): Promise<string> => (await clients[who].request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  pesaroId = await enteOf('referente');
  leccoId = await enteOf('lecco');
}, 120_000);
afterAll(() => test?.close());

const fields = (changed: Record<string, unknown> = {}): Record<string, unknown> => ({ title: 'Capitolato delle pulizie', kind: 'capitolato', licence: 'CC-BY-4.0', ...changed });

async function add(who: Exclude<Who, 'visitor'>, input: { visibility?: string; sharedWith?: string[]; publish?: boolean; fields?: Record<string, unknown>; uploadIds?: string[]; pages?: string[]; fileName?: string } = {}): Promise<Outcome> {
  const uploadIds = input.uploadIds ?? [(await arriveFile(test, { email: EMAILS[who], enteId: who === 'lecco' ? leccoId : pesaroId, ...(input.pages ? { pages: input.pages } : {}), ...(input.fileName ? { fileName: input.fileName } : {}) })).uploadId];
  const { addDocuments } = await clients[who].request<{ addDocuments: Outcome }>(`mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { __typename ... on DocumentsAdded { documents { ${VIEW} } } ... on InvalidInput { problems { field message } } ... on Refused { code message } } }`, {
    input: { items: uploadIds.map((uploadId) => ({ uploadId, fields: fields(input.fields) })), visibility: input.visibility ?? 'PUBBLICO', sharedWith: input.sharedWith ?? [], publish: input.publish ?? true },
  });
  return addDocuments;
}

async function published(visibility: string, sharedWith: string[] = [], extra: Record<string, unknown> = {}): Promise<View> {
  return (await add('referente', { visibility, sharedWith, fields: extra })).documents[0]!;
}

const read = async (who: Who, id: string): Promise<View | null> => (await clients[who].request<{ document: View | null }>(`query ($id: ID!) { document(id: $id) { ${VIEW} } }`, { id })).document;
const change = async (who: Who, mutation: string, { id, revision }: { id: string; revision: number }, rest = '', variables: Record<string, unknown> = {}, declared = ''): Promise<Outcome> => {
  const answer = await clients[who].request<Record<string, Outcome>>(`mutation ($document: SeenDocument!${declared}) { ${mutation}(document: $document${rest}) { ${OUTCOME} } }`, { document: { id, seenRevision: revision }, ...variables });
  return answer[mutation]!;
};
const move = (who: Who, document: View, step: string, reason = ''): Promise<Outcome> => change(who, 'moveDocument', document, ', step: $step, reason: $reason', { step, reason }, ', $step: String!, $reason: String!');
const listed = async (who: Who, filter: Record<string, unknown> = {}): Promise<string[]> => (await clients[who].request<{ documents: { items: { id: string }[]; total: number } }>('query ($filter: DocumentsFilter) { documents(filter: $filter, first: 100) { total items { id } } }', { filter: { view: 'TUTTI', ...filter } })).documents.items.map(({ id }) => id);

describe.each(['both walls', 'the application alone'])('who reads a document, with %s', (walls) => {
  const CELLS: Record<string, readonly Who[]> = {
    ENTE: ['referente', 'redattore', 'lettore'],
    ENTI: ['referente', 'redattore', 'lettore', 'lecco'],
    PROVINCE: ['referente', 'redattore', 'lettore', 'lecco', 'curatore'],
    RETE: ['referente', 'redattore', 'lettore', 'lecco', 'curatore'],
    PUBBLICO: EVERYBODY,
  };

  beforeAll(() => setWall(walls === 'both walls'));
  afterAll(() => setWall(true));

  it.each(Object.keys(CELLS))('published for %s: by its page, in the list, its text, its versions', async (visibility) => {
    const { id } = await published(visibility, visibility === 'ENTI' ? [leccoId] : []);
    for (const who of EVERYBODY) {
      const expected = CELLS[visibility]!.includes(who);
      expect({ who, page: (await read(who, id)) !== null }).toEqual({ who, page: expected });
      expect({ who, list: (await listed(who)).includes(id) }).toEqual({ who, list: expected });
      const { documentText } = await clients[who].request<{ documentText: { pages: { text: string }[] } | null }>('query ($id: ID!) { documentText(id: $id) { pages { text } } }', { id });
      expect({ who, text: documentText?.pages[0]?.text ?? null }).toEqual({ who, text: expected ? 'Testo.' : null });
    }
  });

  it('a draft is its Ente’s alone, however it is shared', async () => {
    const { id } = (await add('redattore', { publish: false })).documents[0]!;
    for (const who of EVERYBODY) expect({ who, page: (await read(who, id)) !== null }).toEqual({ who, page: ['referente', 'redattore', 'lettore'].includes(who) });
    for (const view of ['MIEI', 'BOZZE', 'TUTTI']) for (const who of ['lecco', 'curatore', 'visitor'] as const) expect(await listed(who, { view })).not.toContain(id);
    expect(await listed('lettore', { view: 'BOZZE' })).toContain(id);
    expect(await listed('referente')).not.toContain(id);
  });

  it('counts of facets are those of documents one may read', async () => {
    const count = async (who: Who): Promise<number> => (await clients[who].request<{ documentFacets: { years: { value: string; count: number }[] } }>('{ documentFacets { years { value count } } }')).documentFacets.years.find(({ value }) => value === (walls === 'both walls' ? '1999' : '1998'))?.count ?? 0;
    await published('ENTE', [], { year: walls === 'both walls' ? 1999 : 1998 });
    expect([await count('lettore'), await count('lecco'), await count('visitor')]).toEqual([1, 0, 0]);
  });

  it('another Ente changes nothing, and is told the same as of a document that is not there', async () => {
    const secret = await published('ENTE');
    const open = await published('PUBBLICO');
    const nothing = { id: '01890000-0000-7000-8000-000000000000', revision: 1 };
    for (const who of ['lecco', 'curatore'] as const) {
      for (const document of [secret, nothing]) expect((await change(who, 'trashDocument', document, ', trashed: true')).__typename).toBe('NotFound');
      expect((await change(who, 'trashDocument', open, ', trashed: true')).__typename).toBe('Refused');
    }
    expect((await change('lettore', 'trashDocument', secret, ', trashed: true')).__typename).toBe('Refused');
    expect((await read('referente', secret.id))!.revision).toBe(1);
  });

  it('a file of another is nobody else’s to make a document of, or to look at', async () => {
    const { uploadId } = await arriveFile(test, { email: EMAILS.referente, enteId: pesaroId, pages: ['Segreto.'] });
    expect((await add('lecco', { uploadIds: [uploadId] })).problems).toEqual([{ field: 'items[0].uploadId', message: expect.stringContaining('caricatelo di nuovo') }]);
    const { proposedDocuments } = await clients.lecco.request<{ proposedDocuments: unknown[] }>('query ($ids: [ID!]!) { proposedDocuments(uploadIds: $ids) { title } }', { ids: [uploadId] });
    expect(proposedDocuments).toEqual([]);
  });

  it('favourites and what one saw last are one’s own', async () => {
    const { id } = await published('PUBBLICO');
    await clients.lecco.request('mutation ($id: ID!) { keepDocumentAtHand(id: $id, keep: true) { __typename } lookAtDocument(id: $id) { __typename } }', { id });
    for (const view of ['PREFERITI', 'RECENTI']) {
      expect(await listed('lecco', { view })).toContain(id);
      expect(await listed('referente', { view })).not.toContain(id);
    }
  });
});

describe('bringing documents in', () => {
  it('is refused whole, every problem at its field, and can be asked again', async () => {
    const first = await arriveFile(test, { email: EMAILS.redattore, enteId: pesaroId });
    const second = await arriveFile(test, { email: EMAILS.redattore, enteId: pesaroId });
    const input = (title: string): object => ({ items: [{ uploadId: first.uploadId, fields: fields() }, { uploadId: second.uploadId, fields: fields({ title, year: 20_24_1 }) }], visibility: 'ENTI', sharedWith: [], publish: true });
    const { addDocuments } = await clients.redattore.request<{ addDocuments: Outcome }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { __typename ... on InvalidInput { problems { field } } } }', { input: input(' ') });
    expect(addDocuments.problems.map(({ field }) => field)).toEqual(['sharedWith', 'items[1].title', 'items[1].year']);
    const again = await add('redattore', { uploadIds: [first.uploadId, second.uploadId] });
    expect(again.documents.map(({ state }) => state)).toEqual(['PUBBLICATO', 'PUBBLICATO']);
  });

  it('of the same file sent three times at once makes one document', async () => {
    const { uploadId } = await arriveFile(test, { email: EMAILS.redattore, enteId: pesaroId });
    await Promise.allSettled([1, 2, 3].map(() => add('redattore', { uploadIds: [uploadId] })));
    const { documents } = await add('redattore', { uploadIds: [uploadId] });
    expect(documents).toHaveLength(1);
    const [{ count }] = await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select count(*)::int as count from document where upload_id = $1', [uploadId])) as [{ count: number }];
    expect(count).toBe(1);
  });

  it('tells what is here already, to who may read it', async () => {
    const seed = 'stesso contenuto';
    const here = await arriveFile(test, { email: EMAILS.referente, enteId: pesaroId, seed });
    const { documents } = await add('referente', { uploadIds: [here.uploadId], visibility: 'ENTE', fields: { title: 'Riservato' } });
    const alike = async (who: 'redattore' | 'lecco'): Promise<{ id: string; percent: number }[]> => {
      const { uploadId } = await arriveFile(test, { email: EMAILS[who], enteId: who === 'lecco' ? leccoId : pesaroId, seed });
      const { proposedDocuments } = await clients[who].request<{ proposedDocuments: { alike: { id: string; percent: number }[] }[] }>('query ($ids: [ID!]!) { proposedDocuments(uploadIds: $ids) { alike { id percent } } }', { ids: [uploadId] });
      return proposedDocuments[0]!.alike;
    };
    expect(await alike('redattore')).toEqual([{ id: documents[0]!.id, percent: 100 }]);
    expect(await alike('lecco')).toEqual([]);
  });

  it('proposes title, kind, year and keywords from the file', async () => {
    const { uploadId } = await arriveFile(test, { email: EMAILS.referente, enteId: pesaroId, fileName: 'verbale_2024.pdf', pages: ['Verbale della seduta del 3 marzo 2024\n\nLa convenzione. Convenzione e convenzione.'] });
    const { proposedDocuments } = await clients.referente.request<{ proposedDocuments: object[] }>('query ($ids: [ID!]!) { proposedDocuments(uploadIds: $ids) { title kind year keywords } }', { ids: [uploadId] });
    expect(proposedDocuments).toEqual([{ title: 'Verbale della seduta del 3 marzo 2024', kind: 'verbale', year: 2024, keywords: ['convenzione'] }]);
  });
});

describe('hostile values', () => {
  it.each([{ kind: 'a\u0000' }, { pillar: 'a\u0000' }, { keyword: 'a\u0000' }, { kind: '\ud800' }, { enteId: 'x\u0000' }, { year: -2147483648 }])('in a filter, %j, find nothing', async (filter) => {
    expect(await listed('visitor', filter)).toEqual([]);
    const { documentFacets } = await clients.visitor.request<{ documentFacets: { kinds: unknown[] } }>('query ($filter: DocumentsFilter) { documentFacets(filter: $filter) { kinds { value } pillars { value } } }', { filter });
    expect(documentFacets).toBeDefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ['territoryId', { territoryId: '01890000-0000-7000-8000-000000000000' }],
    ['validFrom', { validFrom: '0000-01-01' }],
  ])('of %s are refused at the field', async (field, changed) => {
    expect((await add('redattore', { fields: changed })).problems).toEqual([{ field: `items[0].${field}`, message: expect.any(String) }]);
    const document = await published('ENTE');
    expect((await change('referente', 'changeDocumentFields', document, ', fields: $fields', { fields: fields(changed) }, ', $fields: DocumentFieldsInput!')).problems).toEqual([{ field, message: expect.any(String) }]);
  });

  it('of text are kept as far as they can be written', async () => {
    expect((await add('redattore', { fields: { title: 'a\ud800b', cites: [{ label: 'art. 1 \udc00' }] } })).__typename).toBe('DocumentsAdded');
  });
});

describe('the life of a document', () => {
  it('of a kind that asks for a look: the redattore sends it, the referente publishes it or sends it back with a reason', async () => {
    const sent = (await add('redattore', { fields: { kind: 'delibera', title: 'Delibera di prova' } })).documents[0]!;
    expect(sent.state).toBe('IN_REVISIONE');
    expect(await move('redattore', sent, 'publish')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('referente') });
    expect(await move('redattore', sent, 'sendBack', 'no')).toMatchObject({ __typename: 'Refused' });
    expect((await move('referente', sent, 'sendBack')).problems).toEqual([{ field: 'reason', message: expect.any(String) }]);
    const back = await move('referente', sent, 'sendBack', 'Manca il parere.');
    expect(back.document.state).toBe('BOZZA');
    const again = (await move('redattore', back.document, 'submit')).document;
    const done = (await move('referente', again, 'publish')).document;
    expect(done.state).toBe('PUBBLICATO');
    expect(await change('redattore', 'changeDocumentFields', done, ', fields: $fields', { fields: fields({ kind: 'delibera' }) }, ', $fields: DocumentFieldsInput!')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('revisione') });
    const { document } = await clients.redattore.request<{ document: { history: { kind: string; detail: string }[] } }>('query ($id: ID!) { document(id: $id) { history { kind detail } } }', { id: done.id });
    expect(document.history.map(({ kind }) => kind)).toEqual(['pubblicato', 'inviato', 'rimandato', 'creato']);
    expect(document.history[2]!.detail).toBe('Manca il parere.');
  });

  it('does not become of a kind that asks for a look, nor wider in its readers, without one', async () => {
    const plain = await published('ENTE');
    const asDelibera = (who: Who, document: View): Promise<Outcome> => change(who, 'changeDocumentFields', document, ', fields: $fields', { fields: fields({ kind: 'delibera' }) }, ', $fields: DocumentFieldsInput!');
    expect(await asDelibera('redattore', plain)).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('revisione') });
    const delibera = (await asDelibera('referente', plain)).document;
    expect(delibera).toMatchObject({ kind: 'delibera', state: 'PUBBLICATO' });
    expect(await change('redattore', 'shareDocument', delibera, ', visibility: "PUBBLICO"')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('revisione') });
    expect(await read('visitor', delibera.id)).toBeNull();
    expect((await change('referente', 'shareDocument', delibera, ', visibility: "PUBBLICO"')).__typename).toBe('DocumentChangeKept');
  });

  it('knows who changed it meanwhile', async () => {
    const document = await published('ENTE');
    expect((await change('redattore', 'shareDocument', document, ', visibility: "RETE"')).__typename).toBe('DocumentChangeKept');
    expect(await change('referente', 'shareDocument', document, ', visibility: "PUBBLICO"')).toMatchObject({ __typename: 'DocumentConflict', currentRevision: 2, by: 'Prova Redattore Pesaro' });
  });

  it('has versions that never change; an old one can be the newest again', async () => {
    const document = await published('PUBBLICO');
    const { uploadId } = await arriveFile(test, { email: EMAILS.referente, enteId: pesaroId, fileName: 'nuovo.pdf', pages: ['Testo nuovo.'] });
    const addVersion = (note: string, seen = document): Promise<Outcome> => change('referente', 'addDocumentVersion', seen, ', uploadId: $uploadId, note: $note', { uploadId, note }, ', $uploadId: ID!, $note: String!');
    expect((await addVersion(' ')).problems.map(({ field }) => field)).toEqual(['note']);
    const second = (await addVersion('Nuovi prezzi.')).document;
    expect(second.currentVersion).toMatchObject({ number: 2, fileName: 'nuovo.pdf' });
    const third = (await change('referente', 'restoreDocumentVersion', second, ', number: 1')).document;
    expect([third.currentNumber, third.currentVersion.fileName]).toEqual([3, 'atto.pdf']);
    expect((await change('referente', 'approveDocumentVersion', third, ', number: 2')).document.approvedNumber).toBe(2);
    expect((await change('referente', 'approveDocumentVersion', { ...third, revision: third.revision + 1 }, ', number: 9')).__typename).toBe('Refused');
    const text = async (number: number): Promise<string> => (await clients.visitor.request<{ documentText: { pages: { text: string }[] } }>('query ($id: ID!, $number: Int) { documentText(id: $id, number: $number) { pages { text } } }', { id: document.id, number })).documentText.pages[0]!.text;
    expect([await text(1), await text(2), await text(3)]).toEqual(['Testo.', 'Testo nuovo.', 'Testo.']);
    await expect(test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('update document_version set note = $1', ['x']))).rejects.toThrow('permission denied');
  });

  it('goes to the trash and comes back; after thirty days it is gone, and its file with it', async () => {
    const document = await published('PUBBLICO');
    const trashed = (await change('redattore', 'trashDocument', document, ', trashed: true')).document;
    expect(await read('visitor', document.id)).toBeNull();
    expect(await listed('lettore', { view: 'CESTINO' })).toContain(document.id);
    expect(await listed('lecco', { view: 'CESTINO' })).not.toContain(document.id);
    expect(await change('redattore', 'shareDocument', trashed, ', visibility: "RETE"')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('cestino') });
    const restored = (await change('redattore', 'trashDocument', trashed, ', trashed: false')).document;
    expect((await read('visitor', document.id))!.state).toBe('PUBBLICATO');
    await change('redattore', 'trashDocument', restored, ', trashed: true');
    const age = (days: number): Promise<unknown> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update document set trashed_at = now() - make_interval(days => $2) where id = $1`, [document.id, days]));
    const emptyTrash = test.app.get(EmptyTrash, { strict: false });
    await age(29);
    await emptyTrash.execute();
    expect(await listed('lettore', { view: 'CESTINO' })).toContain(document.id);
    await age(31);
    expect(await emptyTrash.execute()).toBeGreaterThanOrEqual(1);
    expect(await listed('lettore', { view: 'CESTINO' })).not.toContain(document.id);
  });

  it('is not deleted for good when it is taken out of the trash at that moment', async () => {
    const document = await published('PUBBLICO');
    await change('redattore', 'trashDocument', document, ', trashed: true');
    await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update document set trashed_at = now() - make_interval(days => 31) where id = $1`, [document.id]));
    let commit: () => void = () => undefined;
    const held = new Promise<void>((done) => (commit = done));
    const taken = test.database.runner.run(SYSTEM_ACCESS, async () => {
      await currentManager().query('update document set trashed_at = null where id = $1', [document.id]);
      await held;
    });
    await new Promise((next) => setTimeout(next, 200));
    const emptied = test.app.get(EmptyTrash, { strict: false }).execute();
    await new Promise((next) => setTimeout(next, 200));
    commit();
    await taken;
    await emptied;
    expect(await read('visitor', document.id)).not.toBeNull();
  });

  it('is curated by UPI, of what it may read, and by nobody else', async () => {
    const open = await published('RETE');
    const secret = await published('ENTE');
    const curate = async (who: Who, id: string): Promise<Outcome> => (await clients[who].request<{ curateDocument: Outcome }>(`mutation ($id: ID!) { curateDocument(id: $id, featured: true, verified: true) { ${OUTCOME} } }`, { id })).curateDocument;
    expect((await curate('curatore', open.id)).document).toMatchObject({ featured: true, verifiedAt: expect.any(String) });
    expect((await curate('curatore', secret.id)).__typename).toBe('NotFound');
    await expect(curate('referente', open.id)).rejects.toThrow('NOT_FOUND');
  });
});

describe('the text of a document', () => {
  it('begins at a printed page, also where a page before it was long and is several stretches', async () => {
    const { uploadId, sha256 } = await arriveFile(test, { email: EMAILS.referente, enteId: pesaroId, pages: ['Uno.', 'Uno, ancora.', 'Due.', 'Quattro.'] });
    await test.database.runner.run(SYSTEM_ACCESS, async () => {
      for (const [ordinal, page] of [1, 1, 2, 4].entries()) await currentManager().query('update file_page set page = $3 where sha256 = $1 and ordinal = $2', [sha256, ordinal, page]);
    });
    const { documents } = await add('referente', { uploadIds: [uploadId] });
    const from = async (page: number): Promise<string> => (await clients.visitor.request<{ documentText: { pages: { text: string }[] } }>('query ($id: ID!, $page: Int) { documentText(id: $id, page: $page, first: 1) { pages { text } } }', { id: documents[0]!.id, page })).documentText.pages[0]!.text;
    expect([await from(1), await from(2), await from(3), await from(4), await from(99)]).toEqual(['Uno.', 'Due.', 'Quattro.', 'Quattro.', 'Uno.']);
  });
});

describe('a link for people without an account', () => {
  const open = async (secret: string): Promise<{ title: string; fileName: string } | null> => (await clients.visitor.request<{ guestDocument: { title: string; fileName: string } | null }>('query ($secret: String!) { guestDocument(secret: $secret) { title fileName } }', { secret })).guestDocument;
  const create = async (who: Who, id: string, days: number): Promise<Outcome> => (await clients[who].request<{ createGuestLink: Outcome }>('mutation ($id: ID!, $days: Int!) { createGuestLink(id: $id, days: $days, note: "avvocato") { __typename ... on GuestLinkCreated { path link { id } } ... on InvalidInput { problems { field } } } }', { id, days })).createGuestLink;

  it('opens that document until it ends or is taken away', async () => {
    const { id } = await published('ENTE');
    expect((await create('lecco', id, 7)).__typename).toBe('NotFound');
    expect((await create('lettore', id, 7)).__typename).toBe('Refused');
    expect((await create('redattore', id, 91)).problems).toEqual([{ field: 'days' }]);
    const [first, second] = [await create('redattore', id, 7), await create('redattore', id, 7)];
    const secretOf = (made: Outcome): string => made.path.split('/').at(-1)!;
    expect(await open(secretOf(first))).toEqual({ title: 'Capitolato delle pulizie', fileName: 'atto.pdf' });
    await clients.redattore.request('mutation ($id: ID!, $linkId: ID!) { revokeGuestLink(id: $id, linkId: $linkId) { __typename } }', { id, linkId: first.link.id });
    expect(await open(secretOf(first))).toBeNull();
    await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('update document_guest_link set expires_at = now() where document_id = $1', [id]));
    expect(await open(secretOf(second))).toBeNull();
    for (const wrong of ['', 'x', 'a'.repeat(5000)]) expect(await open(wrong)).toBeNull();
  });

  it('opens nothing that is not published: no draft, and nothing that was taken back', async () => {
    const draft = (await add('redattore', { publish: false })).documents[0]!;
    expect((await create('redattore', draft.id, 7)).__typename).toBe('Refused');
    const document = await published('ENTE');
    const secret = (await create('redattore', document.id, 7)).path.split('/').at(-1)!;
    const { document: withdrawn } = await move('referente', document, 'withdraw');
    expect(await open(secret)).toBeNull();
    expect((await test.app.inject({ url: `/api/guest-documents/${secret}/file` })).statusCode).toBe(404);
    await move('referente', withdrawn, 'publish');
    expect(await open(secret)).not.toBeNull();
  });
});

describe('several files as one ZIP', () => {
  it('are not read, nor counted, for who only asks about them', async () => {
    const { id } = await published('PUBBLICO');
    const head = await test.app.inject({ method: 'HEAD', url: `/api/documents/zip?ids=${id}` });
    expect([head.statusCode, head.headers['content-type'], head.body]).toEqual([200, 'application/zip', '']);
    const { document } = await clients.referente.request<{ document: { use: { downloads: number } } }>('query ($id: ID!) { document(id: $id) { use { downloads } } }', { id });
    expect(document.use.downloads).toBe(0);
  });
});

describe('the statements a list costs', () => {
  it.each(['visitor', 'lecco', 'referente'] as const)('do not grow with it, for %s', async (who) => {
    for (let count = 0; count < 3; count += 1) await published('PUBBLICO');
    const listOf = (first: number): Promise<unknown> => clients[who].request('query ($first: Int!) { documents(first: $first) { items { id ente { denominazione } sharedWith { id } isFavourite currentVersion { number } versions { number file { format } } } } }', { first });
    expect(await statementsOf(() => listOf(100))).toBe(await statementsOf(() => listOf(1)));
  });

  it('do not grow by what is told to its own Ente only, for who is of another', async () => {
    const listOf = (told: string): Promise<unknown> => clients.visitor.request(`{ documents(first: 50) { items { id ${told} } } }`);
    expect(await statementsOf(() => listOf('history { kind } use { views } guestLinksThatHold { id }'))).toBe(await statementsOf(() => listOf('title')));
  });
});

describe('what the search is told', () => {
  let source: DocumentSearchSource;
  beforeEach(() => {
    source = test.app.get(DocumentSearchSource, { strict: false });
  });

  it('is the words, the passages with their pages, and who may find it', async () => {
    const pages = Array.from({ length: 45 }, (_, index) => `Pagina ${index + 1} del capitolato.`);
    const { documents } = await add('referente', { visibility: 'ENTI', sharedWith: [leccoId], pages, fields: { keywords: ['gara'], pillars: ['SUA'], year: 2025 } });
    const [entry] = await source.entries([documents[0]!.id]);
    expect(entry).toMatchObject({ kind: 'documento', title: 'Capitolato delle pulizie', keywords: ['Gara d’appalto'], audience: [`ente:${pesaroId}`, `ente:${leccoId}`], facets: { pilastro: ['SUA'], tipo: ['Capitolato'], anno: ['2025'], regione: ['Marche'] } });
    expect(entry!.passages[39]).toMatchObject({ page: 40, text: 'Pagina 40 del capitolato.' });
  });

  it('grows in version with every change, and no longer has what is in the trash', async () => {
    const document = await published('PUBBLICO');
    const [before] = await source.entries([document.id]);
    const { document: trashed } = await change('referente', 'trashDocument', document, ', trashed: true');
    expect(await source.entries([document.id])).toEqual([]);
    await change('referente', 'trashDocument', trashed, ', trashed: false');
    const [after] = await source.entries([document.id]);
    expect(after!.version).toBeGreaterThan(before!.version);
    const { sha256 } = (await read('visitor', document.id))!.currentVersion.file;
    expect(await source.concerned({ kind: 'documents.file-read', payload: { sha256 } })).toContain(document.id);
    const known: string[] = [];
    for (let last: string | null = null; ; ) {
      const next: readonly { id: string }[] = await source.ids(last, 5);
      known.push(...next.map(({ id }) => id));
      if (next.length < 5) break;
      last = next.at(-1)!.id;
    }
    expect(known).toContain(document.id as DocumentId);
    expect(new Set(known).size).toBe(known.length);
  });
});

/** How many messages the work sends to the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = await sentStatements(test.app.get(DataSource), work);
  expect(sent.length).toBeGreaterThan(0);
  return sent.length;
}

/** Row level security on the tables of the library, on or off. */
async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of ['document', 'document_version', 'document_deed', 'document_favourite', 'document_seen', 'document_guest_link', 'document_upload', 'stored_file', 'file_text', 'file_page']) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}
