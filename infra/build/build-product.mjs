import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildServer } from './build-server.mjs';

/** Builds server and web where their sources changed since the last build. */
export async function buildProduct(root, say) {
  const written = await buildServer(root);
  if (written > 0) say(`Compilati ${written} file del servizio.`);
  const mark = join(root, 'apps/web/dist/.built');
  const wanted = webFingerprint(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  say('Preparazione delle pagine…');
  const result = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: join(root, 'apps/web'), stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  if (result.status !== 0) throw new Error('le pagine non si compilano');
  writeFileSync(mark, wanted);
}

/** What the pages are made from, however the root is written: a trailing slash is no change. */
export function webFingerprint(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of ['apps/web', 'libs']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || /[\\/](dist|node_modules|seed|content)[\\/]/.test(path) || !/[\\/](web|ui|web-graphql|act-tree|kernel|contract)[\\/]/.test(path)) continue;
      hash.update(`${relative(root, path)} ${statSync(path).mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
