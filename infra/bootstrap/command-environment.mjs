// The environment of a command that works on the data of the product: the database that is given, or the embedded one, started for it.
import { join, resolve } from 'node:path';

/** @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => Promise<void> }>} */
export async function commandEnvironment(root) {
  if (process.env.DATABASE_URL) return { env: { ...process.env, PC_MODE: process.env.PC_MODE ?? 'production' }, stop: async () => undefined };
  const { startEmbeddedPostgres } = await import('./embedded-postgres.mjs');
  const { holdDataFolder } = await import('./data-folder.mjs');
  const dataDir = resolve(process.env.DATA_DIR ?? join(root, '.data'));
  holdDataFolder(dataDir);
  const server = await startEmbeddedPostgres({ dataDir });
  const url = server.url('province_comuni');
  return { env: { ...process.env, PC_MODE: 'embedded', DATABASE_URL: url, DATABASE_MIGRATION_URL: url, SECRET_KEY: 'x'.repeat(40), STORAGE_DIR: process.env.STORAGE_DIR ?? join(dataDir, 'files') }, stop: () => server.stop() };
}
