// R11 for files: the place of files alone is full, then has room again. Uploads are refused in words, none that was confirmed is lost or torn, the rest works on, and
// what had begun goes on without the operator. Needs root (a file system of its own, in memory).
import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, Product, verdict } from './support/product.mjs';
import { Behind, enteOf, hashOf, Sender } from './support/uploads.mjs';

const UPLOADS = Number(process.env.UPLOADS ?? 500);
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-files-full-'));
const files = mkdtempSync(join(tmpdir(), 'province-comuni-files-place-'));
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', files]);
const dataDir = join(folder, 'data');
const filler = join(files, 'filler');
const port = await freePort();
const product = await Product.start({ port, dataDir, env: { STORAGE_DIR: files } });
try {
  const person = await new Person(port).signIn(product.account('redattore.pesaro'));
  const sender = new Sender(person, await enteOf(person));
  const confirmed = [];
  const begun = [];
  const answers = new Map();
  let readsFailed = 0;
  for (let index = 0; index < UPLOADS; index += 1) {
    if (index === Math.floor(UPLOADS / 4)) {
      // The rest of the place, to the last block.
      try {
        for (;;) writeFileSync(filler, Buffer.alloc(64 * 1024), { flag: 'a' });
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error;
      }
    }
    const bytes = randomBytes(randomInt(1, 100_000));
    const key = randomUUID();
    try {
      confirmed.push((await sender.send(bytes, key)).sha256);
    } catch (error) {
      begun.push({ bytes, key });
      answers.set(error.message.replace(/"code":"[^"]*",/, '').slice(0, 200), (answers.get(error.message.replace(/"code":"[^"]*",/, '').slice(0, 200)) ?? 0) + 1);
    }
    if (index % 50 === 49 && (await sender.ask('GET', '/api/uploads')).status !== 200) readsFailed += 1;
  }
  rmSync(filler);
  const freedAt = performance.now();
  let recovered = null;
  while (recovered === null && performance.now() - freedAt < 60_000) {
    try {
      const { bytes, key } = begun[0];
      await sender.send(bytes, key);
      recovered = performance.now() - freedAt;
    } catch {
      await pause(200);
    }
  }
  for (const { bytes, key } of begun.slice(1)) confirmed.push((await sender.send(bytes, key)).sha256);
  if (begun[0]) confirmed.push(hashOf(begun[0].bytes));
  const behind = await Behind.open(dataDir);
  behind.folder = files;
  let wrong = 0;
  for (const sha256 of confirmed) if (!(await behind.isRight(sha256))) wrong += 1;
  const torn = (await Promise.all(behind.contents().map((sha256) => behind.isRight(sha256)))).filter((right) => !right).length;
  await behind.close();
  const clear = [...answers.keys()].every((answer) => answer.includes('507') && answer.includes('Lo spazio per i file è finito'));
  verdict('R11 files', confirmed.length === UPLOADS && wrong === 0 && torn === 0 && begun.length > 0 && clear && readsFailed === 0 && recovered !== null, { uploads: UPLOADS, refused_while_full: begun.length, answers: Object.fromEntries(answers), lost_or_wrong: wrong, torn, reads_failed: readsFailed, recovered_ms: recovered === null ? null : Math.round(recovered), gone_on_with: begun.length });
} finally {
  await product.stop();
  await pause(300);
  execFileSync('umount', ['-l', files]);
  for (const place of [files, folder]) rmSync(place, { recursive: true, force: true });
}
