import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasePeople, MakePersonalCopy, PersonalDataRegistry } from '@province-comuni/identity-domain';
import { currentManager, namePattern } from '@province-comuni/platform-database';
import { GONE, SEARCH_INDEX, SYSTEM_ACCESS, type DomainEvent, type SearchIndex } from '@province-comuni/platform-ports';
import { IndexChanges, RebuildIndex } from '@province-comuni/search-domain';
import { strFromU8, unzipSync } from 'fflate';
import { loadDemoAccounts } from './demo-accounts.js';
import { CanaryWorld } from './testing/canary-world.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Who is erased: he wrote in everything that Ente B has. */
const WHO = 'redattoreB';
const NAME = 'Prova Redattore Pesaro';
const DONE = { __typename: 'Done' };

let test: TestApp;
let world: CanaryWorld;
let password: string;
let personId: string;
let email: string;

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const parts = (): ReturnType<PersonalDataRegistry['all']> => test.app.get(PersonalDataRegistry, { strict: false }).all();
const mutate = async (who: keyof CanaryWorld['clients'], mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<{ __typename: string; code?: string; problems?: { field: string; message: string }[] }> =>
  Object.values(await world.clients[who].request<Record<string, { __typename: string }>>(`mutation ${declared} { ${mutation} { __typename ... on Refused { code } ... on InvalidInput { problems { field message } } } }`, variables))[0]!;
const ownData = async (who: keyof CanaryWorld['clients']): Promise<{ copy: { id: string; state: string; partsDone: number; partsAll: number } | null; erasure: { dueAt: string } | null; held: { title: string; items: { title: string; fate: string; reason: string | null }[] }[] }> =>
  (await world.clients[who].request<{ ownData: never }>('{ ownData { copy { id state partsDone partsAll } erasure { dueAt } held { title items { title fate reason } } } }')).ownData;
const heard = async (kind: string): Promise<DomainEvent[]> => sql('select kind, payload from outbox_event where kind = $1 order by id', [kind]);
const makeCopies = async (): Promise<void> => {
  for (const event of await heard('identity.copy-asked')) await test.app.get(MakePersonalCopy, { strict: false }).hear(event);
};
const copyOf = async (who: keyof CanaryWorld['clients'], id: string): Promise<{ status: number; bytes: Uint8Array }> => {
  const { status, bytes } = await world.clients[who].get(`/api/personal-copies/${id}`);
  return { status, bytes };
};

beforeAll(async () => {
  test = await createTestApp();
  world = await CanaryWorld.make(test);
  const account = (await loadDemoAccounts(test.app)).find(({ email: address }) => address === world.emails[WHO])!;
  [password, email, personId] = [account.password, account.email, world.ids.author];
}, 180_000);
afterAll(() => test?.close(), 60_000);

describe('what domains say that they hold of people', () => {
  it('is every column of the database that holds a person, and no other', async () => {
    const columns = await sql<{ place: string; linked: boolean; several: boolean }>(
      `select c.relname || '.' || a.attname as place, a.atttypid = 'uuid[]'::regtype as several, exists (select 1 from pg_constraint k where k.contype = 'f' and k.confrelid = 'person'::regclass and k.conrelid = c.oid and a.attnum = any (k.conkey)) as linked
       from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)`,
    );
    // A column without a foreign key says by its name that it holds a person.
    const held = columns.filter(({ place, linked, several }) => linked || (several ? /person|people|author/ : /(person|author|owner|reporter|respondent)_id$|_by$/).test(place)).map(({ place }) => place);
    const said = parts().flatMap(({ tables }) => tables.flatMap(({ table, of = {}, among = [] }) => [...Object.keys(of), ...among].map((column) => `${table}.${column}`)));
    expect(held.length).toBeGreaterThan(70);
    expect([...new Set(said)].sort()).toEqual([...new Set([...held, 'person.id'])].sort());
  });

  it('names columns that are there, says each once, and gives a reason for what is kept', async () => {
    const there = new Set((await sql<{ place: string }>(`select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public'`)).map(({ place }) => place));
    const named = parts().flatMap(({ tables, words = [], keptNames = {} }) => [
      ...tables.flatMap(({ table, of = {}, among = [], mail = [], withheld = [] }) => [...Object.keys(of), ...among, ...Object.values(of).flat(), ...mail, ...withheld].map((column) => `${table}.${column}`)),
      ...words.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
      ...Object.keys(keptNames),
    ]);
    expect(named.filter((place) => !there.has(place))).toEqual([]);
    const ids = parts().flatMap(({ tables }) => tables.flatMap(({ table, of = {} }) => Object.keys(of).map((column) => `${table}.${column}`)));
    expect(ids.filter((place, index) => ids.indexOf(place) !== index)).toEqual([]);
    for (const { tables, keptNames = {} } of parts()) for (const reason of [...tables.flatMap(({ erasure }) => (erasure.kind === 'KEEP' ? [erasure.reason] : [])), ...Object.values(keptNames)]) expect(reason.length).toBeGreaterThan(20);
  });
});

describe('a copy of one’s data', () => {
  let id: string;

  it('is made part by part by a job, told by a notice, once', async () => {
    await world.clients[WHO].request('mutation { chooseNoticeMail(topic: "documento.versione", frequency: SETTIMANALE) { __typename } }');
    expect(await Promise.all([mutate(WHO, 'askPersonalCopy'), mutate(WHO, 'askPersonalCopy')])).toEqual([DONE, DONE]);
    expect((await heard('identity.copy-asked')).length).toBe(1);
    expect((await ownData(WHO)).copy).toMatchObject({ state: 'IN_ATTESA', partsDone: 0, partsAll: parts().length });
    await Promise.all([makeCopies(), makeCopies()]);
    const { copy } = await ownData(WHO);
    id = copy!.id;
    expect(copy).toMatchObject({ state: 'PRONTA', partsDone: parts().length });
    expect((await world.clients[WHO].request<{ notices: { title: string; href: string }[] }>('{ notices { title href } }')).notices.filter(({ href }) => href === '/profilo/dati')).toHaveLength(1);
  }, 60_000);

  it('is a page and a file for each part, with what is his and no secret', async () => {
    const { status, bytes } = await copyOf(WHO, id);
    expect(status).toBe(200);
    const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
    expect(Object.keys(files).sort()).toEqual(['index.html', ...parts().map(({ key }) => `${key}.json`)].sort());
    const rows = (key: string, table: string): Record<string, unknown>[] => (JSON.parse(files[`${key}.json`]!) as { tables: { table: string; rows: Record<string, unknown>[] }[] }).tables.filter((one) => one.table === table).flatMap((one) => one.rows);
    expect(rows('account', 'person')).toEqual([expect.objectContaining({ id: personId, email, name: 'Prova' })]);
    expect(rows('community', 'post').map((post) => post['author_id'])).toEqual(expect.arrayContaining([personId]));
    expect(rows('community', 'post').every((post) => post['author_id'] === personId)).toBe(true);
    expect(rows('avvisi', 'notice_choice')).toEqual([{ person_id: personId, topic: 'documento.versione', in_product: true, mail: 'SETTIMANALE' }]);
    expect(rows('atti', 'instance_event').length).toBeGreaterThan(0);
    const whole = Object.values(files).join('\n');
    for (const secret of ['password_hash', 'token_hash', 'secret_hash', 'second_factor_secret']) expect(whole).not.toContain(secret);
    expect(files['index.html']).toContain(`<h1>I dati di ${NAME}</h1>`);
    expect(files['index.html']).not.toMatch(/<script|<img/);
  });

  it('is for nobody else, whoever asks with its address', async () => {
    for (const who of ['visitor', 'referenteB', 'curatore', 'amministratore'] as const) expect((await copyOf(who, id)).status).toBe(404);
    expect((await copyOf(WHO, 'x')).status).toBe(404);
    expect(await test.database.runner.run({ personId: randomUUID(), enteIds: [] }, () => currentManager().query('select * from personal_copy'))).toEqual([]);
  });

  it('is gone after seven days', async () => {
    await sql(`update personal_copy set expires_at = now() - interval '1 second' where id = $1`, [id]);
    expect([(await copyOf(WHO, id)).status, (await ownData(WHO)).copy]).toEqual([404, null]);
    await test.app.get(MakePersonalCopy, { strict: false }).tidy();
    expect(await sql('select 1 from personal_copy where id = $1', [id])).toEqual([]);
  });

  it('whose job was lost is made by the next round', async () => {
    await mutate(WHO, 'askPersonalCopy');
    await sql(`update personal_copy set asked_at = now() - interval '2 hours' where state = 'IN_ATTESA'`);
    await test.app.get(MakePersonalCopy, { strict: false }).tidy();
    expect((await ownData(WHO)).copy).toMatchObject({ state: 'PRONTA' });
  }, 60_000);
});

describe('an erasure', () => {
  const ask = (given: string): ReturnType<typeof mutate> => mutate(WHO, 'askErasure(input: $input)', '($input: AskErasureInput!)', { input: { password: given } });

  it('wants the password, waits fourteen days, is told by mail, and is taken back', async () => {
    expect((await ask('un’altra password')).problems).toEqual([{ field: 'password', message: 'La password non è corretta.' }]);
    expect(await ask(password)).toEqual(DONE);
    expect((await ask(password)).code).toBe('IDENTITY.ERASURE_ASKED');
    const { erasure } = await ownData(WHO);
    expect(Math.round((Date.parse(erasure!.dueAt) - Date.now()) / 86_400_000)).toBe(14);
    expect((await sql<{ subject: string }>('select subject from mail_message where to_address = $1 and subject like $2', [email, '%cancellazione%'])).length).toBe(1);
    expect(await test.app.get(ErasePeople, { strict: false }).execute()).toBe(0);
    expect(await mutate(WHO, 'takeBackErasure')).toEqual(DONE);
    expect([(await ownData(WHO)).erasure, (await mutate(WHO, 'takeBackErasure')).__typename]).toEqual([null, 'NotFound']);
  });

  it('of somebody else is asked by UPI’s amministratore alone, who closes the account', async () => {
    for (const who of ['referenteB', 'curatore'] as const) {
      const outcome = await world.clients[who].raw<Record<string, { __typename: string }>>('mutation ($id: ID!) { askErasureOf(personId: $id) { __typename } }', { id: world.ids.person });
      expect(outcome.errors ? 'refused' : outcome.data['askErasureOf']!.__typename).toMatch(/refused|NotFound/);
    }
    expect(await mutate('amministratore', 'askErasureOf(personId: $id)', '($id: ID!)', { id: world.ids.person })).toEqual(DONE);
    expect(await sql('select disabled_at is not null as closed from person where id = $1', [world.ids.person])).toEqual([{ closed: true }]);
    const { waitingErasures } = await world.clients.amministratore.request<{ waitingErasures: { personId: string; byOffice: boolean; begun: boolean }[] }>('{ waitingErasures { personId name byOffice begun } }');
    expect(waitingErasures.filter((one) => one.personId === world.ids.person)).toMatchObject([{ byOffice: true, begun: false }]);
    expect((await world.clients.curatore.request<{ waitingErasures: null }>('{ waitingErasures { personId } }')).waitingErasures).toBeNull();
    expect(await mutate('amministratore', 'takeBackErasureOf(personId: $id)', '($id: ID!)', { id: world.ids.person })).toEqual(DONE);
  });
});

/** Where his name or address stands, in every text of the database: `table.column`. */
async function named(): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }>(
    `select c.relname as "table", a.attname as "column" from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and has_table_privilege(c.oid, 'select') and a.atttypid = any (array['text', 'varchar', 'jsonb', 'json', 'text[]']::regtype[])`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await sql(`select 1 from "${table}" where "${column}"::text ~* $1 or "${column}"::text ilike $2 limit 1`, [namePattern(NAME, 'text'), `%${email}%`]);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

describe('who is erased', () => {
  let before: string[];
  let thread: { sequence: number; authorName: string }[];
  const readThread = async (): Promise<{ sequence: number; authorName: string; text: unknown }[]> =>
    (await world.clients.lettoreB.request<{ discussion: { posts: { sequence: number; authorName: string; text: unknown }[] } }>('query ($id: ID!) { discussion(id: $id, after: 0, first: 50) { posts { sequence authorName text } } }', { id: world.ids.discussion })).discussion.posts;
  const search = async (): Promise<string[]> => (await world.clients.lettoreB.request<{ search: { hits: { kind: string }[] } }>('query ($input: SearchInputType!) { search(input: $input) { ... on SearchPage { hits { kind } } } }', { input: { query: `"${NAME}"`, exact: true } })).search.hits.map(({ kind }) => kind);

  const people = async (): Promise<{ personId: string }[]> => (await world.clients.lettoreB.request<{ directory: { items: { personId: string }[] } }>('query ($text: String) { directory(text: $text, limit: 50) { items { personId } } }', { text: NAME })).directory.items;

  beforeAll(async () => {
    const mention = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `Come scriveva prova  redattore   PESARO, e lo chiedo a ` }, { type: 'mention', attrs: { personId, label: '' } }] }, { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: `${NAME}: la mia risposta (${email}).` }] }] }] };
    const { answer } = await world.clients.lettoreB.request<{ answer: { __typename: string } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId: world.ids.discussion, text: mention, clientKey: randomUUID() } });
    expect(answer.__typename).toBe('AnswerGiven');
    // The index that answered before is emptied at night: here at once.
    await test.app.get(RebuildIndex, { strict: false }).execute();
    await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get<SearchIndex>(SEARCH_INDEX, { strict: false }).tidy());
    await sql(`update community set invited_person_ids = array[$2::uuid, $3::uuid], closed_by_name = $4 where id = $1`, [world.ids.community, personId, world.ids.person, NAME]);
    await sql(`insert into community_guidelines_change (community_id, revision, version, at, person_id, person_name, before, after) values ($1, 1, 1, now(), $2, $3, array['Si chiede a ' || $3], array['Si chiede.'])`, [world.ids.community, personId, NAME]);
    before = await named();
    thread = await readThread();
    expect(await search()).toContain('discussione');
    expect((await people()).map(({ personId: id }) => id)).toContain(personId);
    expect(await mutate(WHO, 'askErasure(input: $input)', '($input: AskErasureInput!)', { input: { password } })).toEqual(DONE);
    await sql(`update person_erasure set asked_at = now() - interval '20 days', due_at = now() - interval '1 second' where person_id = $1`, [personId]);
  }, 120_000);

  it('is erased once, though killed on the way and by two workers', async () => {
    const erase = test.app.get(ErasePeople, { strict: false });
    expect(await erase.execute(4)).toBe(4);
    expect((await world.clients.amministratore.request<{ waitingErasures: { personId: string; begun: boolean }[] }>('{ waitingErasures { personId begun } }')).waitingErasures).toContainEqual({ personId, begun: true });
    expect((await mutate('amministratore', 'takeBackErasureOf(personId: $id)', '($id: ID!)', { id: personId })).code).toBe('IDENTITY.ERASURE_BEGUN');
    // A part that fails on the way leaves nothing of itself.
    const part = parts().find(({ key }) => key === 'community')!;
    const after = part.after;
    part.after = () => Promise.reject(new Error('killed'));
    await expect(erase.execute()).rejects.toThrow('killed');
    expect(await sql('select 1 from post where author_id = $1 and author_name = $2', [personId, GONE])).toEqual([]);
    if (after) part.after = after;
    else delete part.after;
    await Promise.all([erase.execute(), erase.execute()]);
    expect(await erase.execute()).toBe(0);
    const [row] = await sql<{ done: boolean; steps: string[] }>('select done_at is not null as done, steps_done as steps from person_erasure where person_id = $1', [personId]);
    expect(row).toEqual({ done: true, steps: ['chiusura', ...parts().map(({ key }) => key)] });
  }, 60_000);

  it('has no name and no address anywhere, but where a law keeps it', async () => {
    for (const event of [...(await heard('communities.discussion-changed')), ...(await heard('communities.meeting-changed')), ...(await heard('communities.issue-changed'))]) await test.app.get(IndexChanges, { strict: false }).execute(event);
    const kept = new Set(parts().flatMap(({ tables, keptNames = {} }) => [...Object.keys(keptNames), ...tables.flatMap(({ table, of = {}, erasure }) => (erasure.kind === 'KEEP' ? Object.values(of).flat().map((column) => `${table}.${column}`) : []))]));
    const left = await named();
    expect(before.length).toBeGreaterThan(30);
    expect(before).toEqual(expect.arrayContaining(['community_guidelines_change.before', 'community_guidelines_change.person_name', 'post.author_name', 'post.text', 'discussion.author_name', 'person.email', 'community_member.name']));
    expect(left.filter((place) => !kept.has(place))).toEqual([]);
    expect(left).toEqual(expect.arrayContaining(['act_step.person_name', 'instance_event.person_name']));
  }, 60_000);

  it('leaves no draft, follow, session, notice, saved search or reading behind', async () => {
    for (const { tables } of parts()) {
      for (const { table, of = {}, erasure } of tables) {
        if (erasure.kind !== 'REMOVE') continue;
        for (const column of Object.keys(of)) expect({ table, rows: await sql(`select 1 from "${table}" where "${column}" = $1`, [personId]) }).toEqual({ table, rows: [] });
      }
    }
    expect(await sql('select invited_person_ids as ids, closed_by_name as name from community where id = $1', [world.ids.community])).toEqual([{ ids: [world.ids.person], name: GONE }]);
    expect(await sql('select count(*)::int = member_count as right from community_member m join community c on c.id = m.community_id where c.id = $1 group by member_count', [world.ids.community])).toEqual([{ right: true }]);
  });

  it('leaves threads that read in order, under the name of nobody, quotes and mentions too', async () => {
    const now = await readThread();
    expect(now.map(({ sequence }) => sequence)).toEqual(thread.map(({ sequence }) => sequence));
    expect(now.map(({ authorName }) => authorName)).toEqual(thread.map(({ authorName }) => (authorName === NAME ? GONE : authorName)));
    expect(now.some(({ authorName }) => authorName === GONE)).toBe(true);
    const last = JSON.stringify(now.at(-1)!.text);
    expect(last).toContain(`Come scriveva ${GONE}, e lo chiedo a `);
    expect(last).toContain(`"label":"${GONE}"`);
    expect(last).toContain(`${GONE}: la mia risposta ((indirizzo rimosso)).`);
  });

  it('is found by nobody, and does not come in again', async () => {
    expect(await search()).not.toContain('discussione');
    const { signIn } = await world.clients.visitor.request<{ signIn: { __typename: string } }>('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email, password } });
    expect(signIn.__typename).toBe('Refused');
    expect((await world.clients.lettoreB.request<{ memberProfile: null }>('query ($id: ID!) { memberProfile(personId: $id) { name } }', { id: personId })).memberProfile).toBeNull();
    expect((await people()).map(({ personId: id }) => id)).not.toContain(personId);
  });

  it('stays erased when it is done again', async () => {
    const store = await sql<{ tables: string }>(`select string_agg(p.author_name, ',' order by p.id) as tables from post p`);
    await sql(`update person_erasure set done_at = null, steps_done = '{}' where person_id = $1`, [personId]);
    await test.app.get(ErasePeople, { strict: false }).execute();
    expect(await sql(`select string_agg(p.author_name, ',' order by p.id) as tables from post p`)).toEqual(store);
    expect(await named()).not.toContain('post.author_name');
  }, 60_000);
});
