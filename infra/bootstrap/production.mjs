// Runs the built product with the settings of the environment: database, secret and address are given (docs/running.md).
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
let product;
let stopping = false;

async function stop(code) {
  if (stopping) return;
  stopping = true;
  // Whatever hangs, the process leaves.
  setTimeout(() => process.exit(code || 1), 25_000).unref();
  await product?.close();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));

try {
  process.chdir(root);
  const { run, readConfig } = await import(pathToFileURL(join(root, 'apps/api/dist/src/main.js')).href);
  product = await run(readConfig({ WEB_ROOT: join(root, 'apps/web/dist'), ...process.env, PC_MODE: 'production' }));
} catch (error) {
  process.stderr.write(`${error.constructor?.name === 'ConfigRefused' ? error.message : (error.stack ?? error)}\n`);
  await stop(1);
}
