import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../infra/bootstrap/embedded-postgres.mjs';

/** One real PostgreSQL for the whole integration run; each test file makes its own database in it. */
export default async function globalSetup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'province-comuni-test-'));
  // Durability is not under test here, and the files are thrown away.
  const server = await startEmbeddedPostgres({ dataDir, flags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'] });
  process.env.TEST_POSTGRES_URL = server.url('postgres');
  globalThis.__testPostgres = { server, dataDir };
}
