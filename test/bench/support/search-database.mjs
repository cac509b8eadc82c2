// A PostgreSQL with the product's schema, as the runtime role sees it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDataSource, SYSTEM_ACCESS, TypeOrmTransactionRunner } from '@province-comuni/platform-database';
import { startEmbeddedPostgres } from '../../../infra/bootstrap/embedded-postgres.mjs';

/** @param {string | undefined} kept folder to be used and kept; without it, one that is thrown away */
export async function openSearchDatabase(name, kept, entities = []) {
  const { migrate } = await import('../../../apps/api/dist/src/migrate.js');
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'bench-search-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const withOwner = async (database, work) => {
    const owner = new pg.Client({ connectionString: server.url(database) });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  };
  await withOwner('postgres', async (owner) => {
    const { rowCount } = await owner.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await owner.query(`create database ${name}`);
  });
  await migrate(server.url(name));
  await withOwner(name, (owner) => owner.query(`do $$ begin create role bench_reader login password 'bench' in role province_comuni_app; exception when duplicate_object then null; end $$`));
  const dataSource = await createDataSource({ url: server.url(name, 'bench_reader', 'bench'), entities }).initialize();
  const runner = new TypeOrmTransactionRunner(dataSource);
  return {
    runner,
    asSystem: (work) => runner.run(SYSTEM_ACCESS, work),
    asOwner: (work) => withOwner(name, work),
    close: async () => {
      await dataSource.destroy();
      await server.stop();
      if (!kept) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
