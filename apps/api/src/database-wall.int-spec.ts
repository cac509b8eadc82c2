import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseAccessOf } from '@province-comuni/identity-contract';
import { currentManager } from '@province-comuni/platform-database';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { SYSTEM_ACCESS, type DatabaseAccess } from '@province-comuni/platform-ports';
import pg from 'pg';
import { CANARY, CanaryWorld, STRANGERS, type Who } from './testing/canary-world.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Words that the wall lets through, and why: they are of no Ente that it could know. */
const LET_THROUGH: Record<string, { readonly of: string; readonly to?: readonly Who[]; readonly because: string }> = {
  clause_rev: { of: 'text of a model in draft', because: 'models are of all; that a draft is for who curates them is for the policy alone' },
  model_draft_event: { of: 'text of a model in draft', because: 'as the draft itself' },
  moderation_decision: { of: 'name of a person', to: ['curatore', 'amministratore'], because: 'UPI moderates everywhere; who decided stands in the decision' },
};

/** One of each kind that may write somewhere. */
const WRITERS: readonly Who[] = ['referenteA', 'comune', 'curatore'];

/** A table or view that the product may read. */
interface Table {
  readonly name: string;
  /** A column that the product may change; null: none. */
  readonly changed: string | null;
  /** Whether the product may delete rows. */
  readonly deleted: boolean;
}

let test: TestApp;
let world: CanaryWorld;
let tables: readonly Table[];

beforeAll(async () => {
  test = await createTestApp({ live: true });
  world = await CanaryWorld.make(test);
  tables = await world.system(`
    select c.relname as name, has_table_privilege(c.oid, 'delete') as deleted,
      (select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' and has_column_privilege(c.oid, a.attnum, 'update') order by a.attnum limit 1) as changed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'v', 'm', 'p') and has_table_privilege(c.oid, 'select') order by 1`);
}, 120_000);
afterAll(() => test?.close());

async function accessOf(who: Who): Promise<DatabaseAccess> {
  return databaseAccessOf(await test.app.get<RequestActorResolver>(ACTOR_RESOLVER).resolveAgain({ headers: { cookie: world.clients[who].cookie() } }));
}

/** Words of another Ente in what a table shows of itself. */
async function metIn(table: string, who: Who): Promise<string[]> {
  const rows = (await currentManager().query(`select t::text as row from "${table}" t`)) as { row: string }[];
  const through = LET_THROUGH[table];
  return [...new Set(rows.flatMap(({ row }) => world.foundBy(who, row)))].filter((of) => of !== through?.of || (through.to && !through.to.includes(who)));
}

const TAKEN_BACK = new Error('taken back');

/** Rows with words of an Ente, and how many of them were changed in this transaction. */
const holding = (table: Table): string => `select count(*)::int as rows, count(*) filter (where xmin::text = pg_current_xact_id()::xid::text)::int as changed from "${table.name}" t where strpos(t::text, '${CANARY}') > 0 and t::text like any ($1)`;

/** Every row of these tables is changed as far as the wall lets this access, then what was done is taken back. @returns the tables in which it reached rows with one of the words */
async function reached(access: DatabaseAccess, change: (table: Table) => string, among: readonly Table[], words: readonly string[]): Promise<string[]> {
  const patterns = words.map((word) => `%${word}%`);
  const rowsIn = async (table: Table): Promise<{ rows: number; changed: number }> => (await currentManager().query<{ rows: number; changed: number }[]>(holding(table), [patterns]))[0]!;
  const before = await test.database.runner.read(SYSTEM_ACCESS, async () => new Map(await Promise.all(among.map(async (table) => [table.name, (await rowsIn(table)).rows] as const))));
  const tables: string[] = [];
  const doing = test.database.runner.run(access, async () => {
    for (const table of among) await currentManager().query(change(table));
    await currentManager().query(`select set_config('app.system', 'on', true)`);
    for (const table of among) {
      const { rows, changed } = await rowsIn(table);
      if (rows < before.get(table.name)! || changed > 0) tables.push(table.name);
    }
    throw TAKEN_BACK;
  });
  await expect(doing).rejects.toBe(TAKEN_BACK);
  return tables;
}

describe('the wall of the database alone', () => {
  it.each(STRANGERS)('shows %s no word of another Ente, in any table', async (who) => {
    const access = await accessOf(who);
    const met: Record<string, string[]> = {};
    for (const { name } of tables) {
      const words = await test.database.runner.read(access, () => metIn(name, who));
      if (words.length > 0) met[name] = words;
    }
    expect(met).toEqual({});
  }, 60_000);

  it('lets nobody change or delete a row with words of another Ente, in any table', async () => {
    await withoutTriggers();
    const words = world.canaries.map(({ word }) => word);
    const held: Table[] = [];
    for (const table of tables.filter(({ name }) => !LET_THROUGH[name])) {
      if ((await world.system<{ there: boolean }>(`select exists (select from "${table.name}" t where strpos(t::text, $1) > 0) as there`, [CANARY]))[0]!.there) held.push(table);
    }
    expect(held.length).toBeGreaterThan(50);
    const changeable = held.filter(({ changed: column }) => column !== null);
    const changed = ({ name, changed: column }: Table): string => `update "${name}" set ${column} = ${column}`;
    const opened: Record<string, string[]> = {};
    for (const who of WRITERS) {
      const access = await accessOf(who);
      const strange = world.canaries.filter(({ readers }) => !readers.includes(who)).map(({ word }) => word);
      opened[`${who} changes`] = await reached(access, changed, changeable, strange);
      opened[`${who} deletes`] = await reached(access, ({ name }) => `delete from "${name}"`, held.filter(({ deleted }) => deleted), strange);
    }
    // Who belongs to that Ente gets through: it is the wall that held.
    expect((await reached(await accessOf('referenteB'), changed, changeable, words)).length).toBeGreaterThan(20);
    expect(Object.fromEntries(Object.entries(opened).filter(([, reachedTables]) => reachedTables.length > 0))).toEqual({});
  }, 120_000);
});

/** Keys and rules that stand in tables would refuse what the wall lets: here the wall stands alone. */
async function withoutTriggers(): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  for (const { name } of rows) await owner.query(`alter table ${name} disable trigger all`);
  await owner.end();
}
