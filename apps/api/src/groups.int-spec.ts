import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { COMMUNITY_HERE, plainPost } from '@province-comuni/communities-contract';
import { TellOfPosts } from '@province-comuni/communities-domain';
import { PERSON_REACH, type PersonReach, type Role } from '@province-comuni/identity-contract';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { arriveBytes } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage } from './testing/live-page.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** People by their Ente: of Pesaro and of two of its Comuni, of another Provincia and of one of its Comuni, of UPI. */
const PEOPLE = {
  pesaro: ['041', 'REFERENTE'],
  lettore: ['041', 'LETTORE'],
  urbino: ['041067', 'REFERENTE'],
  fano: ['041013', 'REFERENTE'],
  ancona: ['042', 'REFERENTE'],
  jesi: ['042021', 'REFERENTE'],
  curatore: [null, 'CURATORE'],
} as const satisfies Record<string, readonly [string | null, Role]>;
type Who = keyof typeof PEOPLE;
const OUTSIDERS: readonly Who[] = ['ancona', 'jesi', 'curatore'];
const TABLES = ['community', 'community_member', 'discussion', 'post', 'community_event', 'document'];
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };

interface Outcome { readonly __typename: string; readonly key: string; readonly message: string; readonly discussionId: string; readonly problems: { field: string; message: string }[] }
interface Card { readonly id: string; readonly key: string; readonly title: string; readonly parentId: string | null; readonly unread: number | null; readonly memberCount: number; readonly closedAt: string | null; readonly viewerCan: Record<string, boolean> }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Who, PersonId>;
const emails = {} as Record<Who, string>;
const enti = {} as Record<Who, EnteId>;
const pages: LivePage[] = [];

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const change = async (who: Who, mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<Outcome> =>
  Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ${mutation.startsWith('open') ? '... on CommunityOpened { key }' : ''} ${REFUSALS} } }`, variables))[0]!;
const cards = async (who: Who): Promise<Card[]> => (await clients[who].request<{ communities: Card[] }>('{ communities { id key title parentId unread memberCount closedAt viewerCan { read join write moderate openGroup seeMembers } } }')).communities;
const card = async (who: Who, key: string): Promise<Card | null> => (await clients[who].request<{ community: Card | null }>('query ($key: String!) { community(key: $key) { id key title parentId unread memberCount closedAt viewerCan { read join write moderate openGroup seeMembers } } }', { key })).community;
const opening = (title: string, visibility: string): string => `input: { title: "${title}", purpose: "Ci si lavora insieme.", visibility: ${visibility} }, clientKey: "${randomUUID()}"`;
const openSpace = (who: Who, title: string, visibility = 'MEMBRI', provincia: Who = 'pesaro'): Promise<Outcome> => change(who, `openSpace(provinciaId: "${enti[provincia]}", ${opening(title, visibility)})`);
const openGroup = (who: Who, parentId: string, title: string, visibility = 'INVITO'): Promise<Outcome> => change(who, `openGroup(parentId: "${parentId}", ${opening(title, visibility)})`);
const join = (who: Who, id: string): Promise<Outcome> => change(who, `joinCommunity(communityId: "${id}", guidelinesAccepted: true)`);
const leave = (who: Who, id: string): Promise<Outcome> => change(who, `leaveCommunity(communityId: "${id}")`);
const choose = (who: Who, id: string, person: Who): Promise<Outcome> => change(who, `chooseMembers(communityId: "${id}", personIds: ["${ids[person]}"])`);
const close = (who: Who, id: string, closed = true): Promise<Outcome> => change(who, `closeCommunity(communityId: "${id}", closed: ${closed})`);
const openDiscussion = async (who: Who, communityId: string, title: string, kind = 'QUESTION', attachments: object[] = []): Promise<Outcome> =>
  (await clients[who].request<{ openDiscussion: Outcome }>(`mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ${REFUSALS} } }`, { input: { communityId, kind, title, tags: [], text: plainPost(`${title} zibaldone`), clientKey: randomUUID(), attachments } })).openDiscussion;
const mailTo = async (who: Who): Promise<string[]> => (await asSystem(() => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: emails[who], offset: 0, limit: 100 }))).items.map(({ subject }) => subject);
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);

/** The ways in which a community, one of its discussions and a document shared with it may be met. */
async function meets(who: Who, { key, id, discussion, document }: { key: string; id: string; discussion: string; document: string }): Promise<Record<string, boolean>> {
  const got = await clients[who].request<{ communities: { key: string }[]; community: object | null; roster: object | null; discussions: object | null; discussion: object | null; events: object | null; found: { hits: { id: string }[] }; doc: object | null; documents: { items: object[] } }>(
    `query ($key: String!, $id: ID!, $discussion: ID!, $document: ID!) { communities { key } community(key: $key) { id } roster: communityRoster(key: $key) { nodes { name } } discussions(communityId: $id) { nodes { id } } discussion(id: $discussion) { discussion { id } } events: communityEvents(communityId: $id, after: 0) { last }
       found: search(input: { query: "zibaldone" }) { ... on SearchPage { hits { id } } } doc: document(id: $document) { id } documents(filter: { communityId: $id }) { items { id } } }`,
    { key, id, discussion, document },
  );
  const page = await LivePage.open(test, clients[who]);
  pages.push(page);
  const live = (await page.ask(COMMUNITY_HERE, { communityId: id })).answer !== undefined;
  return { list: got.communities.some((each) => each.key === key), page: got.community !== null, roster: got.roster !== null, discussions: got.discussions !== null, discussion: got.discussion !== null, events: got.events !== null, search: got.found.hits.some((hit) => hit.id === discussion), document: got.doc !== null, documents: got.documents.items.length > 0, live };
}
const every = (value: boolean): Record<string, boolean> => Object.fromEntries(['list', 'page', 'roster', 'discussions', 'discussion', 'events', 'search', 'document', 'documents', 'live'].map((way) => [way, value]));

/** A file that goes with a post: it becomes a document that the members of the community read. */
async function shareDocument(who: Who, communityId: string): Promise<string> {
  const { uploadId } = await arriveBytes(test, { email: emails[who], enteId: enti[who], fileName: 'griglia.pdf', bytes: Buffer.from(randomUUID()) });
  const { discussionId } = await openDiscussion(who, communityId, `Griglia ${randomUUID()}`, 'DISCUSSION', [{ uploadId, title: 'Griglia' }]);
  return (await sql<{ id: string }>('select document_id as id from post_attachment a join post p on p.id = a.post_id where p.discussion_id = $1', [discussionId]))[0]!.id;
}

let heard = 0;
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  for (const event of news) if (event.kind === 'communities.post-added') await test.app.get(TellOfPosts, { strict: false }).hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of TABLES) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

beforeAll(async () => {
  test = await createTestApp({ live: true });
  const stored = new StoredPeople(test.database.runner);
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [code, role] = PEOPLE[who];
    const [ente] = await sql<{ id: EnteId; kind: EnteKind }>(`select id, kind from ente where case when $1::text is null then kind = 'UPI' else codice_istat = $1 end and valido_al is null`, [code]);
    const { person } = await stored.member(ente!, role, { name: 'Prova', surname: who });
    [ids[who], emails[who], enti[who]] = [person.id, person.email, ente!.id];
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(person.email, PASSWORD);
  }
  await liftQuietHours(test);
}, 120_000);
afterEach(() => pages.splice(0).forEach((page) => page.leave()));
afterAll(() => test?.close(), 60_000);

describe('a community of the whole network', () => {
  it('is opened by UPI’s curators, and by nobody else; everybody with a role knows it and joins, who opened it keeps it', async () => {
    const open = (who: Who, title: string, visibility = 'MEMBRI'): Promise<Outcome> => change(who, `openCommunity(${opening(title, visibility)})`);
    for (const who of ['pesaro', 'lettore', 'urbino', 'ancona'] as const) expect({ who, outcome: await open(who, 'Una rete') }).toMatchObject({ who, outcome: { __typename: 'Refused', code: 'COMMUNITIES.NOT_ALLOWED' } });
    expect(await open('curatore', ' ')).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'title' }] });
    const { key } = await open('curatore', 'Rete dei bilanci');
    const { id } = (await card('ancona', key))!;
    expect(await card('ancona', key)).toMatchObject({ title: 'Rete dei bilanci', memberCount: 1, viewerCan: { read: false, join: true } });
    expect(await join('jesi', id)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await openDiscussion('jesi', id, 'Come chiudete il rendiconto?')).toMatchObject({ __typename: 'DiscussionOpened' });
    const words = 'changeCommunityWords(communityId: $id, seenRevision: 0, input: { title: "Rete dei bilanci e dei conti", purpose: "Per chi fa i conti.", thisWeek: "", subjects: [] })';
    expect(await change('jesi', words, '($id: ID!)', { id })).toMatchObject({ __typename: 'Refused' });
    expect(await change('curatore', words, '($id: ID!)', { id })).toMatchObject({ __typename: 'CommunityDone' });
    expect(await close('jesi', id)).toMatchObject({ __typename: 'Refused' });
    expect(await close('curatore', id)).toMatchObject({ __typename: 'CommunityDone' });
    expect((await card('jesi', key))!).toMatchObject({ title: 'Rete dei bilanci e dei conti', viewerCan: { read: true, write: false } });
    // Those that come with the product are kept by its content.
    const sua = (await card('curatore', 'sua'))!;
    await join('curatore', sua.id);
    expect(await close('curatore', sua.id)).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.NOT_ALLOWED' });
  });
});

describe('a space of a territory', () => {
  it('is opened by the referente of the Provincia, who moderates it; by nobody else', async () => {
    for (const who of ['lettore', 'urbino', 'ancona', 'curatore'] as const) expect({ who, outcome: await openSpace(who, 'Uno spazio') }).toMatchObject({ who, outcome: { __typename: 'Refused', code: 'COMMUNITIES.NOT_ALLOWED' } });
    expect(await openSpace('pesaro', ' ', 'MEMBRI')).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'title' }] });
    const clientKey = randomUUID();
    const twice = await Promise.all([1, 2].map(() => change('pesaro', `openSpace(provinciaId: "${enti.pesaro}", input: { title: "Comuni  del Pesarese", purpose: "Per noi.", visibility: MEMBRI }, clientKey: "${clientKey}")`)));
    expect(new Set(twice.map(({ key }) => key)).size).toBe(1);
    expect(await card('pesaro', twice[0]!.key)).toMatchObject({ title: 'Comuni del Pesarese', memberCount: 1, viewerCan: { read: true, moderate: true, openGroup: true, join: false } });
    // The same key of somebody else is nobody's group.
    expect(await change('ancona', `openSpace(provinciaId: "${enti.ancona}", input: { title: "Altro", purpose: "Per noi.", visibility: MEMBRI }, clientKey: "${clientKey}")`)).toEqual(NOTHING);
  });

  it('is known and entered by the people of its territory', async () => {
    const { key } = await openSpace('pesaro', 'Spazio aperto');
    const { id } = (await card('pesaro', key))!;
    for (const who of ['urbino', 'lettore'] as const) {
      expect(await card(who, key)).toMatchObject({ viewerCan: { read: false, join: true } });
      expect((await join(who, id)).__typename).toBe('CommunityDone');
    }
    expect((await sql<{ ente: string }>('select ente from community_member where community_id = $1 and person_id = $2', [id, ids.urbino]))[0]!.ente).toBe('Comune di Urbino');
    for (const who of OUTSIDERS) expect({ who, card: await card(who, key), joined: await join(who, id), invited: await change(who, `inviteEnteToCommunity(communityId: "${id}", enteId: "${enti[who]}")`) }).toEqual({ who, card: null, joined: NOTHING, invited: NOTHING });
    // The Provincia's referente moderates, whoever opened it; others of it do not.
    expect((await card('lettore', key))!.viewerCan).toMatchObject({ write: true, moderate: false });
  });

  describe.each(['both walls', 'the application alone'])('with %s', (walls) => {
    beforeAll(() => setWall(walls === 'both walls'));
    afterAll(() => setWall(true));

    it('is met by nobody of another territory, nor by UPI, in no way, though a group of it is there too', async () => {
      const { key } = await openSpace('pesaro', `Spazio ${walls}`);
      const { id } = (await card('pesaro', key))!;
      for (const who of ['urbino', 'fano'] as const) await join(who, id);
      const { key: groupKey } = await openGroup('pesaro', id, `Gruppo ${walls}`);
      const group = (await card('pesaro', groupKey))!;
      await choose('pesaro', group.id, 'urbino');
      await liftWritingLimits(test);
      const place = { key, id, discussion: (await openDiscussion('pesaro', id, 'Di tutto il territorio', 'ANNOUNCEMENT')).discussionId, document: await shareDocument('pesaro', id) };
      const inGroup = { key: groupKey, id: group.id, discussion: (await openDiscussion('urbino', group.id, 'Del solo gruppo')).discussionId, document: await shareDocument('pesaro', group.id) };
      await test.app.get(RebuildIndex, { strict: false }).execute();
      await settle();
      for (const who of OUTSIDERS) {
        expect({ who, space: await meets(who, place), group: await meets(who, inGroup) }).toEqual({ who, space: every(false), group: every(false) });
        expect([who, ...(await mailTo(who)), ...(await notices(who))].join(' ')).not.toContain('territorio');
        expect(await openDiscussion(who, id, 'Di altri, davvero')).toEqual(NOTHING);
        expect((await clients[who].request<{ queue: object | null }>('query ($key: String!) { queue: moderationQueue(key: $key) { open } }', { key })).queue).toBeNull();
      }
      expect(await meets('urbino', inGroup)).toEqual(every(true));
      // A member of the parent who is not in the group.
      expect(await meets('fano', place)).toEqual(every(true));
      expect(await meets('fano', inGroup)).toEqual(every(false));
      expect(await openDiscussion('fano', group.id, 'Di altri, davvero')).toEqual(NOTHING);
      expect((await mailTo('fano')).join(' ')).toContain('Di tutto il territorio');
      expect([...(await mailTo('fano')), ...(await notices('fano'))].join(' ')).not.toContain('gruppo');
      expect((await cards('urbino')).find((each) => each.id === group.id)).toMatchObject({ parentId: id, unread: 1 });
      expect((await cards('pesaro')).find((each) => each.id === group.id)).toMatchObject({ unread: 1 });
    }, 60_000);
  });

  it('is read by UPI when it is invited, and no longer when that is taken back', async () => {
    const { key } = await openSpace('pesaro', 'Spazio con UPI');
    const { id } = (await card('pesaro', key))!;
    const invite = (email: string): Promise<Outcome> => change('pesaro', `invitePersonToCommunity(communityId: "${id}", email: "${email}")`);
    for (const email of [emails.ancona, emails.jesi, 'nessuno@example.it']) expect(await invite(email)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'email', message: 'Nessuno con questo indirizzo ha un ruolo in un Ente del territorio o in UPI.' }] });
    expect(await change('pesaro', `inviteEnteToCommunity(communityId: "${id}", enteId: "${enti.jesi}")`)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'enteId' }] });
    expect((await invite(emails.curatore)).__typename).toBe('CommunityDone');
    expect(await notices('curatore')).toContain('Prova pesaro vi invita in «Spazio con UPI»');
    expect((await card('curatore', key))!.viewerCan).toMatchObject({ read: false, join: true });
    await join('curatore', id);
    expect((await card('curatore', key))!.viewerCan).toMatchObject({ read: true, moderate: false });
    await change('pesaro', `withdrawCommunityInvitation(communityId: "${id}", id: "${ids.curatore}")`);
    expect(await card('curatore', key)).toBeNull();
  });

  it('by invitation is known to who was invited alone', async () => {
    const { key } = await openSpace('pesaro', 'Spazio su invito', 'INVITO');
    const { id } = (await card('pesaro', key))!;
    expect([await card('urbino', key), await join('urbino', id)]).toEqual([null, NOTHING]);
    await change('pesaro', `inviteEnteToCommunity(communityId: "${id}", enteId: "${enti.urbino}")`);
    expect((await join('urbino', id)).__typename).toBe('CommunityDone');
    expect([await card('fano', key), await card('lettore', key)]).toEqual([null, null]);
    const { communityInvitations } = await clients.pesaro.request<{ communityInvitations: object }>('query ($id: ID!) { communityInvitations(communityId: $id) { enti { name } people { name } } }', { id });
    expect(communityInvitations).toEqual({ enti: [{ name: 'Comune di Urbino' }], people: [] });
  });

  it('loses the people of a Comune that passes to another Provincia, and has them again when it comes back; nothing is deleted', async () => {
    const { key } = await openSpace('pesaro', 'Spazio dei confini');
    const { id } = (await card('pesaro', key))!;
    await join('fano', id);
    const { key: groupKey } = await openGroup('pesaro', id, 'Gruppo dei confini', 'MEMBRI');
    const group = (await card('fano', groupKey))!;
    await join('fano', group.id);
    const place = { key, id, discussion: (await openDiscussion('pesaro', id, 'Prima del passaggio')).discussionId, document: await shareDocument('pesaro', id) };
    await test.app.get(RebuildIndex, { strict: false }).execute();
    expect(await meets('fano', place)).toEqual(every(true));
    const move = (to: Who): Promise<unknown> => sql('update ente set provincia_id = $2 where id = $1', [enti.fano, enti[to]]);
    await move('ancona');
    expect(await meets('fano', place)).toEqual(every(false));
    expect(await card('fano', groupKey)).toBeNull();
    expect((await asSystem(() => test.app.get<PersonReach>(PERSON_REACH, { strict: false }).find([ids.fano]))).get(ids.fano)!.actor.communityIds).not.toContain(id);
    expect((await sql<{ count: number }>('select count(*)::int as count from community_member where person_id = $1 and community_id = any ($2::uuid[])', [ids.fano, [id, group.id]]))[0]!.count).toBe(2);
    await move('pesaro');
    expect(await meets('fano', place)).toEqual(every(true));
    // An Ente that merged is where its successor is.
    await sql(`update ente set valido_al = '2026-01-01', confluito_in = $2 where id = $1`, [enti.fano, enti.jesi]);
    expect(await card('fano', key)).toBeNull();
    await sql('update ente set confluito_in = $2 where id = $1', [enti.fano, enti.urbino]);
    expect(await card('fano', key)).not.toBeNull();
    await sql('update ente set valido_al = null, confluito_in = null where id = $1', [enti.fano]);
  }, 60_000);
});

describe('a working group', () => {
  let parent: Card;
  beforeAll(async () => {
    parent = (await card('pesaro', (await openSpace('pesaro', 'Spazio dei gruppi')).key))!;
    for (const who of ['urbino', 'fano'] as const) await join(who, parent.id);
  });

  it('is opened by who moderates its community, one level only, and read by no more people', async () => {
    expect(await openGroup('urbino', parent.id, 'Gruppo di Urbino')).toMatchObject({ __typename: 'Refused' });
    expect(await openGroup('ancona', parent.id, 'Gruppo di Ancona')).toEqual(NOTHING);
    expect(await openGroup('pesaro', parent.id, 'Gruppo largo', 'PUBBLICA')).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'visibility' }] });
    const group = (await card('pesaro', (await openGroup('pesaro', parent.id, 'Gruppo')).key))!;
    expect(await openGroup('pesaro', group.id, 'Gruppo del gruppo')).toMatchObject({ __typename: 'Refused' });
    // The database says the same.
    await expect(sql(`insert into community (key, title, purpose, visibility, parent_id, provincia_id) values ('largo-a', 'x', 'x', 'PUBBLICA', $1, $2)`, [parent.id, enti.pesaro])).rejects.toThrow(/more people/);
    await expect(sql(`insert into community (key, title, purpose, visibility, parent_id, provincia_id) values ('largo-b', 'x', 'x', 'INVITO', $1, $2)`, [group.id, enti.pesaro])).rejects.toThrow(/not of a group/);
    await expect(sql(`insert into community (key, title, purpose, visibility, parent_id) values ('largo-c', 'x', 'x', 'INVITO', $1)`, [parent.id])).rejects.toThrow(/territory/);
    await sql(`update community set visibility = 'MEMBRI' where id = $1`, [group.id]);
    await expect(sql(`update community set visibility = 'INVITO' where id = $1`, [parent.id])).rejects.toThrow(/wider/);
  });

  it('has members of its community alone, who are told; always somebody who moderates', async () => {
    const group = (await card('pesaro', (await openGroup('pesaro', parent.id, 'Gruppo scelto')).key))!;
    expect(await choose('urbino', group.id, 'fano')).toEqual(NOTHING);
    expect(await choose('pesaro', group.id, 'lettore')).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'personIds' }] });
    expect(await choose('pesaro', group.id, 'urbino')).toMatchObject({ __typename: 'CommunityDone' });
    expect(await notices('urbino')).toContain('Siete nel gruppo di lavoro «Gruppo scelto»');
    const role = (who: Who, person: Who, value: string): Promise<Outcome> => change(who, `setMemberRole(communityId: "${group.id}", personId: "${ids[person]}", role: ${value})`);
    expect(await role('urbino', 'urbino', 'MODERATORE')).toMatchObject({ __typename: 'Refused' });
    expect(await role('pesaro', 'pesaro', 'MEMBRO')).toMatchObject({ __typename: 'Refused', message: 'È l’unica persona che modera: prima nominatene un’altra.' });
    await leave('pesaro', group.id);
    expect((await card('urbino', group.key))!.viewerCan).toMatchObject({ moderate: true });
    expect(await choose('urbino', group.id, 'fano')).toMatchObject({ __typename: 'CommunityDone' });
    expect(await choose('pesaro', group.id, 'pesaro')).toEqual(NOTHING);
  });

  it('is left with its community, in one go: connections close, its documents are gone', async () => {
    const group = (await card('pesaro', (await openGroup('pesaro', parent.id, 'Gruppo lasciato')).key))!;
    await choose('pesaro', group.id, 'urbino');
    const document = await shareDocument('pesaro', group.id);
    const page = await LivePage.open(test, clients.urbino);
    pages.push(page);
    expect((await page.ask(COMMUNITY_HERE, { communityId: group.id })).answer).toBeDefined();
    const started = Date.now();
    expect(await leave('urbino', parent.id)).toMatchObject({ __typename: 'CommunityDone' });
    await page.closed();
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(await card('urbino', group.key)).toBeNull();
    expect((await clients.urbino.request<{ document: object | null }>('query ($id: ID!) { document(id: $id) { id } }', { id: document })).document).toBeNull();
    expect((await card('pesaro', group.key))!.memberCount).toBe(1);
    expect((await sql<{ id: string }>(`select payload->>'communityId' as id from outbox_event where kind = 'communities.member-left' and payload->>'personId' = $1`, [ids.urbino])).map(({ id }) => id)).toEqual(expect.arrayContaining([parent.id, group.id]));
    // Back in the community he is not back in the group.
    await join('urbino', parent.id);
    expect(await card('urbino', group.key)).toBeNull();
  }, 20_000);

  describe('that is left by several at once', () => {
    /** Requests that all wait, one way or another, for who holds the group; then it is let go. */
    const atOnce = async (groupId: string, ...requests: (() => Promise<Outcome>)[]): Promise<Outcome[]> => {
      const [holder, watcher] = [new pg.Client({ connectionString: test.database.ownerUrl }), new pg.Client({ connectionString: test.database.ownerUrl })];
      await Promise.all([holder.connect(), watcher.connect()]);
      try {
        await holder.query('begin');
        await holder.query("select set_config('app.system', 'on', true)");
        // As whoever writes in it holds it.
        await holder.query('select 1 from community where id = $1 for no key update', [groupId]);
        const answers: Promise<Outcome>[] = [];
        for (const request of requests) {
          answers.push(request());
          while ((await watcher.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length < answers.length) continue;
        }
        await holder.query('commit');
        return await Promise.all(answers);
      } finally {
        await Promise.all([holder.end(), watcher.end()]);
      }
    };
    const roles = async (id: string): Promise<string[]> => (await sql<{ name: string; role: string }>('select name, role from community_member where community_id = $1 order by name', [id])).map(({ name, role }) => `${name} ${role}`);
    let parentId: string;
    let group: Card;
    beforeEach(async () => {
      parentId = (await card('pesaro', (await openSpace('pesaro', 'Spazio di chi va')).key))!.id;
      for (const who of ['lettore', 'urbino', 'fano'] as const) await join(who, parentId);
      group = (await card('pesaro', (await openGroup('pesaro', parentId, 'Gruppo di chi va', 'MEMBRI')).key))!;
      for (const who of ['lettore', 'urbino', 'fano'] as const) await join(who, group.id);
      await liftWritingLimits(test);
    });

    it('has who stays to moderate it: they go one after another', async () => {
      expect((await atOnce(group.id, () => leave('pesaro', group.id), () => leave('lettore', group.id), () => leave('urbino', group.id))).map(({ __typename }) => __typename)).toEqual(Array.from({ length: 3 }, () => 'CommunityDone'));
      expect(await roles(group.id)).toEqual(['Prova fano MODERATORE']);
    }, 30_000);

    it('and its community too', async () => {
      expect((await atOnce(group.id, () => leave('pesaro', parentId), () => leave('lettore', group.id), () => leave('urbino', parentId))).map(({ __typename }) => __typename)).toEqual(Array.from({ length: 3 }, () => 'CommunityDone'));
      expect([await roles(group.id), await roles(parentId)]).toEqual([['Prova fano MODERATORE'], ['Prova fano MEMBRO', 'Prova lettore MODERATORE']]);
    }, 30_000);

    it('while who would take over writes, or gives his office up', async () => {
      const { discussionId } = await openDiscussion('pesaro', group.id, 'Chi resta?');
      const answer = async (): Promise<Outcome> => (await clients.lettore.request<{ answer: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ${REFUSALS} } }`, { input: { discussionId, text: plainPost('Io.'), clientKey: randomUUID() } })).answer;
      expect((await atOnce(group.id, () => leave('pesaro', group.id), answer)).map(({ __typename }) => __typename)).toEqual(['CommunityDone', 'AnswerGiven']);
      const role = (who: Who, person: Who, to: string): Promise<Outcome> => change(who, `setMemberRole(communityId: "${group.id}", personId: "${ids[person]}", role: ${to})`);
      await role('lettore', 'urbino', 'MODERATORE');
      const outcomes = await atOnce(group.id, () => leave('lettore', group.id), () => role('urbino', 'urbino', 'MEMBRO'));
      expect(outcomes.map(({ __typename }) => __typename)).toEqual(['CommunityDone', 'Refused']);
      expect(await roles(group.id)).toEqual(['Prova fano MEMBRO', 'Prova urbino MODERATORE']);
    }, 30_000);

    it('and entered by somebody the moment the last one goes: he moderates it', async () => {
      for (const who of ['lettore', 'urbino', 'fano'] as const) await leave(who, group.id);
      expect((await atOnce(group.id, () => leave('pesaro', group.id), () => join('fano', group.id))).map(({ __typename }) => __typename)).toEqual(['CommunityDone', 'CommunityDone']);
      expect(await roles(group.id)).toEqual(['Prova fano MODERATORE']);
    }, 30_000);
  });

  it('whose work is over is read and not written, also in the database, until it is opened again', async () => {
    const group = (await card('pesaro', (await openGroup('pesaro', parent.id, 'Gruppo finito', 'MEMBRI')).key))!;
    await join('urbino', group.id);
    await liftWritingLimits(test);
    const { discussionId } = await openDiscussion('urbino', group.id, 'Com’è andata?');
    expect(await close('urbino', group.id)).toMatchObject({ __typename: 'Refused' });
    expect(await close('pesaro', group.id)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await card('urbino', group.key)).toMatchObject({ closedAt: expect.any(String), viewerCan: { read: true, write: false, moderate: false, openGroup: false } });
    const CLOSED = { __typename: 'Refused', message: 'La community è chiusa: si legge e non vi si scrive. Può riaprirla chi la modera. Ciò che avete scritto resta fra le bozze.' };
    for (const who of ['urbino', 'pesaro'] as const) expect(await openDiscussion(who, group.id, 'Un’altra cosa ancora')).toMatchObject(CLOSED);
    expect((await clients.urbino.request<{ answer: Outcome }>(`mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ${REFUSALS} } }`, { input: { discussionId, text: plainPost('x'), clientKey: randomUUID() } })).answer).toMatchObject(CLOSED);
    expect([await join('fano', group.id), await choose('pesaro', group.id, 'fano')]).toMatchObject([{ __typename: 'Refused' }, { __typename: 'Refused' }]);
    await expect(sql('update community set post_count = post_count + 1 where id = $1', [group.id])).rejects.toThrow(/closed/);
    // Of a closed community its groups are closed, and stay so.
    await close('pesaro', group.id, false);
    expect(await openDiscussion('urbino', group.id, 'Si ricomincia, allora')).toMatchObject({ __typename: 'DiscussionOpened' });
    await close('pesaro', parent.id);
    expect(await close('pesaro', group.id, false)).toMatchObject({ __typename: 'Refused', message: 'La community di cui è un gruppo è chiusa: si riapre prima quella.' });
    await close('pesaro', parent.id, false);
    expect((await card('pesaro', group.key))!.closedAt).not.toBeNull();
  });

  it('is named anew by who moderates it, with who did and what it said before; who saw other words is told', async () => {
    const group = (await card('pesaro', (await openGroup('pesaro', parent.id, 'Gruppo da nominare', 'MEMBRI')).key))!;
    await join('urbino', group.id);
    await liftWritingLimits(test);
    const { discussionId } = await openDiscussion('urbino', group.id, 'Come ci chiamiamo?');
    const rename = (who: Who, seenRevision: number, more: object = {}, id = group.id): Promise<Outcome> => change(who, 'changeCommunityWords(communityId: $id, seenRevision: $seen, input: $input)', '($id: ID!, $seen: Int!, $input: CommunityWordsInput!)', { id, seen: seenRevision, input: { title: 'Gruppo gare', purpose: 'Le gare.', thisWeek: 'Mandate i vostri bandi.', subjects: ['Bandi', ' Bandi ', '', 'Verifiche'], ...more } });
    const words = async (who: Who): Promise<unknown> => (await clients[who].request<{ communityWords: unknown }>('query ($key: String!) { communityWords(key: $key) { revision words { title purpose thisWeek subjects } changes { revision personName before { title } after { title subjects } } } }', { key: group.key })).communityWords;
    for (const who of ['urbino', 'lettore', 'ancona', 'curatore'] as const) expect([who, await words(who)]).toEqual([who, null]);
    expect(await rename('urbino', 0)).toMatchObject({ __typename: 'Refused' });
    for (const who of ['ancona', 'curatore'] as const) expect(await rename(who, 0)).toEqual(NOTHING);
    expect((await rename('pesaro', 0, { title: ' a', purpose: ' ', thisWeek: 'x'.repeat(301), subjects: Array.from({ length: 13 }, (_, index) => `tema ${index}`) })).problems.map(({ field }) => field)).toEqual(['title', 'purpose', 'thisWeek', 'subjects']);
    const before = (await sql<{ revision: number }>('select revision from discussion where id = $1', [discussionId]))[0]!.revision;
    expect(await rename('pesaro', 0)).toMatchObject({ __typename: 'CommunityDone' });
    // What was sent twice, for a line that dropped, is one change.
    expect(await rename('pesaro', 0)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await card('urbino', group.key)).toMatchObject({ key: group.key, title: 'Gruppo gare' });
    // The search finds its discussions under the new name.
    expect((await sql<{ revision: number }>('select revision from discussion where id = $1', [discussionId]))[0]!.revision).toBeGreaterThan(before);
    expect(await rename('pesaro', 0, { title: 'Gruppo appalti' })).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('mentre scrivevate') });
    expect(await rename('pesaro', 1, { title: 'Gruppo appalti' })).toMatchObject({ __typename: 'CommunityDone' });
    expect(await words('pesaro')).toMatchObject({
      ...{ revision: 2, words: { title: 'Gruppo appalti', purpose: 'Le gare.', thisWeek: 'Mandate i vostri bandi.', subjects: ['Bandi', 'Verifiche'] } },
      changes: [{ revision: 2, before: { title: 'Gruppo gare' }, after: { title: 'Gruppo appalti' } }, { revision: 1, personName: expect.stringMatching(/\S/), before: { title: 'Gruppo da nominare' } }],
    });
    expect(await test.database.runner.run({ enteIds: [enti.ancona], personId: ids.ancona }, () => currentManager().query('select 1 from community_words_change where community_id = $1', [group.id]))).toEqual([]);
    await expect(sql('delete from community_words_change where community_id = $1', [group.id])).rejects.toThrow('permission denied');
    await close('pesaro', group.id);
    expect(await rename('pesaro', 2, { title: 'Gruppo chiuso' })).toMatchObject({ __typename: 'Refused' });
    const [{ id: national }] = (await sql<{ id: string }>(`select id from community where key = 'sua'`)) as [{ id: string }];
    await join('curatore', national);
    expect(await rename('curatore', 0, {}, national)).toMatchObject({ __typename: 'Refused' });
  });

  it('of a national community is not for staff that is not in it, when by invitation', async () => {
    const [{ id }] = (await sql<{ id: string }>(`select id from community where key = 'sua'`)) as [{ id: string }];
    for (const who of ['curatore', 'pesaro'] as const) await join(who, id);
    expect(await openGroup('pesaro', id, 'Gruppo nazionale')).toMatchObject({ __typename: 'Refused' });
    const { key } = await openGroup('curatore', id, 'Gruppo nazionale', 'PUBBLICA');
    expect((await card('ancona', key))!.viewerCan).toMatchObject({ read: true, join: false, write: false });
    expect(await join('ancona', (await card('ancona', key))!.id)).toMatchObject({ __typename: 'Refused', message: 'Nel gruppo di lavoro entrano i membri della sua community: entrate prima in quella.' });
    expect(await close('curatore', id)).toMatchObject({ __typename: 'Refused' });
  });
});
