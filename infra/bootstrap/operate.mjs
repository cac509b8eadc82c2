// What the operator's commands share: the product's settings, with its database open. With DATABASE_URL it is that database, also while the product runs; without, the
// embedded one, whose product must be stopped.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildServer } from '../build/build-server.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Lines for the operator. */
export const say = (line) => process.stdout.write(`${line}\n`);

/** What was asked cannot be understood: says how to ask, and ends with 2. */
export function misunderstood(how) {
  process.stderr.write(`${how}\n`);
  process.exit(2);
}

/**
 * Does the work and ends the process: with 0 when `work` returns true, with 1 when it returns false or throws.
 * @param {(config: object, load: (file: string) => Promise<any>) => Promise<boolean>} work `load` gives a compiled file of apps/api/src
 */
export async function operate(work) {
  let server;
  let code = 1;
  try {
    process.chdir(root);
    await buildServer(root);
    const load = (file) => import(pathToFileURL(join(root, 'apps/api/dist/src', file)).href);
    const { readConfig } = await load('main.js');
    if (!process.env.DATABASE_URL) server = await embedded();
    const config = readConfig(server ? server.settings : { ...process.env, PC_MODE: process.env.PC_MODE ?? 'production' });
    code = (await work(config, load)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  } finally {
    await server?.stop();
  }
  process.exit(code);
}

/** The key of the folder: addresses and links that the product gave out are read with it. A folder that was never started has none yet. */
function secretKey(dataDir) {
  const file = join(dataDir, 'secret.key');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'x'.repeat(40);
}

async function embedded() {
  const { startEmbeddedPostgres } = await import('./embedded-postgres.mjs');
  const { holdDataFolder } = await import('./data-folder.mjs');
  const dataDir = resolve(process.env.DATA_DIR ?? join(root, '.data'));
  holdDataFolder(dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir });
  const url = postgres.url('province_comuni');
  return { stop: () => postgres.stop(), settings: { ...process.env, PC_MODE: 'embedded', DATABASE_URL: url, DATABASE_MIGRATION_URL: url, SECRET_KEY: secretKey(dataDir), STORAGE_DIR: process.env.STORAGE_DIR ?? join(dataDir, 'files') } };
}
