// The committed GraphQL documents must be what the schema and the operations give: written anew elsewhere and compared.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, mkdirSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const folders = ['libs/shared/web-graphql/src/generated', 'libs/models/web/src/imports/generated', 'libs/models/web/src/workshop/generated', 'libs/models/web/src/adoptions/generated', 'libs/identity/web/src/people/generated', 'libs/practices/web/src/generated', 'apps/web/src/administration/generated'];
const before = join(root, '.tmp/generated-before');
rmSync(before, { recursive: true, force: true });
mkdirSync(before, { recursive: true });
for (const folder of folders) cpSync(join(root, folder), join(before, folder), { recursive: true });
const result = spawnSync(join(root, 'node_modules/.bin/graphql-codegen'), ['--config', 'codegen.ts', '--silent'], { cwd: root, stdio: 'inherit' });
if (result.status !== 0) process.exit(1);
const changed = folders.flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(folder, file))).filter((path) => readFileSync(join(root, path), 'utf8') !== read(join(before, path)));
if (changed.length > 0) {
  process.stderr.write(`I documenti generati non erano aggiornati (${changed.join(', ')}): sono stati riscritti, vanno registrati.\n`);
  process.exit(1);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
