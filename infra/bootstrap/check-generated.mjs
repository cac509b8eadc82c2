// The committed GraphQL documents must be what the schema and the operations give: written anew elsewhere and compared.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, mkdirSync, cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './install.mjs';

// Wherever operations are generated, the folder is called so.
const folders = ['libs', 'apps/web'].flatMap((top) => readdirSync(join(root, top), { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name === 'generated' && !entry.parentPath.includes('node_modules') && !entry.parentPath.includes('dist')).map((entry) => relative(root, join(entry.parentPath, entry.name))));
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
