import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { currentManager, kept, REFERENCE_ACCESS, sharedReads, SYSTEM_ACCESS, withSharedReads } from '@province-comuni/platform-database';
import { sentStatements } from '@province-comuni/platform-testing';
import type { PersonId } from '@province-comuni/shared-kernel';
import { DataSource } from 'typeorm';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { arriveFile } from './testing/arrived-files.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

const THREAD = 'query ($id: ID!) { discussion(id: $id, after: 0, first: 20) { community { id viewerCan { write } } discussion { id title unread } first { id } posts { id text reactions { kind } canEdit } firstUnread canAnswer } }';
const DOCUMENT = 'query ($id: ID!) { document(id: $id) { id title ente { id denominazione } currentVersion { number file { sha256 textState } } viewerCan { edit } } }';

let test: TestApp;
let client: GraphqlClient;
let email = '';

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  client = new GraphqlClient(test.app);
  const anna = accounts.find(({ email }) => email.startsWith('referente.pesaro'))!;
  email = anna.email;
  await client.signIn(anna.email, anna.password);
}, 120_000);
afterAll(() => test?.close());

const sentBy = (work: () => Promise<unknown>): Promise<string[]> => sentStatements(test.app.get(DataSource), work);

describe('what a read sends to the database', () => {
  it('asks who comes, begins, view and posts: four messages for a thread, two of them together', async () => {
    const { community } = await client.request<{ community: { id: string } }>('{ community(key: "sua") { id } }');
    await client.request('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
    const input = { communityId: community.id, kind: 'QUESTION', title: 'Come verificate le polizze?', text: plainPost('Come fate?'), clientKey: randomUUID() };
    const { openDiscussion } = await client.request<{ openDiscussion: { discussionId: string } }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input });
    const sent = await sentBy(() => client.request(THREAD, { id: openDiscussion.discussionId }));
    expect(sent.length).toBeLessThanOrEqual(4);
  });

  it('asks the same for a year of events as for a day of them', async () => {
    const calendar = (from: string, to: string): Promise<string[]> => sentBy(() => client.request('query ($from: String!, $to: String!) { meetings(from: $from, to: $to) { title own viewerCan { arrange } } }', { from, to }));
    const year = await calendar('2021-01-01', '2021-12-31');
    expect(year.length).toBe((await calendar('2022-06-27', '2022-06-27')).length);
    expect(year.length).toBeLessThanOrEqual(7);
  });

  it('asks the same for many surveys as for one', async () => {
    const { community } = await client.request<{ community: { id: string } }>('{ community(key: "sua") { id } }');
    const list = (): Promise<string[]> => sentBy(() => client.request('query ($id: ID!) { questionnaires(communityId: $id) { items { title answered answeredByViewer resultsBar } } }', { id: community.id }));
    const add = (): Promise<unknown> =>
      test.database.runner.run(SYSTEM_ACCESS, () =>
        currentManager().query(`insert into questionnaire (id, community_id, title, intro, questions, asked, answered_by, disclosure, visibility, opens_at, closes_at, published_at, created_by, created_by_name, created_at, revision) select gen_random_uuid(), $1, 'Questionario', '', '[]', 'COMMUNITY', 'PERSONA', 'NOMINATIVA', 'SEMPRE', now(), now() + interval '9 days', now(), id, 'Anna', now(), 1 from person where email = $2`, [community.id, email]),
      );
    await add();
    const one = await list();
    for (let count = 0; count < 5; count += 1) await add();
    expect((await list()).length).toBe(one.length);
    expect(one.length).toBeLessThanOrEqual(14);
  });

  it('asks the same for many people of the network as for one, and for trust in many communities as in one', async () => {
    const directory = (limit: number): Promise<string[]> => sentBy(() => client.request('query ($limit: Int!) { directory(limit: $limit) { total items { surname roles { ente } } } }', { limit }));
    const trust = (): Promise<string[]> => sentBy(() => client.request('{ ownTrust { communityTitle level reasons { count } } }'));
    const [one, inOne] = [await directory(1), await trust()];
    expect((await directory(100)).length).toBe(one.length);
    expect(one.length).toBeLessThanOrEqual(8);
    await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select c.id, p.id, 'MEMBRO', 'Anna', '', now(), now(), 0, 0 from community c cross join person p where p.email = $1 on conflict do nothing`, [email]));
    expect((await trust()).length).toBe(inOne.length);
    expect(inOne.length).toBeLessThanOrEqual(8);
  });

  it('opens one transaction for a document and its relations', async () => {
    const enteId = (await client.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
    const { uploadId } = await arriveFile(test, { email, enteId });
    const items = [{ uploadId, fields: { title: 'Relazione', kind: 'relazione', licence: 'CC-BY-4.0', abstract: 'Prova.' } }];
    const { addDocuments } = await client.request<{ addDocuments: { documents: { id: string }[] } }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id } } } }', { input: { items, visibility: 'RETE', publish: true } });
    const sent = await sentBy(() => client.request(DOCUMENT, { id: addDocuments.documents[0]!.id }));
    expect(sent.filter((text) => text.startsWith('start transaction'))).toHaveLength(1);
    expect(sent.length).toBeLessThanOrEqual(8);
  });
});

describe('statements that are kept', () => {
  it('are prepared once on a connection, and ask the rights of each who asks', async () => {
    const { runner } = test.database;
    const statement = kept('select pg_backend_pid() as pid, count(*)::int as drafts from post_draft where person_id = $1');
    const [row]: { id: string }[] = await runner.run(SYSTEM_ACCESS, () => currentManager().query(`select id from person where email = $1`, [email]));
    const person = row!.id as PersonId;
    const asked = (personId: PersonId): Promise<{ pid: number; drafts: number }> => runner.read({ enteIds: [], personId }, async () => (await currentManager().query(statement, [person]))[0]);
    await runner.run({ enteIds: [], personId: person }, () => currentManager().query(`insert into post_draft (person_id, place, kind, title, text, updated_at) values ($1, 'prova', 'QUESTION', '', '{}', now())`, [person]));
    // A statement is planned anew at its first five questions, whoever asks: the plan kept after them must not keep whose it was.
    for (let time = 0; time < 8; time += 1) expect((await asked(person)).drafts).toBe(1);
    for (let time = 0; time < 8; time += 1) expect((await asked(randomUUID() as PersonId)).drafts).toBe(0);
    const [prepared] = await runner.read({ enteIds: [] }, () => currentManager().query('select count(*)::int as count, max(generic_plans)::int as generic from pg_prepared_statements where statement = $1', [statement]));
    expect(prepared.count).toBe(1);
    expect(prepared.generic).toBeGreaterThan(0);
  });
});

describe('reads that share a transaction', () => {
  const query = <T>(work: () => Promise<T>): Promise<T> => withSharedReads(async () => {
    sharedReads()!.begin();
    try {
      return await work();
    } finally {
      sharedReads()!.end();
    }
  });
  const enteIds = [randomUUID()];
  const told = async (): Promise<{ enti: string; system: string; transaction: string }> => (await currentManager().query(`select current_setting('app.ente_ids') as enti, current_setting('app.system') as system, pg_current_snapshot()::text || pg_backend_pid() as transaction`))[0];
  const pid = async (): Promise<number> => (await currentManager().query('select pg_backend_pid() as pid'))[0].pid;

  it('are those of an equal access, at the same time', async () => {
    const { runner } = test.database;
    const [one, same, other, system, reference] = await query(() => Promise.all([runner.read({ enteIds }, pid), runner.read({ enteIds: [...enteIds] }, pid), runner.read({ enteIds: [randomUUID()] }, pid), runner.read(SYSTEM_ACCESS, pid), runner.read(REFERENCE_ACCESS, pid)]));
    expect(same).toBe(one);
    expect(new Set([one, other, system]).size).toBe(3);
    expect(reference).toBe(one);
  });

  it('never lend their access to another one', async () => {
    const { runner } = test.database;
    const [own, none, system, within] = await query(() => Promise.all([runner.read({ enteIds }, told), runner.read({ enteIds: [] }, told), runner.run(SYSTEM_ACCESS, told), runner.read({ enteIds: [], personId: enteIds[0]! }, told)]));
    expect([own.enti, own.system]).toEqual([enteIds[0], '']);
    expect([none.enti, none.system]).toEqual(['', '']);
    expect([system.enti, system.system]).toEqual(['', 'on']);
    expect([within.enti, within.system]).toEqual(['', '']);
  });

  it('go on when one of them breaks it, and change nothing', async () => {
    const { runner } = test.database;
    const [broken, whole, writing] = await query(() => Promise.allSettled([
      runner.read({ enteIds }, () => currentManager().query('select 1 / 0')),
      runner.read({ enteIds }, async () => (await currentManager().query('select pg_sleep(0.01)'), pid())),
      runner.read({ enteIds }, () => currentManager().query(`insert into outbox_event (kind, payload) values ('x', '{}')`)),
    ]));
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
    expect(whole.status).toBe('fulfilled');
    expect(writing).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('read-only') } });
  });

  it('hold no connection while nobody reads: thirty requests at once on ten connections', async () => {
    const { runner } = test.database;
    const answers = await Promise.all(Array.from({ length: 30 }, () => query(async () => {
      await runner.read({ enteIds }, pid);
      await runner.run(SYSTEM_ACCESS, pid);
      return runner.read({ enteIds }, pid);
    })));
    expect(answers).toHaveLength(30);
  });

  it('refuse an access that is more than identifiers', async () => {
    await expect(test.database.runner.read({ enteIds: [`', true); drop table person; --`] }, pid)).rejects.toThrow('no identifier');
  });
});

describe('a transaction that is ended by its last work', () => {
  const written = async (place: string): Promise<number> => (await test.database.runner.read(SYSTEM_ACCESS, () => currentManager().query('select 1 from post_draft where place = $1', [place]))).length as number;
  const write = (place: string): Promise<unknown> => currentManager().query(`insert into post_draft (person_id, place, title, text, updated_at) select id, $1, '', '{}', now() from person where email = $2`, [place, email]);

  it('keeps all of it and refuses what is asked later', async () => {
    const late = test.database.runner.run(SYSTEM_ACCESS, async () => {
      await write('ending:early');
      await test.database.runner.ending(() => Promise.all([write('ending:one'), write('ending:two')]));
      await write('ending:late');
    });
    await expect(late).rejects.toThrow('the transaction has ended');
    expect([await written('ending:early'), await written('ending:one'), await written('ending:two'), await written('ending:late')]).toEqual([1, 1, 1, 0]);
  });

  it('keeps nothing where any of it fails', async () => {
    const failing = test.database.runner.run(SYSTEM_ACCESS, async () => {
      await write('ending:before');
      await test.database.runner.ending(() => Promise.all([write('ending:good'), currentManager().query('select 1 / 0')]));
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect([await written('ending:before'), await written('ending:good')]).toEqual([0, 0]);
  });

  it('tells of several that were asked together the one that broke it, however long its way', async () => {
    const slowly = async (failing: Promise<unknown>): Promise<unknown> => {
      for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
      return failing.catch(async (error: unknown) => {
        for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
        throw error;
      });
    };
    const failing = test.database.runner.run(SYSTEM_ACCESS, () => test.database.runner.ending(() => Promise.all([slowly(currentManager().query('select 1 / 0')), currentManager().query('select 1'), write('ending:broken')])));
    await expect(failing).rejects.toThrow('division by zero');
  });

  it('is not ended by who joined it', async () => {
    await test.database.runner.run(SYSTEM_ACCESS, async () => {
      await test.database.runner.run(SYSTEM_ACCESS, () => test.database.runner.ending(() => write('ending:joined')));
      await write('ending:owner');
    });
    expect([await written('ending:joined'), await written('ending:owner')]).toEqual([1, 1]);
  });

  it('does what is asked together in the order in which it was asked', async () => {
    const order = await test.database.runner.run(SYSTEM_ACCESS, async () => Promise.all(Array.from({ length: 20 }, (_, at) => currentManager().query(`select $1::int as at, nextval('outbox_event_id_seq')::int as number`, [at]))));
    const numbers = order.map(([row]) => row.number as number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('says what is wrong with a connection that is gone', async () => {
    const gone = test.database.runner.run(SYSTEM_ACCESS, async () => {
      await currentManager().query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      await currentManager().query('select 1');
    });
    await expect(gone).rejects.toThrow();
    expect(await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});
