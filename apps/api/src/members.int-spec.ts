import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { LoadCommunities, type PackagedCommunity } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS, type DatabaseAccess } from '@province-comuni/platform-ports';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Anna and Luca are of Pesaro, Lecco and Urbino of other Enti. Anna and Lecco are in the group by invitation and in SUA; Luca in SUA. */
type Who = 'anna' | 'luca' | 'lecco' | 'urbino' | 'curatore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', urbino: 'referente.urbino@demo.example', curatore: 'curatore@demo.example' };
const SECRET: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };
const TABLES = ['person_profile', 'community', 'community_member', 'discussion', 'post', 'moderation_decision'];
const DAY = 86_400_000;

interface Person { readonly personId: string; readonly name: string; readonly surname: string; readonly roles: { ente: string }[]; readonly subjects: string[]; readonly expertise: string }
interface Profile extends Person { readonly contact: string; readonly communities: { key: string }[]; readonly isOwn: boolean }
interface Trust { readonly communityKey: string; readonly level: string; readonly next: string | null; readonly reasons: { kind: string; count: number; needed: number | null }[] }

let test: TestApp;
let sua: string;
let riservata: string;
const clients = {} as Record<Who | 'visitor' | 'nobody', GraphqlClient>;
const ids = {} as Record<Who, string>;
const entiOf = {} as Record<Who, string>;

const as = <T>(access: DatabaseAccess, text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(access, () => currentManager().query(text, parameters));
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => as(SYSTEM_ACCESS, text, parameters);
const directory = async (who: Who | 'nobody', filter: Record<string, unknown> = {}): Promise<{ items: Person[]; total: number } | null> =>
  (await clients[who].request<{ directory: { items: Person[]; total: number } | null }>('query ($text: String, $enteId: ID, $subject: String, $community: String, $order: DirectoryOrder, $offset: Int, $limit: Int) { directory(text: $text, enteId: $enteId, subject: $subject, community: $community, order: $order, offset: $offset, limit: $limit) { total items { personId name surname subjects expertise roles { ente } } } }', { order: 'COGNOME', offset: 0, limit: 50, ...filter })).directory;
const found = async (who: Who, filter: Record<string, unknown> = {}): Promise<string[]> => (await directory(who, filter))!.items.map(({ personId }) => Object.entries(ids).find(([, id]) => id === personId)?.[0] ?? 'another').filter((name) => name !== 'another').sort();
const profile = async (who: Who | 'nobody', of: string): Promise<Profile | null> => (await clients[who].request<{ memberProfile: Profile | null }>('query ($id: ID!) { memberProfile(personId: $id) { personId name surname subjects expertise contact isOwn roles { ente } communities { key } } }', { id: of })).memberProfile;
const save = async (who: Who, words: Record<string, unknown> = {}, seenRevision?: number): Promise<{ __typename: string; code?: string; problems?: { field: string; message: string }[] }> => {
  const { ownProfile } = await clients[who].request<{ ownProfile: { revision: number } }>('{ ownProfile { revision } }');
  const input = { subjects: [], expertise: '', contact: '', visibility: 'RETE', seenRevision: seenRevision ?? ownProfile.revision, ...words };
  return (await clients[who].request<{ saveProfile: { __typename: string } }>('mutation ($input: SaveProfileInput!) { saveProfile(input: $input) { __typename ... on Refused { code } ... on InvalidInput { problems { field message } } } }', { input })).saveProfile;
};
const trust = async (who: Who): Promise<Trust> => (await clients[who].request<{ ownTrust: Trust[] }>('{ ownTrust { communityKey level next reasons { kind count needed } } }')).ownTrust.find(({ communityKey }) => communityKey === 'sua')!;
const open = async (who: Who, title: string, communityId = sua): Promise<string> =>
  (await clients[who].request<{ openDiscussion: { discussionId: string } }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId, kind: 'QUESTION', title, tags: [], text: plainPost('Come fate?'), clientKey: randomUUID() } })).openDiscussion.discussionId;
const answer = async (who: Who, discussionId: string, words: string): Promise<{ __typename: string; post?: { id: string }; holdReason?: string }> =>
  (await clients[who].request<{ answer: { __typename: string } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ... on AnswerGiven { post { id } } ... on PostHeld { holdReason } } }', { input: { discussionId, text: plainPost(words), clientKey: randomUUID() } })).answer;
const contributions = async (who: Who | 'nobody', of: string): Promise<{ opened: string[]; solved: string[] }> => {
  const { memberContributions } = await clients[who].request<{ memberContributions: { opened: { title: string }[]; openedCount: number; solved: { title: string }[]; solvedCount: number } }>('query ($id: ID!) { memberContributions(personId: $id) { openedCount opened { title } solvedCount solved { title } } }', { id: of });
  expect([memberContributions.openedCount, memberContributions.solvedCount]).toEqual([memberContributions.opened.length, memberContributions.solved.length]);
  return { opened: memberContributions.opened.map(({ title }) => title), solved: memberContributions.solved.map(({ title }) => title) };
};

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
    const { me } = await clients[who].request<{ me: { id: string; memberships: { enteId: string }[] } }>('{ me { id memberships { enteId } } }');
    [ids[who], entiOf[who]] = [me.id, me.memberships[0]!.enteId];
  }
  // Somebody with an account and no role.
  const lettore = accounts.find(({ email }) => email === 'lettore.pesaro@demo.example')!;
  clients.nobody = new GraphqlClient(test.app);
  await clients.nobody.signIn(lettore.email, lettore.password);
  await sql('update membership set valid_to = now() where person_id = (select id from person where email = $1)', [lettore.email]);
  await test.app.get(LoadCommunities, { strict: false }).execute(SECRET);
  const keys = Object.fromEntries((await sql<{ key: string; id: string }>('select key, id from community')).map(({ key, id }) => [key, id]));
  [sua, riservata] = [keys['sua']!, keys['riservata']!];
  const enter = (communityId: string, ...people: string[]): Promise<unknown> =>
    sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, 'MEMBRO', name || ' ' || surname, '', now(), now(), 0, 0 from person where id = any ($2::uuid[])`, [communityId, people]);
  await enter(sua, ids.anna, ids.luca, ids.lecco);
  await enter(riservata, ids.anna, ids.lecco);
}, 120_000);
afterAll(() => test?.close(), 60_000);

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of TABLES) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

describe.each(['both walls', 'the application alone'])('who may not know of somebody, with %s,', (walls) => {
  beforeAll(async () => {
    await save('lecco', { expertise: 'Solo per le mie community', contact: 'interno 12', visibility: 'COMUNITA' });
    await setWall(walls === 'both walls');
  });
  afterAll(async () => {
    await setWall(true);
    await save('lecco');
  });

  it('finds nobody as a visitor or without a role, not even with an id', async () => {
    await expect(clients.visitor.request('{ directory { total } }')).rejects.toThrow('accedere');
    expect([await directory('nobody'), await profile('nobody', ids.anna), await contributions('nobody', ids.anna)]).toEqual([null, null, { opened: [], solved: [] }]);
  });

  it('does not find who shows himself to his communities only, who shares one does', async () => {
    expect([await profile('urbino', ids.lecco), await found('urbino', { text: 'lecco' }), await found('urbino', { enteId: entiOf.lecco })]).toEqual([null, [], []]);
    expect(await profile('anna', ids.lecco)).toMatchObject({ expertise: 'Solo per le mie community', contact: 'interno 12', isOwn: false });
    expect([await found('luca', { text: 'lecco' }), await found('lecco', { text: 'lecco' })]).toEqual([['lecco'], ['lecco']]);
  });

  it('is not told who is in a community by invitation', async () => {
    // Nor is who was invited, as long as he is no member.
    await sql('update community set invited_person_ids = array[$2::uuid] where id = $1', [riservata, ids.urbino]);
    expect([await found('urbino', { community: 'riservata' }), await found('luca', { community: 'riservata' }), await found('curatore', { community: 'riservata' })]).toEqual([[], [], []]);
    expect([await found('anna', { community: 'riservata' }), await found('urbino', { community: 'sua' })]).toEqual([['anna', 'lecco'], ['anna', 'luca']]);
    expect([(await profile('luca', ids.anna))!.communities, (await profile('lecco', ids.anna))!.communities]).toEqual([[{ key: 'sua' }], [{ key: 'sua' }, { key: 'riservata' }]]);
    const { directoryChoices } = await clients.luca.request<{ directoryChoices: { communities: { key: string }[] } }>('{ directoryChoices { communities { key } } }');
    expect(directoryChoices.communities.map(({ key }) => key)).not.toContain('riservata');
  });

  it('reads no contribution where he may not read the discussion', async () => {
    const title = `Riservatissima ${randomUUID()}`;
    await open('anna', title, riservata);
    expect([(await contributions('luca', ids.anna)).opened, (await contributions('lecco', ids.anna)).opened]).toEqual([[], expect.arrayContaining([title])]);
  });
});

it('the database alone shows no row and no person to who has no business there', async () => {
  const urbino = { personId: ids.urbino, enteIds: [entiOf.urbino] };
  await save('anna', { expertise: 'Gare' });
  expect(await as(urbino, 'select * from person_profile where person_id <> $1', [ids.urbino])).toEqual([]);
  await expect(as(urbino, `insert into person_profile (person_id, visibility, revision) values ($1, 'RETE', 1)`, [ids.lecco])).rejects.toThrow('row-level security');
  expect(await as({ personId: ids.urbino, enteIds: [] }, 'select * from network_people(null, null)')).toEqual([]);
  expect(await as({ enteIds: [] }, 'select * from network_people(null, null)')).toEqual([]);
  // A community by invitation, asked by its id, has nobody for who is not in it.
  expect(await as(urbino, 'select * from network_people(null, $1)', [riservata])).toEqual([]);
  // What the door opens for itself is closed again behind it.
  expect(await as<{ system: boolean; people: number }>(urbino, `select (select count(*)::int from network_people(null, null)) > 3 as people, app_is_system() as system`)).toEqual([{ people: true, system: false }]);
  expect(Object.keys((await as<object>(urbino, 'select * from network_people(null, null) limit 1'))[0]!)).not.toContain('email');
});

describe('people of the network', () => {
  beforeAll(async () => {
    await save('anna', { subjects: ['PERSONALE'], expertise: '  Gare  di lavori,\naccordi quadro ', contact: 'Il martedì, interno 4' });
    await save('urbino', { subjects: ['PERSONALE'] });
  });

  it('are found by the beginning of a name, Ente, subject and community, together', async () => {
    expect(await profile('lecco', ids.anna)).toMatchObject({ subjects: ['PERSONALE'], expertise: 'Gare di lavori,\naccordi quadro', contact: 'Il martedì, interno 4', roles: [{ ente: 'Provincia di Pesaro e Urbino' }] });
    expect([await found('lecco', { text: 'PESÀ ref' }), await found('lecco', { text: 'esaro' }), await found('lecco', { text: '%' }), await found('lecco', { text: '_' })]).toEqual([['anna'], [], [], []]);
    expect([await found('lecco', { subject: 'PERSONALE' }), await found('lecco', { subject: 'PERSONALE', enteId: entiOf.anna }), await found('lecco', { enteId: entiOf.anna }), await found('lecco', { subject: 'PERSONALE', community: 'sua' })]).toEqual([['anna', 'urbino'], ['anna'], ['anna', 'luca'], ['anna']]);
    expect([await found('lecco', { enteId: 'x' }), await found('lecco', { community: 'non-esiste' }), await found('lecco', { subject: `' or 1=1` })]).toEqual([[], [], []]);
  });

  it('are found by the words of a search: of the name, of the Ente, of what they work on; not where they do not show themselves, nor once they are gone', async () => {
    expect([await found('lecco', { text: 'accordi quad' }), await found('lecco', { text: 'GARE pesaro' }), await found('lecco', { text: 'urbino gare' }), await found('lecco', { text: 'lavori lecco' }), await found('lecco', { text: 'provincia pesaro urbi' })]).toEqual([['anna'], ['anna'], ['anna'], [], ['anna', 'luca']]);
    await save('anna', { expertise: 'Gare di lavori', visibility: 'COMUNITA' });
    expect([await found('urbino', { text: 'gare' }), await found('curatore', { text: 'gare pesaro' }), await found('lecco', { text: 'gare' })]).toEqual([[], [], ['anna']]);
    await save('anna', { subjects: ['PERSONALE'], expertise: '  Gare  di lavori,\naccordi quadro ', contact: 'Il martedì, interno 4' });
    await sql('update person set disabled_at = now() where id = $1', [ids.anna]);
    try {
      expect([await found('lecco', { text: 'gare' }), await found('luca', { text: 'referente pesaro' })]).toEqual([[], []]);
    } finally {
      await sql('update person set disabled_at = null where id = $1', [ids.anna]);
    }
  });

  it('come page by page in one order, each once, with how many there are', async () => {
    const all = (await directory('lecco'))!;
    const paged: string[] = [];
    for (let offset = 0; offset < all.total; offset += 2) paged.push(...(await directory('lecco', { offset, limit: 2 }))!.items.map(({ personId }) => personId));
    expect(paged).toEqual(all.items.map(({ personId }) => personId));
    expect(new Set(paged).size).toBe(all.total);
    expect((await directory('lecco', { offset: 10_000 }))).toEqual({ items: [], total: all.total });
    await sql('update membership set valid_from = now() where person_id = $1', [ids.urbino]);
    expect((await directory('lecco', { order: 'RECENTI', limit: 1 }))!.items[0]!.personId).toBe(ids.urbino);
  });

  it('are gone from the list with their last role, and with their account', async () => {
    await sql('update person set disabled_at = now() where id = $1', [ids.urbino]);
    expect([await found('lecco', { subject: 'PERSONALE' }), await profile('lecco', ids.urbino)]).toEqual([['anna'], null]);
    await sql('update person set disabled_at = null where id = $1', [ids.urbino]);
  });

  it('say of themselves what fits, field by field, and overwrite nothing that another window wrote', async () => {
    expect((await save('luca', { subjects: ['NON_ESISTE'], expertise: 'x'.repeat(301), contact: 'y'.repeat(201) })).problems!.map(({ field }) => field)).toEqual(['subjects', 'expertise', 'contact']);
    expect(await save('luca', { expertise: 'Prima' }, 0)).toEqual({ __typename: 'Done' });
    const outcomes = await Promise.all([save('luca', { expertise: 'Una' }, 1), save('luca', { expertise: 'Altra' }, 1)]);
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['Done', 'IDENTITY.PROFILE_CHANGED']);
    expect((await save('luca', { expertise: 'Vecchia' }, 0)).code).toBe('IDENTITY.PROFILE_CHANGED');
  });
});

describe('trust is earned by deeds', () => {
  const decide = (kind: string, postId: string | null, at: Date, id: string = randomUUID()): Promise<unknown> =>
    sql(`insert into moderation_decision (id, community_id, kind, person_id, person_name, post_id, reason, decided_by_name, at) values ($1, $2, $3, $4, 'Lecco', $5, 'Prova.', 'Prova', $6)`, [id, sua, kind, ids.lecco, postId, at]);
  const links = (count: number): string => Array.from({ length: count }, (_, index) => `https://sito${index}.example/${randomUUID()}`).join(' ');
  let question: string;

  it('says to oneself what was counted and what is missing, and lets who is new write less', async () => {
    question = await open('anna', 'Come fate le verifiche?');
    expect(await trust('lecco')).toEqual({ communityKey: 'sua', level: 'NUOVO', next: 'MEMBRO', reasons: [{ kind: 'GIORNI', count: 0, needed: 7 }, { kind: 'MESSAGGI', count: 0, needed: 5 }, { kind: 'RISPOSTE_ACCOLTE', count: 0, needed: 1 }, { kind: 'DECISIONI', count: 0, needed: 0 }] });
    expect(await answer('lecco', question, links(3))).toMatchObject({ __typename: 'PostHeld', holdReason: 'COLLEGAMENTI' });
  });

  it('counts an answer that solved what another asked, not one’s own', async () => {
    const own = await open('lecco', 'La mia domanda');
    const mine = await answer('lecco', own, 'Mi rispondo.');
    await sql('update discussion set solved_sequence = 2 where id = $1', [own]);
    expect(mine.__typename).toBe('AnswerGiven');
    expect((await trust('lecco')).level).toBe('NUOVO');
    await answer('lecco', question, 'Sul sito del garante.');
    await sql('update discussion set solved_sequence = 2 where id = $1', [question]);
    expect(await trust('lecco')).toMatchObject({ level: 'MEMBRO', next: 'AFFIDABILE' });
    expect((await contributions('anna', ids.lecco)).solved).toEqual(['Come fate le verifiche?']);
    expect(await answer('lecco', question, links(3))).toMatchObject({ __typename: 'AnswerGiven' });
  });

  it('falls back by a decision that holds; by none that an appeal undid, or whose post is shown again', async () => {
    const warning = randomUUID();
    await decide('AMMONIZIONE', null, new Date(), warning);
    expect(await trust('lecco')).toMatchObject({ level: 'NUOVO', reasons: expect.arrayContaining([{ kind: 'DECISIONI', count: 1, needed: 0 }]) });
    expect(await answer('lecco', question, links(3))).toMatchObject({ __typename: 'PostHeld' });
    await sql(`insert into moderation_decision (id, community_id, kind, person_id, person_name, appealed_id, reason, decided_by_name, at) values (gen_random_uuid(), $1, 'RIESAME_ACCOLTO', $2, 'Lecco', $3, 'Prova.', 'Prova', now())`, [sua, ids.lecco, warning]);
    expect((await trust('lecco')).level).toBe('MEMBRO');
    const { post } = await answer('lecco', question, 'Da nascondere.');
    await decide('NASCOSTO', post!.id, new Date());
    expect((await trust('lecco')).level).toBe('MEMBRO');
    await sql('update post set hidden_at = now() where id = $1', [post!.id]);
    expect((await trust('lecco')).level).toBe('NUOVO');
    await sql('update post set hidden_at = null where id = $1', [post!.id]);
    await decide('AMMONIZIONE', null, new Date(Date.now() - 31 * DAY));
    expect((await trust('lecco')).level).toBe('MEMBRO');
  });
});
