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

/** A database of its own, with every migration applied, in the server that the integration run started. */
export async function createTestDatabase(options: { entities: readonly Function[] }): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('no test server: run this file in the jest project "integration"');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const owner = new URL(server);
  owner.pathname = `/${name}`;
  await withClient(server, (client) => client.query(`create database ${name}`));
  const migrator = createDataSource({ url: owner.href, migrations, poolSize: 2 });
  await migrator.initialize();
  await migrator.runMigrations();
  await migrator.destroy();
  await withClient(owner.href, (client) => client.query(`create role ${name} login password '${password}' in role province_comuni_app`));
  const runtime = new URL(owner.href);
  runtime.username = name;
  runtime.password = password;
  const dataSource = createDataSource({ url: runtime.href, entities: options.entities, poolSize: 6 });
  await dataSource.initialize();
  return {
    dataSource,
    runner: new TypeOrmTransactionRunner(dataSource),
    url: runtime.href,
    ownerUrl: owner.href,
    close: async () => {
      await dataSource.destroy();
      await withClient(server, async (client) => {
        await client.query(`drop database ${name} with (force)`);
        await client.query(`drop role ${name}`);
      });
    },
  };
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
