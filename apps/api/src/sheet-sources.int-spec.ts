import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { plainPost, type PostInline, type PostText, type ReferenceKind } from '@province-comuni/communities-contract';
import { LoadCommunities, type PackagedCommunity } from '@province-comuni/communities-domain';
import { FollowSources } from '@province-comuni/documents-domain';
import { LoadModelPackage } from '@province-comuni/models-domain';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { currentManager } from '@province-comuni/platform-database';
import { DOCUMENT_READER, SYSTEM_ACCESS, type DocumentReader, type DomainEvent } from '@province-comuni/platform-ports';
import { toWall } from '@province-comuni/shared-kernel';
import { nextInnovazione } from '../../../libs/models/domain/src/upgrade/testing/next-innovazione.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveFile } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Lecco answers and makes sheets; Anna moderates the closed community; Luca, of Pesaro, is in SUA alone and reads nothing of what is cited but what everybody reads. */
type Who = 'lecco' | 'anna' | 'luca' | 'curatore';
const EMAILS: Record<Who, string> = { lecco: 'referente.lecco@demo.example', anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', curatore: 'curatore@demo.example' };
const CLOSED: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };
const LAW = 'urn:nir:stato:decreto.legislativo:2000-08-18;267';
interface Outcome { readonly __typename: string; readonly [field: string]: unknown }
interface Source { readonly kind: string; readonly title: string | null; readonly href: string | null; readonly label: string | null; readonly isOrigin: boolean; readonly state: string; readonly changedAt: string | null }

let test: TestApp;
let [sua, riservata] = ['', ''];
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Who, string>;
const entiOf = {} as Record<Who, string>;
const content = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const mutate = async (who: Who, declared: string, mutation: string, success: string, variables: Record<string, unknown>): Promise<Outcome> =>
  Object.values(await clients[who].request<Record<string, Outcome>>(`mutation (${declared}) { ${mutation} { __typename ${success} } }`, variables))[0]!;
const open = async (who: Who, communityId: string, title: string): Promise<string> =>
  (await mutate(who, '$input: OpenDiscussionInput!', 'openDiscussion(input: $input)', '... on DiscussionOpened { discussionId }', { input: { communityId, kind: 'QUESTION', title, tags: [], text: plainPost('Come fate?'), clientKey: randomUUID() } }))['discussionId'] as string;
const answer = async (who: Who, discussionId: string, text: PostText): Promise<string> => {
  const { post } = await mutate(who, '$input: AnswerDiscussionInput!', 'answer(input: $input)', '... on AnswerGiven { post { id } }', { input: { discussionId, text, clientKey: randomUUID() } });
  return (post as { id: string }).id;
};
const solve = (who: Who, discussionId: string, postId: string): Promise<Outcome> => mutate(who, '$d: ID!, $p: ID', 'markSolved(discussionId: $d, postId: $p)', '', { d: discussionId, p: postId });
const sources = async (who: Who, id: string): Promise<Source[]> => (await clients[who].request<{ document: { sources: Source[] } }>('query ($id: ID!) { document(id: $id) { sources { kind title href label isOrigin state changedAt } } }', { id })).document.sources;
const told = async (): Promise<number> => (await clients.lecco.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.filter(({ title }) => title.startsWith('Da rivedere')).length;
const sheetOf = async (discussionId: string): Promise<{ documentId: string; isToReview: boolean }> => (await clients.lecco.request<{ answerSheet: never }>('query ($id: ID!) { answerSheet(discussionId: $id) { documentId isToReview } }', { id: discussionId })).answerSheet;

let heard = 0;
/** What the follower of the events does, and hears each twice. */
async function follow(): Promise<void> {
  const follower = test.app.get(FollowSources, { strict: false });
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 and kind = any ($2::text[]) order by id', [heard, follower.kinds()]);
  for (const event of [...news, ...news]) await follower.hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
}

/** A question that Lecco answered with these words, and the sheet of it. */
async function sheetThatCites(title: string, ...words: readonly PostInline[]): Promise<{ readonly discussionId: string; readonly documentId: string; readonly postId: string }> {
  const discussionId = await open('anna', sua, title);
  const postId = await answer('lecco', discussionId, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Si veda ' }, ...words] }] });
  await solve('anna', discussionId, postId);
  expect((await mutate('lecco', '$input: MakeAnswerSheetInput!', 'makeAnswerSheet(input: $input)', '', { input: { discussionId, title, abstract: '', clientKey: randomUUID() } })).__typename).toBe('CommunityDone');
  const { documentId } = await sheetOf(discussionId);
  await follow();
  expect(await sheetOf(discussionId)).toEqual({ documentId, isToReview: false });
  return { discussionId, documentId, postId };
}
const ref = (kind: ReferenceKind, id: string): PostInline => ({ type: 'reference', attrs: { kind, id } });
const renew = (discussionId: string): Promise<Outcome> => mutate('lecco', '$input: RenewAnswerSheetInput!', 'renewAnswerSheet(input: $input)', '', { input: { discussionId, note: 'Riletta.', clientKey: randomUUID() } });
const holds = async (documentId: string): Promise<void> => {
  const { revision } = (await clients.lecco.request<{ document: { revision: number } }>('query ($id: ID!) { document(id: $id) { revision } }', { id: documentId })).document;
  const until = (await sources('lecco', documentId)).flatMap(({ changedAt }) => changedAt ?? []).sort().at(-1);
  expect((await mutate('lecco', '$document: SeenDocument!, $until: DateTime!', 'confirmDocumentSources(document: $document, until: $until)', '', { document: { id: documentId, seenRevision: revision }, until })).__typename).toBe('DocumentChangeKept');
};

/** Who sees to the sheet is told once; the change ends by a word of his. */
async function isToldOnce(documentId: string, discussionId: string, before: number, states: readonly string[]): Promise<void> {
  expect((await sources('lecco', documentId)).map(({ state }) => state)).toEqual(['UGUALE', ...states]);
  expect((await sheetOf(discussionId)).isToReview).toBe(true);
  expect(await told()).toBe(before + 1);
  await holds(documentId);
  expect((await sheetOf(discussionId)).isToReview).toBe(false);
}

/** Luca reads the sheet, and neither on the page nor in the file what is cited. */
async function strangerReadsNothingOf(documentId: string, title: string, kind: ReferenceKind, words: string): Promise<void> {
  expect((await sources('lecco', documentId)).map((source) => [source.kind, source.title])).toContainEqual([kind, title]);
  expect((await sources('luca', documentId)).slice(1)).toEqual([{ kind, title: null, href: null, label: null, isOrigin: false, state: 'UGUALE', changedAt: null }]);
  const { document } = await clients.luca.request<{ document: { versions: { href: string }[] } }>('query ($id: ID!) { document(id: $id) { versions { href } } }', { id: documentId });
  const file = JSON.stringify(await test.app.get<DocumentReader>(DOCUMENT_READER, { strict: false }).read((await clients.luca.get(document.versions[0]!.href)).bytes));
  expect(file).not.toContain(title);
  expect(file).toContain(words);
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
    const { me } = await clients[who].request<{ me: { id: string; memberships: { enteId: string }[] } }>('{ me { id memberships { enteId } } }');
    [ids[who], entiOf[who]] = [me.id, me.memberships[0]!.enteId];
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(CLOSED);
  const keys = Object.fromEntries((await sql<{ key: string; id: string }>('select key, id from community')).map(({ key, id }) => [key, id]));
  [sua, riservata] = [keys['sua']!, keys['riservata']!];
  for (const [community, who, role] of [[sua, 'lecco', 'MEMBRO'], [sua, 'anna', 'MEMBRO'], [sua, 'luca', 'MEMBRO'], [riservata, 'anna', 'MODERATORE'], [riservata, 'lecco', 'MEMBRO']] as const)
    await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) values ($1, $2, $3, $4, '', now(), now(), 0, 0)`, [community, ids[who], role, who]);
  await liftWritingLimits(test);
}, 120_000);
afterAll(() => test?.close(), 60_000);

it('a document: another version, and the trash', async () => {
  const { uploadId } = await arriveFile(test, { email: EMAILS.lecco, enteId: entiOf.lecco, fileName: 'capitolato.pdf' });
  const { documents } = (await mutate('lecco', '$input: AddDocumentsInput!', 'addDocuments(input: $input)', '... on DocumentsAdded { documents { id } }', { input: { items: [{ uploadId, fields: { title: 'Capitolato riservato', kind: 'capitolato', licence: 'CC-BY-4.0', abstract: '' } }], visibility: 'ENTE', publish: true } })) as unknown as { documents: { id: string }[] };
  const cited = documents[0]!.id;
  const { documentId, discussionId } = await sheetThatCites('Quale capitolato usate?', ref('documento', cited));
  await strangerReadsNothingOf(documentId, 'Capitolato riservato', 'documento', 'Si veda un documento');
  const before = await told();
  const next = await arriveFile(test, { email: EMAILS.lecco, enteId: entiOf.lecco, fileName: 'capitolato-2.pdf' });
  await mutate('lecco', '$d: SeenDocument!, $u: ID!', 'addDocumentVersion(document: $d, uploadId: $u, note: "Prezzi nuovi.")', '', { d: { id: cited, seenRevision: 1 }, u: next.uploadId });
  await follow();
  await isToldOnce(documentId, discussionId, before, ['CAMBIATA']);
  await mutate('lecco', '$d: SeenDocument!', 'trashDocument(document: $d, trashed: true)', '', { d: { id: cited, seenRevision: 2 } });
  await follow();
  await isToldOnce(documentId, discussionId, before + 1, ['NON_PIU']);
});

it('a clause of a model: other words in the version that holds, or gone from it; one that stayed says nothing', async () => {
  const clauses = ['conv-comunicazioni', 'conv-definizioni', 'conv-penali'].map((id) => ref('clausola', `innovazione:${id}`));
  const { documentId, discussionId, postId } = await sheetThatCites('Quali clausole?', ...clauses);
  expect((await sources('luca', documentId)).slice(1).map(({ label, href }) => [label, href?.split('#')[1]])).toEqual([['Clausola', 'clausola-conv-comunicazioni'], ['Clausola', 'clausola-conv-definizioni'], ['Clausola', 'clausola-conv-penali']]);
  await test.app.get(LoadModelPackage, { strict: false }).execute(nextInnovazione(content, '2.0.0'));
  await follow();
  const shown = await sources('lecco', documentId);
  expect(shown.map(({ state }) => state)).toEqual(['UGUALE', 'CAMBIATA', 'NON_PIU', 'UGUALE']);
  expect(shown[2]!.title).toBeNull();
  expect((await sheetOf(discussionId)).isToReview).toBe(true);
  // A new version of the sheet ends it too, and rests on what its words name then.
  await mutate('lecco', '$p: ID!, $t: Json!', 'editPost(postId: $p, text: $t)', '', { p: postId, t: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Nella versione nuova, ' }, clauses[0]!] }] } });
  expect((await renew(discussionId)).__typename).toBe('CommunityDone');
  await follow();
  expect((await sources('lecco', documentId)).map(({ kind, state }) => [kind, state])).toEqual([['risposta', 'UGUALE'], ['clausola', 'UGUALE']]);
  expect((await sheetOf(discussionId)).isToReview).toBe(false);
});

it('a good practice: published, then another version', async () => {
  const { practiceId } = (await mutate('lecco', '$input: ProposePracticeInput!', 'proposePractice(input: $input)', '... on PracticeProposed { practiceId }', { input: { enteId: entiOf.lecco, pillarKey: 'INNOVAZIONE', title: 'Il laghetto condiviso', summary: 'In preparazione.', clientKey: randomUUID() } })) as unknown as { practiceId: string };
  const { documentId, discussionId } = await sheetThatCites('Chi lo fa già?', ref('pratica', practiceId));
  await strangerReadsNothingOf(documentId, 'Il laghetto condiviso', 'pratica', 'Si veda una buona pratica');
  const publish = async (number: number): Promise<void> => {
    await sql(`update practice set state = 'PUBBLICATA', number = $2, published_number = $2, published_at = now() where id = $1`, [practiceId, number]);
    await test.app.get(FollowSources, { strict: false }).hear({ kind: 'practices.practice-published', payload: { practiceId } });
  };
  const before = await told();
  await publish(1);
  await isToldOnce(documentId, discussionId, before, ['CAMBIATA']);
  expect((await sources('luca', documentId))[1]).toMatchObject({ title: 'Il laghetto condiviso', label: 'Buona pratica', state: 'UGUALE' });
  const columns = (await sql<{ name: string }>(`select column_name as name from information_schema.columns where table_name = 'practice_revision' and column_name not in ('number', 'id') and is_generated = 'NEVER'`)).map(({ name }) => name);
  await sql(`insert into practice_revision (number, ${columns.join(', ')}) select number + 1, ${columns.join(', ')} from practice_revision where practice_id = $1`, [practiceId]);
  await publish(2);
  await isToldOnce(documentId, discussionId, before + 1, ['CAMBIATA']);
});

it('a discussion: its first solution, and other words of it', async () => {
  const cited = await open('anna', riservata, 'Detto fra noi');
  const { documentId, discussionId } = await sheetThatCites('Se n’è già parlato?', ref('discussione', cited));
  await strangerReadsNothingOf(documentId, 'Detto fra noi', 'discussione', 'Si veda una discussione');
  const before = await told();
  const postId = await answer('lecco', cited, plainPost('Così.'));
  await follow();
  expect(await told()).toBe(before);
  await solve('anna', cited, postId);
  await follow();
  await isToldOnce(documentId, discussionId, before, ['CAMBIATA']);
  await mutate('lecco', '$p: ID!, $t: Json!', 'editPost(postId: $p, text: $t)', '', { p: postId, t: plainPost('Anzi, così.') });
  await follow();
  await isToldOnce(documentId, discussionId, before + 1, ['CAMBIATA']);
});

it('an event: moved, then cancelled; other words of it say nothing', async () => {
  const input = (days: number, more: object = {}): object => ({ kind: 'TAVOLO', title: 'Il tavolo riservato', description: plainPost('Si parla.'), agenda: [], speakers: [], place: 'Sala', link: '', startsAt: toWall(new Date(Date.now() + days * 86_400_000)), endsAt: toWall(new Date(Date.now() + days * 86_400_000 + 3_600_000)), ...more });
  const fixed = input(10);
  const { meetingId } = (await mutate('anna', '$c: ID, $i: MeetingInput!, $k: ID!', 'planMeeting(communityId: $c, input: $i, clientKey: $k)', '... on MeetingKept { meetingId }', { c: riservata, i: fixed, k: randomUUID() })) as unknown as { meetingId: string };
  const { documentId, discussionId } = await sheetThatCites('Quando se ne parla?', ref('evento', meetingId));
  await strangerReadsNothingOf(documentId, 'Il tavolo riservato', 'evento', 'Si veda un evento');
  const before = await told();
  const change = (seen: number, i: object): Promise<Outcome> => mutate('anna', '$id: ID!, $r: Int!, $i: MeetingInput!', 'changeMeeting(id: $id, seenRevision: $r, input: $i)', '... on MeetingKept { meetingId }', { id: meetingId, r: seen, i });
  expect((await change(1, { ...fixed, description: plainPost('Si parla di altro.') })).__typename).toBe('MeetingKept');
  await follow();
  expect(await told()).toBe(before);
  expect((await change(2, input(11))).__typename).toBe('MeetingKept');
  await follow();
  await isToldOnce(documentId, discussionId, before, ['CAMBIATA']);
  await mutate('anna', '$id: ID!', 'cancelMeeting(id: $id, reason: "Manca il relatore.")', '', { id: meetingId });
  await follow();
  await isToldOnce(documentId, discussionId, before + 1, ['CAMBIATA']);
});

it('a norm that the answer links to on Normattiva: marked as changed by a curator, also where only a part of it is cited; taken back, nothing is left to review', async () => {
  const link: PostInline = { type: 'text', text: 'art. 30 TUEL', marks: [{ type: 'link', attrs: { href: `https://www.normattiva.it/uri-res/N2Ls?${LAW}~art30` } }] };
  const { documentId, discussionId } = await sheetThatCites('Su quale norma?', link);
  expect((await sources('luca', documentId))[1]).toMatchObject({ kind: 'norma', title: 'decreto legislativo 18/8/2000, n. 267, art. 30', href: `https://www.normattiva.it/uri-res/N2Ls?${LAW}~art30`, label: 'Norma' });
  const before = await told();
  const mark = async (urn: string): Promise<string> => ((await mutate('curatore', '$input: MarkLawChangedInput!', 'markLawChanged(input: $input)', '... on LawChangeMarked { change { id } }', { input: { urn, label: 'TUEL', changedOn: '2027-01-01', note: 'Cambia.', dueOn: '2027-02-28' } }))['change'] as { id: string }).id;
  await mark(`${LAW}~art31`);
  await follow();
  expect(await told()).toBe(before);
  const wrong = await mark(`${LAW}~art30`);
  await follow();
  expect((await sources('lecco', documentId))[1]!.state).toBe('CAMBIATA');
  expect(await told()).toBe(before + 1);
  await clients.curatore.request('mutation ($id: ID!) { withdrawLawChange(id: $id) { __typename } }', { id: wrong });
  await follow();
  expect((await sources('lecco', documentId))[1]!.state).toBe('UGUALE');
  expect(await told()).toBe(before + 1);
  await mark(LAW);
  await follow();
  await isToldOnce(documentId, discussionId, before + 1, ['CAMBIATA']);
});

it('what who makes the sheet may not read is not kept: nobody learns by referring to it', async () => {
  const secret = await open('anna', riservata, 'Un segreto di pochi');
  const discussionId = await open('anna', sua, 'Lo sapete?');
  // Luca, who is not in the closed community, answers with an id that he came to know.
  const postId = await answer('luca', discussionId, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Vedi ' }, ref('discussione', secret), ref('documento', randomUUID())] }] });
  await solve('anna', discussionId, postId);
  expect((await mutate('luca', '$input: MakeAnswerSheetInput!', 'makeAnswerSheet(input: $input)', '', { input: { discussionId, title: 'Lo sapete', abstract: '', clientKey: randomUUID() } })).__typename).toBe('CommunityDone');
  const { documentId } = (await clients.luca.request<{ answerSheet: { documentId: string } }>('query ($id: ID!) { answerSheet(discussionId: $id) { documentId } }', { id: discussionId })).answerSheet;
  expect((await sources('luca', documentId)).map(({ kind }) => kind)).toEqual(['risposta']);
});
