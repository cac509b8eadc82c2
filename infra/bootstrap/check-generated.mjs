// The committed GraphQL documents must be what the schema and the operations give: written anew elsewhere and compared.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, mkdirSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const folder = join(root, 'libs/shared/web-graphql/src/generated');
const before = join(root, '.tmp/generated-before');
rmSync(before, { recursive: true, force: true });
mkdirSync(join(root, '.tmp'), { recursive: true });
cpSync(folder, before, { recursive: true });
const result = spawnSync(join(root, 'node_modules/.bin/graphql-codegen'), ['--config', 'codegen.ts', '--silent'], { cwd: root, stdio: 'inherit' });
if (result.status !== 0) process.exit(1);
const changed = readdirSync(folder).filter((file) => readFileSync(join(folder, file), 'utf8') !== read(join(before, file)));
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
