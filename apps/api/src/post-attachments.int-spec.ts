import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { TakeBackFiles, TellOfPosts } from '@province-comuni/communities-domain';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveBytes } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Anna writes; Luca, of her Ente, moderates; Lecco is a member of another Ente; the curatore is in no community. */
type Who = 'anna' | 'luca' | 'lettore' | 'lecco' | 'curatore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lettore: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const CARD = 'attachments { documentId title kindLabel ente state fileName size format scan href }';

interface Card { readonly documentId: string; readonly title: string; readonly href: string; readonly scan: string }
interface Outcome { readonly __typename: string; readonly discussionId: string; readonly heldId: string; readonly post: { readonly id: string; readonly sequence: number; readonly attachments: Card[] }; readonly problems: { field: string; message: string }[] }

let test: TestApp;
let sua: string;
let pesaroId: string;
let discussionId: string;
const clients = {} as Record<Who | 'visitor', GraphqlClient>;

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const arrived = async (fileName: string, words = randomUUID()): Promise<string> => (await arriveBytes(test, { email: EMAILS.anna, enteId: pesaroId, fileName, bytes: Buffer.from(words), pages: [words] })).uploadId;
const answer = async (who: Who, attachments: object[], { text = `Ecco ${randomUUID()}`, clientKey = randomUUID() as string, inDiscussion = discussionId } = {}): Promise<Outcome> =>
  (await clients[who].request<{ answer: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ... on AnswerGiven { post { id sequence ${CARD} } } ... on PostHeld { heldId } ${REFUSALS} } }`, { input: { discussionId: inDiscussion, text: plainPost(text), clientKey, attachments } })).answer;
const cardsOf = async (who: Who | 'visitor', sequence: number): Promise<Card[] | undefined> =>
  (await clients[who].request<{ discussion: { posts: { sequence: number; attachments: Card[] }[] } | null }>(`query ($id: ID!) { discussion(id: $id, after: 0, first: 50) { posts { sequence ${CARD} } } }`, { id: discussionId })).discussion?.posts.find((post) => post.sequence === sequence)?.attachments;
const raw = async (who: Who | 'visitor'): Promise<string> => JSON.stringify(await clients[who].request(`query ($id: ID!) { discussion(id: $id, after: 0, first: 50) { first { text ${CARD} } posts { text ${CARD} } } }`, { id: discussionId }));
const download = async (who: Who | 'visitor', href: string): Promise<number> => (await test.app.inject({ method: 'GET', url: href, headers: { cookie: clients[who].cookie(), host: 'localhost:3000' } })).statusCode;
const change = async (who: Who, mutation: string): Promise<string> => Object.values(await clients[who].request<Record<string, { __typename: string }>>(`mutation { ${mutation} { __typename } }`))[0]!.__typename;
const documentsMade = async (): Promise<number> => (await sql<{ count: number }>('select count(*)::int as count from document'))[0]!.count;

let heard = 0;
/** What the followers of the events do, without the clock. */
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  for (const event of news) {
    if (event.kind === 'communities.post-added') await test.app.get(TellOfPosts, { strict: false }).hear(event);
    if (event.kind === 'communities.post-withdrawn') await test.app.get(TakeBackFiles, { strict: false }).hear(event);
  }
  heard = Number(news.at(-1)?.id ?? heard);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
  }
  pesaroId = (await clients.anna.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  sua = (await sql<{ id: string }>(`select id from community where key = 'sua'`))[0]!.id;
  for (const who of ['anna', 'luca', 'lettore', 'lecco'] as const) await change(who, `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
  await sql(`update community_member m set role = 'MODERATORE' from person p where p.id = m.person_id and p.email = $1`, [EMAILS.luca]);
  await liftWritingLimits(test);
  await liftQuietHours(test);
  const { openDiscussion } = await clients.anna.request<{ openDiscussion: Outcome }>(`mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ${REFUSALS} } }`, {
    input: { communityId: sua, kind: 'QUESTION', title: 'Chi ha un capitolato?', text: plainPost('Lo cerchiamo.'), clientKey: randomUUID(), attachments: [{ uploadId: await arrived('richiesta.pdf'), title: 'Richiesta scritta' }] },
  });
  discussionId = openDiscussion.discussionId;
  await clients.lecco.request('mutation ($id: ID!) { follow(kind: "discussione", id: $id) { __typename } }', { id: discussionId });
}, 120_000);
afterAll(() => test?.close(), 60_000);

describe.each(['both walls', 'the application alone'])('what goes with a post, with %s,', (walls) => {
  let post: Outcome['post'];
  let card: Card;

  beforeAll(async () => {
    if (walls === 'both walls') return;
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    for (const table of ['post_attachment', 'document', 'document_version', 'held_post', 'post', 'discussion']) await owner.query(`alter table ${table} disable row level security`);
    await owner.end();
  });

  it('brings nothing to who is not in the community, nor anything of his with it', async () => {
    const before = await documentsMade();
    const uploadId = await arrived('altrui.pdf');
    expect((await answer('curatore', [{ uploadId, title: 'Di altri' }])).__typename).toBe('Refused');
    // Lecco is a member, and the file is Anna's.
    expect((await answer('lecco', [{ uploadId, title: 'Di altri' }])).problems).toEqual([{ field: 'attachments[0]', message: expect.stringContaining('caricatelo di nuovo') }]);
    // Who only reads for his Ente brings no files: the rule of the library.
    expect((await answer('lettore', [{ uploadId, title: 'Di altri' }])).problems.map(({ field }) => field)).toEqual(['attachments[0]']);
    expect(await documentsMade()).toBe(before);
  });

  it('is, of a new file, a document of the Ente that the community reads; sent twice it is one', async () => {
    const before = await documentsMade();
    const [uploadId, clientKey] = [await arrived('capitolato.pdf'), randomUUID()];
    const both = await Promise.all([answer('anna', [{ uploadId, title: `Capitolato zibaldone ${walls}` }], { text: 'Eccolo.', clientKey }), answer('anna', [{ uploadId, title: `Capitolato zibaldone ${walls}` }], { text: 'Eccolo.', clientKey })]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['AnswerGiven', 'AnswerGiven']);
    expect([both[0]!.post.id, await documentsMade()]).toEqual([both[1]!.post.id, before + 1]);
    post = both[0]!.post;
    [card] = post.attachments as [Card];
    expect(post.attachments).toEqual([{ documentId: expect.any(String), title: `Capitolato zibaldone ${walls}`, kindLabel: 'Altro', ente: 'Provincia di Pesaro e Urbino', state: 'PUBBLICATO', fileName: 'capitolato.pdf', size: expect.any(String), format: 'PDF', scan: 'NON_ANALIZZATO', href: `/api/documents/${card.documentId}/versions/1/file` }]);
    expect(await sql('select visibility, shared_with, licence from document where id = $1', [card.documentId])).toEqual([{ visibility: 'COMMUNITY', shared_with: [sua], licence: 'RISERVATI' }]);
    expect([await cardsOf('lecco', post.sequence), await download('lecco', card.href)]).toEqual([[card], 200]);
  });

  it('is nothing to who may not read it: no title, no id, no file', async () => {
    for (const who of ['curatore', 'visitor'] as const) {
      expect({ who, cards: await cardsOf(who, post.sequence), file: await download(who, card.href) }).toEqual({ who, cards: [], file: 404 });
      expect(await raw(who)).not.toContain('zibaldone');
      expect(await raw(who)).not.toContain(card.documentId);
    }
  });

  it('may be a document that is there: shown to who may read that one, and to nobody else', async () => {
    const uploadId = await arrived('interno.pdf');
    const { addDocuments } = await clients.anna.request<{ addDocuments: { documents: { id: string }[] } }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id } } } }', { input: { items: [{ uploadId, fields: { title: 'Nota interna babirussa', kind: 'altro', licence: 'CC-BY-4.0' } }], visibility: 'ENTE', sharedWith: [], publish: true } });
    const documentId = addDocuments.documents[0]!.id;
    const absent = [{ field: 'attachments[0]', message: 'Questo documento non c’è, o non è per voi: toglietelo.' }];
    for (const id of [documentId, randomUUID(), 'x']) expect((await answer('lecco', [{ documentId: id }])).problems).toEqual(absent);
    const given = await answer('anna', [{ documentId }, { documentId }]);
    expect(given.post.attachments.map(({ title }) => title)).toEqual(['Nota interna babirussa']);
    expect([await cardsOf('luca', given.post.sequence), await cardsOf('lecco', given.post.sequence), await cardsOf('visitor', given.post.sequence)]).toEqual([given.post.attachments, [], []]);
    expect(await raw('lecco')).not.toContain(documentId);
    // Choosing a document shares it with nobody.
    expect(await sql('select visibility from document where id = $1', [documentId])).toEqual([{ visibility: 'ENTE' }]);
    await settle();
    const letters = async (who: Who): Promise<string> => JSON.stringify((await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items);
    const notices = JSON.stringify(await sql('select p.email, n.title, n.text from notice n join person p on p.id = n.person_id where p.email = $1', [EMAILS.lecco]));
    expect((await letters('lecco')) + notices).toContain(`1 allegato: Capitolato zibaldone ${walls}`);
    expect((await letters('lecco')) + notices).not.toContain('babirussa');
    await test.app.get(RebuildIndex, { strict: false }).execute();
    const found = (await clients.lecco.request<{ search: { hits: unknown[] } }>('{ search(input: { query: "babirussa" }) { ... on SearchPage { hits { id } } } }')).search.hits;
    expect(found).toEqual([]);
  });

  it('leaves nothing of a post that is refused, and says what is wrong where', async () => {
    const before = await documentsMade();
    const uploadId = await arrived('buono.pdf');
    const refused = await answer('anna', [{ uploadId, title: 'Buono' }, { uploadId: randomUUID(), title: 'Mai arrivato' }, { uploadId: await arrived('lungo.pdf'), title: 'x'.repeat(400) }, {}]);
    expect(refused.problems.map(({ field }) => field)).toEqual(['attachments[1]', 'attachments[2].title', 'attachments[3]']);
    expect((await answer('anna', [{ uploadId, title: 'Buono' }], { text: ' ' })).problems.map(({ field }) => field)).toEqual(['text']);
    expect((await answer('anna', Array.from({ length: 11 }, () => ({ uploadId })))).problems).toEqual([{ field: 'attachments', message: 'Al massimo 10 allegati per messaggio.' }]);
    expect(await documentsMade()).toBe(before);
    // What was refused is sent again as it is.
    expect((await answer('anna', [{ uploadId, title: '' }])).post.attachments.map(({ title }) => title)).toEqual(['buono.pdf']);
  });

  it('goes and comes back with a post that is hidden, through the community', async () => {
    expect(await change('luca', `hidePost(postId: "${post.id}", category: DATI_PERSONALI, reason: "Dati.")`)).toBe('CommunityDone');
    for (const who of ['lecco', 'anna', 'luca'] as const) expect({ who, cards: await cardsOf(who, post.sequence) }).toEqual({ who, cards: [] });
    expect([await download('lecco', card.href), await download('anna', card.href)]).toEqual([404, 200]);
    expect((await clients.lecco.request<{ document: null }>('query ($id: ID!) { document(id: $id) { id } }', { id: card.documentId })).document).toBeNull();
    expect(await change('luca', `showPost(postId: "${post.id}", reason: "A posto.")`)).toBe('CommunityDone');
    expect([await cardsOf('lecco', post.sequence), await download('lecco', card.href)]).toEqual([[card], 200]);
  });

  it('is taken back with a post that is withdrawn; the document stays with its Ente', async () => {
    expect(await change('anna', `withdrawPost(postId: "${post.id}")`)).toBe('CommunityDone');
    expect(await cardsOf('lecco', post.sequence)).toEqual([]);
    await settle();
    expect([await download('lecco', card.href), await download('anna', card.href)]).toEqual([404, 200]);
    expect(await sql('select 1 from post_attachment where post_id = $1', [post.id])).toEqual([]);
  });

  it('waits with a post that is held: a draft until it is approved', async () => {
    await sql(`insert into blocked_link (address, note, added_by_name, added_at) values ('spam.example', '', 'UPI', now()) on conflict do nothing`);
    const held = await answer('anna', [{ uploadId: await arrived('listino.pdf'), title: `Listino ${walls}` }], { text: 'Vedi https://spam.example/x' });
    expect(held.__typename).toBe('PostHeld');
    const [draft] = await sql<{ id: string; state: string }>('select id, state from document where title = $1', [`Listino ${walls}`]);
    expect(draft!.state).toBe('BOZZA');
    const href = `/api/documents/${draft!.id}/versions/1/file`;
    expect(await download('lecco', href)).toBe(404);
    const { moderationQueue } = await clients.luca.request<{ moderationQueue: { nodes: { id: string; kind: string; text: object }[] } }>('{ moderationQueue(key: "sua") { nodes { id kind text } } }');
    const waiting = moderationQueue.nodes.find(({ kind }) => kind === 'IN_ATTESA')!;
    expect(JSON.stringify(waiting.text)).toContain(`Listino ${walls}`);
    const decided = await clients.luca.request<{ decideCase: { __typename: string } }>('mutation ($input: DecideCaseInput!) { decideCase(input: $input) { __typename } }', { input: { caseId: waiting.id, verdict: 'APPROVA', reason: 'Va bene.' } });
    expect(decided.decideCase.__typename).toBe('CommunityDone');
    expect(await download('lecco', href)).toBe(200);
    expect(await raw('lecco')).toContain(`Listino ${walls}`);
  });

  it('shows what the scanner says, and hands nothing dangerous out', async () => {
    const { post: infected } = await answer('anna', [{ uploadId: await arrived('virus.pdf'), title: `Virus ${walls}` }]);
    await sql(`update stored_file f set scan = 'INFETTO' from document_version v where v.sha256 = f.sha256 and v.document_id = $1`, [infected.attachments[0]!.documentId]);
    expect((await cardsOf('lecco', infected.sequence))!.map(({ scan }) => scan)).toEqual(['INFETTO']);
    expect(await download('lecco', infected.attachments[0]!.href)).not.toBe(200);
  });

  it('goes with a discussion that is moved: the old community reads it no more, the new one does', async () => {
    const europa = (await sql<{ id: string }>(`select id from community where key = 'servizi-europa'`))[0]!.id;
    for (const who of ['anna', 'luca'] as const) await change(who, `joinCommunity(communityId: "${europa}", guidelinesAccepted: true)`);
    await sql(`update community_member m set role = 'MODERATORE' from person p where p.id = m.person_id and p.email = $1`, [EMAILS.luca]);
    await change('lecco', `leaveCommunity(communityId: "${europa}")`);
    const { openDiscussion } = await clients.anna.request<{ openDiscussion: Outcome }>(`mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ${REFUSALS} } }`, {
      input: { communityId: sua, kind: 'DISCUSSION', title: 'Da spostare con il suo file', text: plainPost('Eccolo.'), clientKey: randomUUID(), attachments: [{ uploadId: await arrived('spostato.pdf'), title: `Spostato ${walls}` }] },
    });
    const [{ id }] = (await sql<{ id: string }>('select id from document where title = $1', [`Spostato ${walls}`])) as [{ id: string }];
    const href = `/api/documents/${id}/versions/1/file`;
    expect(await download('lecco', href)).toBe(200);
    const { moveDiscussion } = await clients.luca.request<{ moveDiscussion: { __typename: string } }>('mutation ($input: MoveDiscussionInput!) { moveDiscussion(input: $input) { __typename } }', { input: { discussionId: openDiscussion.discussionId, fromCommunityId: sua, toCommunityId: europa, reason: 'È di là.' } });
    expect(moveDiscussion.__typename).toBe('CommunityDone');
    expect([await download('lecco', href), await download('anna', href)]).toEqual([404, 200]);
    await change('lecco', `joinCommunity(communityId: "${europa}", guidelinesAccepted: true)`);
    expect(await download('lecco', href)).toBe(200);
  });

  it('is, where a text refers to it, named to who may read it and to nobody else: page, letter, search, log', async () => {
    const secret = `Zanzibar${randomUUID().slice(0, 6)}`;
    const { addDocuments } = await clients.anna.request<{ addDocuments: { documents: { id: string }[] } }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id } } } }', {
      input: { items: [{ uploadId: await arrived(`${secret}.pdf`), fields: { title: `Nota riservata ${secret}`, kind: 'altro', licence: 'CC-BY-4.0' } }], visibility: 'ENTE', sharedWith: [], publish: true },
    });
    const { id } = addDocuments.documents[0]!;
    const practice = (await sql<{ id: string }>('select id from practice where published_number is not null limit 1'))[0]!.id;
    const meeting = (await sql<{ id: string }>('select id from meeting where community_id is null limit 1'))[0]!.id;
    const [ente] = (await sql<{ id: string; denominazione: string }>(`select id, denominazione from ente where kind = 'COMUNE' and valido_al is null order by denominazione limit 1`)) as [{ id: string; denominazione: string }];
    const reference = (kind: string, of: string): object => ({ type: 'reference', attrs: { kind, id: of, label: secret, title: secret } });
    const nowhere = randomUUID();
    const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Vedi ' }, reference('documento', id), reference('documento', nowhere), reference('clausola', 'innovazione:conv-oggetto'), reference('discussione', discussionId), reference('pratica', practice), reference('evento', meeting), reference('ente', ente.id)] }] };
    const given = (await clients.anna.request<{ answer: { post: { id: string; sequence: number; references: { title: string }[] } } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { ... on AnswerGiven { post { id sequence references { title } } } } }', { input: { discussionId, text, clientKey: randomUUID() } })).answer.post;
    expect(given.references.map(({ title }) => title)).toContain(`Nota riservata ${secret}`);
    type Shown = { readonly kind: string; readonly id: string; readonly label: string; readonly title: string; readonly href: string; readonly place: string; readonly state: string };
    const shown = async (who: Who | 'visitor'): Promise<{ body: string; cards: Shown[] }> => {
      const body = await clients[who].request<{ discussion: { posts: { sequence: number; references: Shown[] }[] } }>('query ($id: ID!) { discussion(id: $id, after: 0, first: 50) { first { text } posts { sequence text references { kind id label title href place state } } } }', { id: discussionId });
      return { body: JSON.stringify(body), cards: body.discussion.posts.find(({ sequence }) => sequence === given.sequence)!.references };
    };
    const card = { kind: 'documento', id, label: 'Documento', title: `Nota riservata ${secret}`, href: `/documenti/${id}`, place: expect.stringContaining('Pesaro'), state: 'Pubblicato' };
    for (const who of ['anna', 'lettore'] as const) expect((await shown(who)).cards).toContainEqual(card);
    for (const who of ['lecco', 'visitor'] as const) {
      const { body, cards } = await shown(who);
      expect(body).not.toContain(secret);
      expect(cards.map(({ kind }) => kind).sort()).toEqual(['clausola', 'discussione', 'ente', 'evento', 'pratica']);
      expect(cards.find(({ kind }) => kind === 'ente')).toMatchObject({ label: 'Comune', title: ente.denominazione, href: `/enti/${ente.id}`, state: '' });
      expect(cards.find(({ kind }) => kind === 'clausola')).toMatchObject({ label: 'Clausola', href: expect.stringContaining('#clausola-conv-oggetto'), state: expect.stringMatching(/^Versione /) });
      expect(cards.find(({ kind }) => kind === 'discussione')).toMatchObject({ title: 'Chi ha un capitolato?', place: 'Community SUA', state: 'Aperta' });
    }
    await settle();
    // A letter that waits is written again as it was: for each reader with what he may read.
    await clients.luca.request('mutation ($id: ID!) { follow(kind: "discussione", id: $id) { __typename } }', { id: discussionId });
    const waits = (await clients.anna.request<{ answer: { post: { id: string } } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { ... on AnswerGiven { post { id } } } }', { input: { discussionId, text, clientKey: randomUUID(), attachments: [{ documentId: id }] } })).answer.post;
    const event = { payload: { communityId: sua, discussionId, postId: waits.id } };
    const texts = async (): Promise<Record<string, string>> => Object.fromEntries((await sql<{ email: string; text: string }>(`select p.email, n.text from notice n join person p on p.id = n.person_id where n.key = 'post:' || $1`, [waits.id])).map((row) => [row.email, row.text]));
    await test.app.get(TellOfPosts, { strict: false }).hear({ kind: 'communities.post-added', ...event });
    const written = await texts();
    expect(written[EMAILS.luca]).toMatch(new RegExp(`Nota riservata ${secret}» .*\\n\\n1 allegato: Nota riservata ${secret}$`, 's'));
    expect(written[EMAILS.lecco]).not.toContain(secret);
    expect(written[EMAILS.lecco]).not.toContain('allegat');
    await test.app.get(TellOfPosts, { strict: false }).hear({ kind: 'communities.post-edited', ...event });
    expect(await texts()).toEqual(written);
    heard = Number((await sql<{ id: string }>('select max(id) as id from outbox_event'))[0]!.id);
    await sql('delete from notice where key = $1', [`post:${waits.id}`]);
    const letters = async (who: Who): Promise<string[]> => (await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items.map((letter) => JSON.stringify(letter));
    await clients.lettore.request('mutation ($id: ID!) { follow(kind: "discussione", id: $id) { __typename } }', { id: discussionId });
    await clients.anna.request('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId, text, clientKey: randomUUID() } });
    await settle();
    expect((await letters('lecco')).filter((letter) => letter.includes('Vedi un documentoun documento«'))).toHaveLength(walls === 'both walls' ? 2 : 4);
    expect((await letters('lecco')).join()).not.toContain(secret);
    expect((await letters('lettore')).join()).toContain(`Vedi «Nota riservata ${secret}» (http://localhost:3000/documenti/${id})un documento`);
    await test.app.get(RebuildIndex, { strict: false }).execute();
    const { search } = await clients.anna.request<{ search: { hits: { kind: string }[] } }>('query ($q: String!) { search(input: { query: $q }) { ... on SearchPage { hits { kind } } } }', { q: secret });
    expect(search.hits.map(({ kind }) => kind)).toEqual(['documento']);
    for (const table of ['post', 'community_event', 'post_draft', 'discussion']) expect(await sql(`select 1 from ${table} r where r::text like $1`, [`%${secret}%`])).toEqual([]);
    expect(await sql(`select 1 from outbox_event where kind like 'communities.%' and payload::text like $1`, [`%${secret}%`])).toEqual([]);
  });
});
