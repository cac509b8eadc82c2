import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { JOBS_SCHEMA } from './job-settings.js';

/** Another copy of the product may be doing the same. */
const LOCK = 7_216_002;

/**
 * Makes or upgrades the tables of the jobs as the owner of the database, and lets the runtime role use them.
 * pg-boss writes them itself, because they change with its versions; the runtime role may not create anything.
 * @param ownerUrl database as the owner of the tables
 */
export async function prepareJobsSchema(ownerUrl: string, Boss: typeof PgBoss): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK]);
    const boss = new Boss({ connectionString: ownerUrl, schema: JOBS_SCHEMA, max: 1, supervise: false, schedule: false });
    // Said again by the failing call itself.
    boss.on('error', () => undefined);
    await boss.start();
    await boss.stop({ graceful: false });
    await owner.query(`grant usage on schema ${JOBS_SCHEMA} to province_comuni_app`);
    await owner.query(`grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to province_comuni_app`);
    await owner.query(`grant usage on all sequences in schema ${JOBS_SCHEMA} to province_comuni_app`);
  } finally {
    await owner.end();
  }
}
