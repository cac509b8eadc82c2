import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, currentManager } from '@province-comuni/platform-database';
import type { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { CanaryWorld } from './testing/canary-world.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** The first of those that are tried: what came before was delivered before this test. */
const FIRST = 'CreateReview1797500000010';
/** Tables that these make. */
const WALLED = ['review_guest_link', 'clause_comment', 'clause_suggestion', 'review_request', 'word_review', 'word_return', 'word_offered_clause', 'needs_sheet', 'needs_answer', 'needs_list', 'delibere_batch', 'delibere_batch_item', 'adhesion_file'];

let test: TestApp;
let world: CanaryWorld;
let owner: DataSource;

beforeAll(async () => {
  test = await createTestApp();
  world = await CanaryWorld.make(test);
  owner = await createDataSource({ url: test.database.ownerUrl }).initialize();
}, 120_000);
afterAll(async () => {
  await owner?.destroy();
  await test?.close();
});

/** All that a database is made of, without its rows. */
async function shape(): Promise<unknown[]> {
  const asked = [
    `select table_name, column_name, data_type, is_nullable, column_default, col_description((table_schema || '.' || table_name)::regclass, ordinal_position) as said from information_schema.columns where table_schema = 'public' order by 1, 2`,
    `select conrelid::regclass::text as of, pg_get_constraintdef(oid) as rule from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
    `select tablename, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`,
    `select tablename, policyname, cmd, qual, with_check from pg_policies order by 1, 2`,
    `select relname, relrowsecurity, relforcerowsecurity, relacl::text, obj_description(oid) as said from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  ];
  return Promise.all(asked.map((sql) => owner.query<unknown[]>(sql)));
}

describe('a filled database', () => {
  it('keeps every row of the tables that came last behind its wall alone', async () => {
    await owner.query(`insert into delibere_batch_item (batch_id, provincia_id, position, ente_id, ente_name, adhesion_state, file_name, outcome) select id, provincia_id, 0, provincia_id, 'Prova', 'INVITATO', 'prova', 'DA_FARE' from delibere_batch`);
    const seen = (enteIds: string[], table: string): Promise<number> => test.database.runner.run({ enteIds }, async () => (await currentManager().query<unknown[]>(`select 1 from ${table}`)).length);
    for (const table of WALLED) {
      expect([table, (await seen([world.ids.enteB], table)) > 0]).toEqual([table, true]);
      expect([table, await seen([world.ids.enteA], table), await seen([], table)]).toEqual([table, 0, 0]);
    }
  });

  it('gives back what the last migrations made, and takes it again', async () => {
    const before = await shape();
    const tried = migrations.slice(migrations.findIndex(({ name }) => name === FIRST)).map((Migration) => new Migration());
    expect(tried.length).toBeGreaterThan(5);
    const runner = owner.createQueryRunner();
    try {
      for (const migration of [...tried].reverse()) await migration.down(runner);
      for (const table of WALLED) expect(await runner.hasTable(table)).toBe(false);
      for (const migration of tried) await migration.up(runner);
    } finally {
      await runner.release();
    }
    expect(await shape()).toEqual(before);
  });
});
