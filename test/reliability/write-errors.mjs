// R12: uploads while the file system fails: 5 % of syncs (EIO), 2 % of positional writes (ENOSPC), put into the server by `fiu-run` (Debian's fiu-utils). Nothing confirmed may differ from what was sent, and errors are told.
// The storage is tried in a process of its own: on plain `write` such faults also hit Node's own wake-up pipe and say nothing of the product. How many: UPLOADS (1,000).
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, appendFileSync, readFileSync, openSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SafeStorage, StorageRefused } from '@province-comuni/platform-ports';
import { FileSystemStorage } from '@province-comuni/platform-storage-fs';
import { verdict } from './support/product.mjs';

const UPLOADS = Number(process.env.UPLOADS ?? 1_000);
const [mode, folder] = process.argv.slice(2);
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Under the faults: every upload is tried until it is confirmed, at most some times; what is confirmed is written to the ledger and synced. */
async function load() {
  const ledger = openSync(join(folder, 'ledger'), 'a');
  const storage = new SafeStorage(new FileSystemStorage(join(folder, 'files')));
  const told = {};
  let given = 0;
  for (let number = 0; number < UPLOADS; number += 1) {
    const bytes = randomBytes(20_000 + (number % 7) * 90_000);
    const sha256 = hashOf(bytes);
    for (let tries = 0; ; tries += 1) {
      const id = randomUUID();
      try {
        await storage.startUpload(id);
        let at = 0;
        while (at < bytes.length) at = await storage.append(id, at, Readable.from([bytes.subarray(at, at + 150_000)], { objectMode: false }), bytes.length - at);
        const object = await storage.hashUpload(id);
        // What the product does: other bytes than those that were sent are thrown away.
        if (object.sha256 !== sha256) throw new StorageRefused('DIFFERENT', 'diverso');
        await storage.keepUpload(id, object);
        appendFileSync(ledger, `${sha256}\n`);
        break;
      } catch (error) {
        const name = error instanceof StorageRefused ? error.problem : `${error.constructor.name} ${error.code ?? ''}`;
        told[name] = (told[name] ?? 0) + 1;
        if (tries === 20) {
          given += 1;
          break;
        }
      }
    }
  }
  closeSync(ledger);
  process.stdout.write(`${JSON.stringify({ told, given })}\n`);
}

if (mode === 'load') await load();
else {
  const place = mkdtempSync(join(tmpdir(), 'write-errors-'));
  try {
    execFileSync('which', ['fiu-run']);
    const faults = ['-c', 'enable_random name=posix/io/sync/*,probability=0.05,failinfo=5', '-c', 'enable_random name=posix/io/rw/pwrite,probability=0.02,failinfo=28'];
    const run = spawnSync('fiu-run', ['-x', ...faults, process.execPath, fileURLToPath(import.meta.url), 'load', place], { env: { ...process.env, UPLOADS: String(UPLOADS) }, maxBuffer: 1e8, timeout: 300_000 });
    if (run.status !== 0) throw new Error(`ended with ${run.status ?? run.signal}: ${run.stderr}`);
    const { told, given } = JSON.parse(run.stdout.toString().trim().split('\n').at(-1));
    const confirmed = readFileSync(join(place, 'ledger'), 'utf8').trim().split('\n');
    const storage = new SafeStorage(new FileSystemStorage(join(place, 'files')));
    let wrong = 0;
    for (const sha256 of confirmed) if (!(await storage.verify(sha256))) wrong += 1;
    const injected = Object.values(told).reduce((sum, count) => sum + count, 0);
    // Without a fault that was told the run would prove nothing.
    verdict('R12', wrong === 0 && injected > 0 && confirmed.length + given === UPLOADS, { uploads: UPLOADS, confirmed: confirmed.length, wrong, told, given_up: given });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
