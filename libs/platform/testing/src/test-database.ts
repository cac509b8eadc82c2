import { randomBytes } from 'node:crypto';
import { createDataSource, TypeOrmTransactionRunner } from '@province-comuni/platform-database';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrations } from '../../../../apps/api/migrations/index.js';

export interface TestDatabase {
  /** Connected as the runtime role: row level security holds for it. */
  readonly dataSource: DataSource;
  readonly runner: TypeOrmTransactionRunner;
  /** Address for the runtime role. */
  readonly url: string;
  /** Address for the owner of the tables. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** A database that others begin as a copy of. */
export interface TemplateDatabase {
  /** Of its own among all of them: small letters and `_`. */
  readonly name: string;
  /** Fills it, once in a run; every migration is applied already. Lets go of all connections before it returns. */
  readonly fill: (addresses: { readonly url: string; readonly ownerUrl: string }) => Promise<void>;
}

/** What every database of the tests begins as: all migrations, nothing else. Applied once in a run, not for each file. */
const MIGRATED = 'migrated';

/** A database of its own in the server that the integration run started, with every migration applied, and what `template` filled it with. */
export async function createTestDatabase({ entities, template }: { readonly entities: readonly Function[]; readonly template?: TemplateDatabase }): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('no test server: run this file in the jest project "integration"');
  await once(server, MIGRATED, null, ({ ownerUrl }) => migrate(ownerUrl));
  if (template) await once(server, template.name, MIGRATED, async ({ ownerUrl }) => {
    const role = await enter(ownerUrl);
    await template.fill({ url: role.url, ownerUrl });
    await role.leave();
  });
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(server, (client) => client.query(`create database ${name} template ${template?.name ?? MIGRATED}`));
  const ownerUrl = addressOf(server, name);
  const role = await enter(ownerUrl);
  const dataSource = createDataSource({ url: role.url, entities, poolSize: 6 });
  await dataSource.initialize();
  return {
    dataSource,
    runner: new TypeOrmTransactionRunner(dataSource),
    url: role.url,
    ownerUrl,
    close: async () => {
      await dataSource.destroy();
      await withClient(server, (client) => client.query(`drop database ${name} with (force)`));
      await role.leave();
    },
  };
}

/** Makes a database unless somebody made it in this run: files that start together wait for the one that does. */
async function once(server: string, name: string, from: string | null, fill: (addresses: { readonly ownerUrl: string }) => Promise<void>): Promise<void> {
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length > 0) return;
    // Under another name until it is whole: one that failed is not taken for it.
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}${from ? ` template ${from}` : ''}`);
    await fill({ ownerUrl: addressOf(server, draft) });
    await client.query(`alter database ${draft} rename to ${name}`);
  });
}

async function migrate(ownerUrl: string): Promise<void> {
  const migrator = createDataSource({ url: ownerUrl, migrations, poolSize: 2 });
  await migrator.initialize();
  await migrator.runMigrations();
  await migrator.destroy();
}

/** A runtime role of its own, for one database. @returns the address for it, and how it goes away */
async function enter(ownerUrl: string): Promise<{ readonly url: string; readonly leave: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await withClient(ownerUrl, (client) => client.query(`create role ${name} login password '${password}' in role province_comuni_app`));
  const url = new URL(ownerUrl);
  url.username = name;
  url.password = password;
  const server = new URL(ownerUrl);
  server.pathname = '/postgres';
  return { url: url.href, leave: () => withClient(server.href, async (client) => void (await client.query(`drop role ${name}`))) };
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
