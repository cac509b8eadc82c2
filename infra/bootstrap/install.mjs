// Installs what is missing. Runs on the machine's own Node (20.19 or later), before anything else is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Path of the Node that the product runs on: the one in the box. */
export const productNode = join(root, 'node_modules/.bin/node');

/** Runs `npm ci` when the installed packages are not those of the lock file. Ends the process when it fails. */
export function installWhatIsMissing() {
  const mark = join(root, 'node_modules/.installed');
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted && existsSync(productNode)) return;
  process.stdout.write('Installazione dei pacchetti (la prima volta richiede circa un minuto)…\n');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) {
    process.stderr.write("\nL'installazione dei pacchetti non è riuscita: controllate la rete e lo spazio su disco, poi ripetete il comando.\n");
    process.exit(result.status ?? 1);
  }
  writeFileSync(mark, wanted);
}
