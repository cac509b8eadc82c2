import { createDataSource } from '@province-comuni/platform-database';
import { migrations } from '../migrations/index.js';

/** Brings the schema up to date as the owner of the tables; one process at a time, each migration in a transaction of its own. */
export async function migrate(url: string): Promise<number> {
  const dataSource = await createDataSource({ url, migrations, poolSize: 2 }).initialize();
  try {
    // Another copy may be starting: it waits here, then finds nothing to do.
    await dataSource.query('set statement_timeout = 0');
    await dataSource.query('select pg_advisory_lock(7216001)');
    return (await dataSource.runMigrations()).length;
  } finally {
    await dataSource.destroy();
  }
}
