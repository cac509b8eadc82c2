import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CollectionSearchSource, RemindOfDocuments, TellOfDocuments } from '@province-comuni/documents-domain';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveFile } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'referente' | 'redattore' | 'lettore' | 'lecco' | 'curatore' | 'visitor';
const EMAILS: Record<Exclude<Who, 'visitor'>, string> = { referente: 'referente.pesaro@demo.example', redattore: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const EVERYBODY = ['referente', 'redattore', 'lettore', 'lecco', 'curatore', 'visitor'] as const;
const TABLES = ['document', 'document_version', 'document_comment', 'document_comment_earlier', 'document_reading_request', 'document_reading', 'document_collection', 'document_collection_part', 'document_collection_item', 'notice', 'follow'];

interface Doc { readonly id: string; readonly revision: number }
interface Outcome { readonly __typename: string; readonly id: string; readonly revision: number; readonly problems: { field: string; message: string }[]; readonly message: string; readonly document: Doc; readonly documents: Doc[] }
interface Shown { readonly id: string; readonly text: string; readonly deleted: boolean; readonly canEdit: boolean; readonly canDelete: boolean; readonly earlier: { text: string }[]; readonly answers: Shown[] }
interface Part { readonly id: string; readonly title: string; readonly documents: { id: string }[] }

const NEXT_YEAR = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { message } ... on NotFound { message }';

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
let [pesaroId, leccoId, upiId] = ['', '', ''];

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of EVERYBODY) {
    clients[who] = new GraphqlClient(test.app);
    if (who !== 'visitor') await clients[who].signIn(EMAILS[who], accounts.find((account) => account.email === EMAILS[who])!.password);
  }
  const enteOf = async (who: Who): Promise<string> => (await clients[who].request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  await liftQuietHours(test);
  [pesaroId, leccoId, upiId] = [await enteOf('referente'), await enteOf('lecco'), await enteOf('curatore')];
}, 120_000);
afterAll(() => test?.close());

async function add(who: Exclude<Who, 'visitor'>, visibility = 'PROVINCE', fields: Record<string, unknown> = {}, publish = true): Promise<Doc> {
  const enteId = who === 'lecco' ? leccoId : who === 'curatore' ? upiId : pesaroId;
  const { uploadId } = await arriveFile(test, { email: EMAILS[who], enteId });
  const { addDocuments } = await clients[who].request<{ addDocuments: Outcome }>(`mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { __typename ... on DocumentsAdded { documents { id revision } } ${REFUSALS} } }`, {
    input: { items: [{ uploadId, fields: { title: `Regolamento ${randomUUID()}`, kind: 'altro', licence: 'CC-BY-4.0', ...fields } }], visibility, sharedWith: [], publish },
  });
  return addDocuments.documents[0]!;
}

const change = async (who: Who, mutation: string, { id, revision }: Doc, rest: string): Promise<Outcome> =>
  (await clients[who].request<Record<string, Outcome>>(`mutation ($document: SeenDocument!) { ${mutation}(document: $document, ${rest}) { __typename ... on DocumentChangeKept { document { id revision } } ${REFUSALS} } }`, { document: { id, seenRevision: revision } }))[mutation]!;
const share = (document: Doc, visibility: string): Promise<Outcome> => change('referente', 'shareDocument', document, `visibility: "${visibility}"`);
async function newVersion(document: Doc, note = 'Corretto l’articolo 3.'): Promise<Outcome> {
  const { uploadId } = await arriveFile(test, { email: EMAILS.referente, enteId: pesaroId });
  return change('referente', 'addDocumentVersion', document, `uploadId: "${uploadId}", note: "${note}"`);
}

const outcome = async (who: Who, mutation: string, variables: Record<string, unknown> = {}, declared = ''): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ${/^(un)?follow|^mark/.test(mutation) ? '' : REFUSALS} } }`, variables))[0]!;
const comment = async (who: Who, id: string, text: string, { parentId = null as string | null, clientKey = randomUUID() as string } = {}): Promise<Outcome> =>
  (await clients[who].request<{ c: Outcome }>(`mutation ($id: ID!, $text: String!, $parentId: ID, $key: ID!) { c: addDocumentComment(id: $id, text: $text, parentId: $parentId, clientKey: $key) { __typename ... on CommentKept { id } ${REFUSALS} } }`, { id, text, parentId, key: clientKey })).c;
const comments = async (who: Who, id: string): Promise<Shown[] | null> =>
  (await clients[who].request<{ c: { threads: Shown[] } | null }>('query ($id: ID!) { c: documentComments(id: $id) { threads { id text deleted canEdit canDelete earlier { text } answers { id text deleted earlier { text } } } } }', { id })).c?.threads ?? null;
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
const follow = (who: Who, kind: string, id: string): Promise<Outcome> => outcome(who, `follow(kind: "${kind}", id: "${id}")`);
const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const mailTo = async (who: Exclude<Who, 'visitor'>): Promise<string[]> => (await asSystem(() => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items.map(({ subject, text }) => `${subject}\n${text}`);

let heard = 0;
/** What the followers of the events do, without the clock: people are told, and told by mail. */
async function settle(): Promise<void> {
  const events: (DomainEvent & { id: string })[] = await asSystem(() => currentManager().query('select id, kind, payload from outbox_event where id > $1 order by id', [heard]));
  for (const event of events) if (event.kind.startsWith('documents.')) await test.app.get(TellOfDocuments, { strict: false }).hear(event);
  heard = Number(events.at(-1)?.id ?? heard);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of TABLES) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

describe.each(['both walls', 'the application alone'])('with %s', (walls) => {
  beforeAll(() => setWall(walls === 'both walls'));
  afterAll(() => setWall(true));

  it('a comment is for who may read the document and has a role in an Ente; to the others there is none', async () => {
    const [open, own] = [await add('referente', 'PUBBLICO'), await add('referente', 'ENTE')];
    await comment('referente', open.id, 'Aperto.');
    await comment('lettore', own.id, 'Riservato.');
    for (const who of ['referente', 'lettore', 'lecco', 'curatore'] as const) {
      const isOwn = who === 'referente' || who === 'lettore';
      expect({ who, open: (await comments(who, open.id))?.length, own: (await comments(who, own.id))?.length ?? null }).toEqual({ who, open: 1, own: isOwn ? 1 : null });
      if (!isOwn) expect((await comment(who, own.id, 'Anch’io.')).__typename).toBe('NotFound');
    }
    expect((await clients.visitor.raw('query ($id: ID!) { documentComments(id: $id) { total } }', { id: open.id })).errors![0]!.extensions!.code).toBe('UNAUTHENTICATED');
  });

  it('another’s comment is neither changed nor taken away, but by who answers for the document', async () => {
    const document = await add('referente', 'PROVINCE');
    const { id } = await comment('lecco', document.id, 'Lo usiamo anche noi.');
    const own = await add('referente', 'ENTE');
    const { id: hidden } = await comment('referente', own.id, 'Solo nostro.');
    for (const mutation of [`editDocumentComment(id: "${hidden}", text: "x")`, `deleteDocumentComment(id: "${hidden}")`]) expect((await outcome('lecco', mutation)).__typename).toBe('NotFound');
    for (const who of ['curatore', 'lettore'] as const) for (const mutation of [`editDocumentComment(id: "${id}", text: "x")`, `deleteDocumentComment(id: "${id}")`]) expect((await outcome(who, mutation)).__typename).toBe('Refused');
    expect((await outcome('referente', `editDocumentComment(id: "${id}", text: "x")`)).__typename).toBe('Refused');
    expect((await comments('lecco', document.id))![0]).toMatchObject({ text: 'Lo usiamo anche noi.', canEdit: true, canDelete: true });
    expect((await outcome('referente', `deleteDocumentComment(id: "${id}")`)).__typename).toBe('CommentKept');
    expect(await comments('lecco', document.id)).toEqual([]);
  });

  it('what is asked of others, and of whom, is for who asked and for each of those alone', async () => {
    const document = await add('referente', 'PROVINCE');
    expect((await ask('referente', document.id, { enti: [leccoId] })).__typename).toBe('ReadingDone');
    const requests = async (who: Who): Promise<{ mine: { id: string }[]; requests: { csv: string; lines: { name: string }[] }[] } | null> => (await clients[who].request<{ r: never }>('query ($id: ID!) { r: documentReadings(id: $id) { mine { id } requests { csv lines { name } } } }', { id: document.id })).r;
    expect([(await requests('lecco'))!.mine.length, (await requests('lecco'))!.requests.length]).toEqual([1, 0]);
    expect([(await requests('curatore'))!.mine.length, (await requests('curatore'))!.requests.length]).toEqual([0, 0]);
    expect([(await requests('redattore'))!.requests.length, (await requests('lettore'))!.requests.length]).toEqual([1, 0]);
    const { csv } = (await requests('referente'))!.requests[0]!;
    const get = async (who: Who): Promise<number> => (await test.app.inject({ method: 'GET', url: csv, headers: { cookie: clients[who].cookie() } })).statusCode;
    expect([await get('referente'), await get('lettore'), await get('lecco'), await get('visitor')]).toEqual([200, 404, 404, 404]);
    const { id } = (await requests('lecco'))!.mine[0]!;
    expect((await outcome('curatore', `confirmReading(requestId: "${id}")`)).__typename).toBe('NotFound');
    expect((await outcome('lecco', `closeReading(requestId: "${id}")`)).__typename).toBe('Refused');
    expect((await outcome('curatore', `closeReading(requestId: "${id}")`)).__typename).not.toBe('ReadingDone');
    expect((await ask('lecco', document.id, { enti: [pesaroId] })).__typename).toBe('Refused');
    const hidden = await add('referente', 'ENTE');
    expect((await ask('lecco', hidden.id, { enti: [leccoId] })).__typename).toBe('NotFound');
  });

  it('a collection is read by whom it is for; a document hidden from somebody is not in it, nor counted', async () => {
    const [open, own] = [await add('referente', 'PUBBLICO'), await add('referente', 'ENTE')];
    const { id } = await create('referente', { visibility: 'PROVINCE' }, [own.id, open.id]);
    const { id: closed } = await create('referente', { visibility: 'ENTE' }, [open.id]);
    for (const [who, expected] of [['lettore', [own.id, open.id]], ['lecco', [open.id]], ['curatore', [open.id]]] as const) {
      const opened = (await collection(who, id))!;
      expect({ who, in: opened.parts.flatMap(({ documents }) => documents.map((document) => document.id)), counted: opened.collection.documentCount }).toEqual({ who, in: expected, counted: expected.length });
      expect({ who, listed: (await collections(who)).find((each) => each.id === id)?.documentCount }).toEqual({ who, listed: expected.length });
      expect({ who, closed: (await collection(who, closed)) !== null }).toEqual({ who, closed: who === 'lettore' });
    }
    const { id: shared } = await create('referente', { visibility: 'PUBBLICO' }, [own.id]);
    expect([(await collections('lettore', `, documentId: "${own.id}"`)).map((each) => each.id), await collections('lecco', `, documentId: "${own.id}"`), await collections('visitor', `, documentId: "${randomUUID()}"`)]).toEqual([expect.arrayContaining([id, shared]), [], []]);
    expect(await collection('visitor', id)).toBeNull();
    expect((await collections('visitor')).map((each) => each.id)).not.toContain(id);
    const zip = async (who: Who): Promise<number> => (await test.app.inject({ method: 'HEAD', url: `/api/documents/zip?raccolta=${closed}`, headers: { cookie: clients[who].cookie() } })).statusCode;
    expect([await zip('lettore'), await zip('lecco'), await zip('visitor')]).toEqual([200, 404, 404]);
  });

  it('a collection of others is not changed, and one that is hidden is not there', async () => {
    const { id } = await create('referente', { visibility: 'PROVINCE' });
    const { id: closed } = await create('referente', { visibility: 'ENTE' });
    const document = await add('lecco', 'PROVINCE');
    for (const mutation of [(each: string) => `addToCollection(id: "${each}", documentId: "${document.id}")`, (each: string) => `deleteCollection(id: "${each}")`, (each: string) => `arrangeCollection(collection: { id: "${each}", seenRevision: 1 }, parts: [])`]) {
      expect([(await outcome('lecco', mutation(id))).__typename, (await outcome('lecco', mutation(closed))).__typename, (await outcome('lettore', mutation(closed))).__typename]).toEqual(['Refused', 'NotFound', 'Refused']);
    }
    expect((await create('lecco', { visibility: 'RETE' }, [], pesaroId)).__typename).toBe('NotFound');
  });

  it('notices and follows are one’s own; what one may not read is not followed', async () => {
    const [open, own] = [await add('referente', 'PROVINCE'), await add('referente', 'ENTE')];
    expect([(await follow('lecco', 'documento', open.id)).__typename, (await follow('lecco', 'documento', own.id)).__typename, (await follow('lecco', 'pratica', open.id)).__typename]).toEqual(['NoticesDone', 'NotFound', 'NotFound']);
    const followed = async (who: Who): Promise<string[]> => (await clients[who].request<{ follows: { subjectId: string }[] }>('{ follows { subjectId } }')).follows.map(({ subjectId }) => subjectId);
    expect(await followed('lecco')).toContain(open.id);
    expect(await followed('referente')).not.toContain(open.id);
    await share(open, 'ENTE');
    expect(await followed('lecco')).not.toContain(open.id);
    // Who clicks twice is told the same twice.
    for (const click of [1, 2]) expect([click, (await outcome('lecco', `unfollow(kind: "documento", id: "${open.id}")`)).__typename]).toEqual([click, 'NoticesDone']);
  });

  it('versions of the days when it was a draft are for its Ente alone', async () => {
    const draft = await add('referente', 'PUBBLICO', {}, false);
    const second = await newVersion(draft);
    const published = await change('referente', 'moveDocument', second.document, 'step: "publish"');
    await newVersion(published.document);
    const versions = async (who: Who): Promise<number[]> => (await clients[who].request<{ document: { versions: { number: number }[] } }>('query ($id: ID!) { document(id: $id) { versions { number } } }', { id: draft.id })).document.versions.map(({ number }) => number);
    expect([await versions('lettore'), await versions('lecco'), await versions('visitor')]).toEqual([[3, 2, 1], [3, 2], [3, 2]]);
    const text = async (who: Who): Promise<boolean> => (await clients[who].request<{ t: object | null }>('query ($id: ID!) { t: documentText(id: $id, number: 1) { number } }', { id: draft.id })).t !== null;
    expect([await text('lettore'), await text('lecco'), await text('visitor')]).toEqual([true, false, false]);
    const file = async (who: Who): Promise<number> => (await test.app.inject({ method: 'GET', url: `/api/documents/${draft.id}/versions/1/file`, headers: { cookie: clients[who].cookie() } })).statusCode;
    expect([await file('lecco'), await file('visitor')]).toEqual([404, 404]);
  });
});

describe('comments', () => {
  it('are answered one level deep, keep how they read before, and lose their words when deleted', async () => {
    const { id } = await add('referente', 'PROVINCE');
    const key = randomUUID();
    const [first, again] = [await comment('lecco', id, 'Vale anche per le Unioni?', { clientKey: key }), await comment('lecco', id, 'Vale anche per le Unioni?', { clientKey: key })];
    expect(again.id).toBe(first.id);
    const answer = await comment('referente', id, 'Sì, con l’articolo 4.', { parentId: first.id });
    expect((await comment('lecco', id, 'Grazie.', { parentId: answer.id })).__typename).toBe('Refused');
    await outcome('lecco', `editDocumentComment(id: "${first.id}", text: "Vale per le Unioni montane?")`);
    expect(await comments('curatore', id)).toMatchObject([{ text: 'Vale per le Unioni montane?', earlier: [{ text: 'Vale anche per le Unioni?' }], answers: [{ text: 'Sì, con l’articolo 4.' }] }]);
    await outcome('lecco', `deleteDocumentComment(id: "${first.id}")`);
    expect(await comments('curatore', id)).toMatchObject([{ text: '', deleted: true, earlier: [], answers: [{ text: 'Sì, con l’articolo 4.' }] }]);
    await outcome('referente', `deleteDocumentComment(id: "${answer.id}")`);
    expect(await comments('curatore', id)).toEqual([]);
  });

  it('are refused at their field when there is nothing in them, or too much', async () => {
    const { id } = await add('referente', 'PROVINCE');
    for (const text of ['  ', 'x'.repeat(4001)]) expect((await comment('lecco', id, text)).problems[0]!.field).toBe('text');
  });

  it('are told to the owner, to who follows and to who is answered, and lost at once by who may read no longer', async () => {
    const document = await add('referente', 'PROVINCE', { title: 'Regolamento delle sagre' });
    await follow('curatore', 'documento', document.id);
    const { id } = await comment('lecco', document.id, 'Che cosa si fa con le bancarelle?');
    await settle();
    for (const who of ['referente', 'curatore'] as const) {
      expect((await notices(who))[0]).toContain('ha commentato su «Regolamento delle sagre»');
      expect((await mailTo(who)).filter((mail) => mail.includes('bancarelle'))).toHaveLength(1);
    }
    expect((await mailTo('lecco')).filter((mail) => mail.includes('bancarelle'))).toEqual([]);
    await comment('referente', document.id, 'Si veda l’articolo 9.', { parentId: id });
    await settle();
    expect((await mailTo('lecco')).filter((mail) => mail.includes('articolo 9'))).toHaveLength(1);
    const { id: regretted } = await comment('referente', document.id, 'Un ripensamento.', { parentId: id });
    await outcome('referente', `deleteDocumentComment(id: "${regretted}")`);
    await settle();
    expect((await mailTo('lecco')).filter((mail) => mail.includes('ripensamento'))).toEqual([]);
    expect((await asSystem(() => currentManager().query(`select 1 from notice where text like '%bancarelle%'`)))).toEqual([]);
    await comment('referente', document.id, 'Una cosa fra noi sulle bancarelle.', { parentId: id });
    await share(document, 'ENTE');
    await settle();
    expect(await comments('lecco', document.id)).toBeNull();
    expect((await notices('lecco')).filter((title) => title.includes('sagre'))).toEqual([]);
    expect((await mailTo('lecco')).filter((mail) => mail.includes('fra noi'))).toEqual([]);
  });
});

describe('what one follows', () => {
  it('is told once of a new version, by mail and in the product, and not to who made it', async () => {
    const document = await add('referente', 'PROVINCE', { title: 'Tariffario dei parcheggi' });
    for (const who of ['lecco', 'referente'] as const) await follow(who, 'documento', document.id);
    await newVersion(document, 'Aggiornate le fasce.');
    await settle();
    await settle();
    expect((await notices('lecco')).filter((title) => title.includes('parcheggi'))).toEqual(['Nuova versione (2) di «Tariffario dei parcheggi»']);
    expect((await mailTo('lecco')).filter((mail) => mail.includes('Aggiornate le fasce.'))).toHaveLength(1);
    expect((await notices('referente')).filter((title) => title.includes('parcheggi'))).toEqual([]);
  });

  it('is told of new documents on a subject, where one may read them', async () => {
    await follow('lecco', 'pilastro', 'SUA');
    await add('referente', 'PROVINCE', { title: 'Gara per le scuole', pillars: ['SUA'] });
    await add('referente', 'ENTE', { title: 'Gara ancora riservata', pillars: ['SUA'] });
    await settle();
    expect((await notices('lecco')).filter((title) => title.includes('Gara'))).toEqual([expect.stringContaining('Nuovo documento: «Gara per le scuole»')]);
    expect((await mailTo('lecco')).filter((mail) => mail.includes('riservata'))).toEqual([]);
  });

  it('is put away by opening it', async () => {
    const unread = async (): Promise<number> => (await clients.lecco.request<{ notices: unknown[] }>('{ notices(unreadOnly: true) { id } }')).notices.length;
    expect(await unread()).toBeGreaterThan(0);
    await outcome('lecco', 'markNoticesRead');
    expect(await unread()).toBe(0);
  });
});

async function ask(who: Who, id: string, input: Record<string, unknown>): Promise<Outcome> {
  return outcome(who, 'askReading(id: $id, input: $input)', { id, input: { enti: [], people: [], dueOn: NEXT_YEAR, note: '', ...input } }, '($id: ID!, $input: AskReadingInput!)');
}

describe('a reading that is asked for', () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

  it('is refused at its field for who may not read it, for the past and for nobody', async () => {
    const document = await add('referente', 'ENTE');
    const fields = async (input: Record<string, unknown>): Promise<string[]> => (await ask('referente', document.id, { dueOn: tomorrow, ...input })).problems.map(({ field }) => field);
    expect(await fields({ enti: [leccoId] })).toEqual(['enti']);
    expect(await fields({ enti: [pesaroId], dueOn: '2020-01-01' })).toEqual(['dueOn']);
    expect(await fields({})).toEqual(['enti']);
    expect(await fields({ people: [randomUUID()] })).toEqual(['people']);
    const draft = await add('referente', 'PUBBLICO', {}, false);
    expect((await ask('referente', draft.id, { enti: [leccoId], dueOn: tomorrow })).__typename).toBe('Refused');
  });

  it('waits on the page and among what waits, is confirmed once, and shows who has and who has not', async () => {
    const document = await add('referente', 'PROVINCE', { title: 'Piano neve' });
    const { colleagues } = await clients.referente.request<{ colleagues: { id: string; name: string }[] }>('query ($id: ID!) { colleagues: readingColleagues(id: $id) { id name } }', { id: document.id });
    const { me } = await clients.lettore.request<{ me: { id: string } }>('{ me { id } }');
    expect(colleagues.map(({ id }) => id)).toContain(me.id);
    expect((await ask('referente', document.id, { enti: [leccoId, upiId], people: [me.id], dueOn: NEXT_YEAR })).__typename).toBe('ReadingDone');
    await settle();
    expect((await notices('lecco'))[0]).toContain('di leggere «Piano neve»');
    const waiting = async (who: Who): Promise<string[]> => (await clients[who].request<{ w: { title: string }[] }>('{ w: waitingReadings { title } }')).w.map(({ title }) => title);
    expect([await waiting('lecco'), await waiting('lettore'), await waiting('redattore')]).toEqual([['Piano neve'], ['Piano neve'], []].map((list) => expect.arrayContaining(list)));
    const { r } = await clients.lecco.request<{ r: { mine: { id: string }[] } }>('query ($id: ID!) { r: documentReadings(id: $id) { mine { id } } }', { id: document.id });
    for (let times = 0; times < 2; times += 1) expect((await outcome('lecco', `confirmReading(requestId: "${r.mine[0]!.id}")`)).__typename).toBe('ReadingDone');
    expect(await waiting('lecco')).not.toContain('Piano neve');
    const table = await clients.referente.request<{ r: { requests: { csv: string; lines: { kind: string; confirmedBy: string | null }[] }[] } }>('query ($id: ID!) { r: documentReadings(id: $id) { requests { csv lines { kind confirmedBy } } } }', { id: document.id });
    expect(table.r.requests[0]!.lines.map(({ kind, confirmedBy }) => [kind, confirmedBy !== null]).sort()).toEqual([['ENTE', false], ['ENTE', true], ['PERSONA', false]]);
    const { body } = await test.app.inject({ method: 'GET', url: table.r.requests[0]!.csv, headers: { cookie: clients.referente.cookie() } });
    expect(body.split('\r\n').filter((line) => line.includes('"sì"'))).toEqual([expect.stringContaining('Lecco')]);
  });

  it('reminds who has not confirmed, once for each stage, and nobody else', async () => {
    const document = await add('referente', 'PROVINCE', { title: 'Piano valanghe' });
    await ask('referente', document.id, { enti: [leccoId, upiId], dueOn: tomorrow });
    const { r } = await clients.lecco.request<{ r: { mine: { id: string }[] } }>('query ($id: ID!) { r: documentReadings(id: $id) { mine { id } } }', { id: document.id });
    await outcome('lecco', `confirmReading(requestId: "${r.mine[0]!.id}")`);
    for (let times = 0; times < 2; times += 1) await test.app.get(RemindOfDocuments, { strict: false }).execute();
    const reminders = async (who: Who): Promise<string[]> => (await notices(who)).filter((title) => title.includes('avete letto «Piano valanghe»?'));
    expect([(await reminders('lecco')).length, (await reminders('curatore')).length]).toEqual([0, 1]);
  });
});

describe('waiting for people', () => {
  it('a document sent to the referente is told to him, and back to who prepared it', async () => {
    const document = await add('redattore', 'PUBBLICO', { kind: 'delibera', title: 'Delibera dei rifugi' });
    await settle();
    const { document: now } = await clients.referente.request<{ document: Doc & { state: string } }>('query ($id: ID!) { document(id: $id) { id revision state } }', { id: document.id });
    expect(now.state).toBe('IN_REVISIONE');
    expect((await notices('referente'))[0]).toBe('Aspetta la vostra revisione: «Delibera dei rifugi»');
    await change('referente', 'moveDocument', now, 'step: "sendBack", reason: "Manca il parere."');
    await settle();
    expect((await notices('redattore'))[0]).toBe('Rimandato perché lo correggiate: «Delibera dei rifugi»');
    expect((await mailTo('redattore')).filter((mail) => mail.includes('Manca il parere.'))).toHaveLength(1);
  });

  it('the owner is told when the review date has come, once', async () => {
    const document = await add('referente', 'PROVINCE', { title: 'Regolamento da rivedere', reviewOn: '2099-01-01' });
    await asSystem(() => currentManager().query(`update document set review_on = '2026-01-15' where id = $1`, [document.id]));
    for (let times = 0; times < 2; times += 1) await test.app.get(RemindOfDocuments, { strict: false }).execute();
    expect((await notices('referente')).filter((title) => title.includes('da rivedere»'))).toEqual(['Da rivedere entro il 15/1/2026: «Regolamento da rivedere»']);
    expect((await notices('lecco')).filter((title) => title.includes('da rivedere»'))).toEqual([]);
  });
});

async function create(who: Who, input: Record<string, unknown>, documentIds: string[] = [], enteId = who === 'lecco' ? leccoId : who === 'curatore' ? upiId : pesaroId): Promise<Outcome> {
  const { c } = await clients[who].request<{ c: Outcome }>(`mutation ($enteId: ID!, $input: CollectionInput!, $ids: [ID!]!) { c: createCollection(enteId: $enteId, input: $input, documentIds: $ids) { __typename ... on CollectionKept { id revision } ${REFUSALS} } }`, { enteId, ids: documentIds, input: { title: `Raccolta ${randomUUID()}`, visibility: 'PUBBLICO', ...input } });
  return c;
}
const collection = async (who: Who, id: string): Promise<{ collection: { documentCount: number; revision: number }; parts: Part[] } | null> => (await clients[who].request<{ c: never }>('query ($id: ID!) { c: collection(id: $id) { collection { documentCount revision } parts { id title documents { id } } } }', { id })).c;
const collections = async (who: Who, rest = ''): Promise<{ id: string; documentCount: number }[]> => (await clients[who].request<{ c: { items: { id: string; documentCount: number }[] } }>(`{ c: collections(first: 50${rest}) { items { id documentCount } } }`)).c.items;
const arrange = (who: Who, id: string, seenRevision: number, parts: { id?: string; title: string; documentIds: string[] }[]): Promise<Outcome> => outcome(who, 'arrangeCollection(collection: $c, parts: $parts)', { c: { id, seenRevision }, parts }, '($c: SeenCollection!, $parts: [CollectionPartInput!]!)');

describe('a collection', () => {
  const order = async (who: Who, id: string): Promise<[string, string[]][]> => (await collection(who, id))!.parts.map(({ title, documents }) => [title, documents.map((document) => document.id)]);
  let [a, b, c]: string[] = [];

  beforeEach(async () => {
    [a, b, c] = [(await add('referente', 'PUBBLICO')).id, (await add('referente', 'PUBBLICO')).id, (await add('lecco', 'PROVINCE')).id];
  });

  it('is put in parts and in another order, and nobody’s order is overwritten unseen', async () => {
    const { id, revision } = await create('redattore', {}, [a!, b!, c!]);
    expect((await arrange('redattore', id, revision, [{ title: '', documentIds: [b!] }, { title: 'Gare', documentIds: [c!, a!, a!] }])).__typename).toBe('CollectionKept');
    expect(await order('referente', id)).toEqual([['', [b]], ['Gare', [c, a]]]);
    expect(await order('visitor', id)).toEqual([['', [b]], ['Gare', [a]]]);
    expect((await arrange('referente', id, revision, [{ title: '', documentIds: [] }])).__typename).toBe('DocumentConflict');
    expect((await arrange('referente', id, revision + 1, [{ title: '', documentIds: [] }, { title: ' ', documentIds: [] }])).problems[0]!.field).toBe('parts[1].title');
  });

  it('keeps what its editor may read no longer, and nothing comes in that he may not read', async () => {
    const secret = (await add('lecco', 'ENTE')).id;
    const { id } = await create('redattore', {}, [a!, c!, secret]);
    const { document } = await clients.lecco.request<{ document: Doc }>('query ($id: ID!) { document(id: $id) { id revision } }', { id: c });
    await change('lecco', 'shareDocument', document, 'visibility: "ENTE"');
    expect(await order('redattore', id)).toEqual([['', [a]]]);
    await arrange('redattore', id, 1, [{ title: '', documentIds: [a!, secret] }]);
    expect(await order('lecco', id)).toEqual([['', [a, c]]]);
  });

  it('of UPI stands in the front of the library; no other may', async () => {
    const { id } = await create('curatore', { curated: true, visibility: 'PUBBLICO' }, [a!]);
    expect((await collections('visitor', ', curated: true')).map((each) => each.id)).toContain(id);
    expect((await create('referente', { curated: true })).problems.map(({ field }) => field)).toEqual(['curated']);
  });

  it('takes a document in once, is told to who follows it, and is found by its own words only', async () => {
    const { id } = await create('redattore', { title: 'Raccolta delle ciclovie', visibility: 'PROVINCE' });
    await follow('lecco', 'raccolta', id);
    const own = (await add('referente', 'ENTE', { title: 'Ciclovia riservata' })).id;
    for (const documentId of [a!, a!, own]) expect((await outcome('referente', `addToCollection(id: "${id}", documentId: "${documentId}")`)).__typename).toBe('CollectionKept');
    await settle();
    expect((await order('referente', id))[0]![1]).toEqual([a, own]);
    expect((await notices('lecco')).filter((title) => title.includes('ciclovie'))).toHaveLength(1);
    const [entry] = await test.app.get(CollectionSearchSource, { strict: false }).entries([id]);
    expect(entry).toMatchObject({ title: 'Raccolta delle ciclovie', audience: [`ente:${pesaroId}`, 'rete:province'], passages: [] });
    expect(JSON.stringify(entry)).not.toContain('riservata');
    expect((await collections('lecco', `, documentId: "${a}"`)).map((each) => each.id)).toContain(id);
    expect((await outcome('referente', `deleteCollection(id: "${id}")`)).__typename).toBe('CollectionKept');
    expect(await collection('referente', id)).toBeNull();
  });
});

describe('archives', () => {
  it('are handed out twenty times in ten minutes to each, and then not', async () => {
    const { id } = await add('curatore', 'PUBBLICO');
    const head = async (who: Who): Promise<number> => (await test.app.inject({ method: 'HEAD', url: `/api/documents/zip?ids=${id}`, headers: { cookie: clients[who].cookie() } })).statusCode;
    const answers: number[] = [];
    for (let times = 0; times < 21; times += 1) answers.push(await head('curatore'));
    expect([...new Set(answers.slice(0, 20)), answers[20]]).toEqual([200, 429]);
    expect(await head('redattore')).toBe(200);
  });
});
