// npm run search -- rebuild | compare | repair: the index of the search (docs/running.md). With DATABASE_URL on that database, else on the embedded one, which must not be running.
// Ends with 1 when index and domains differ, with 2 when the command cannot be understood.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildServer } from '../build/build-server.mjs';
import { commandEnvironment } from './command-environment.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [command] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
let environment;
let code = 1;

if (!['rebuild', 'compare', 'repair'].includes(command)) {
  process.stderr.write('Scrivete che cosa fare: npm run search -- rebuild (rifà l’indice), compare (lo confronta), repair (corregge le differenze).\n');
  process.exit(2);
}
try {
  process.chdir(root);
  await buildServer(root);
  environment = await commandEnvironment(root);
  const load = (file) => import(pathToFileURL(join(root, 'apps/api/dist/src', file)).href);
  const [{ readConfig }, { runSearchCommand }] = [await load('main.js'), await load('search-command.js')];
  code = (await runSearchCommand(readConfig(environment.env), command, say)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
} finally {
  await environment?.stop();
}
process.exit(code);
