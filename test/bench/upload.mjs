// Upload of a large file over the loopback through the product itself, against a raw copy of the same file to the same disk; and what it does to the memory of the process that serves.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Person, Product } from '../reliability/support/product.mjs';
import { enteOf, Sender } from '../reliability/support/uploads.mjs';
import { print, quantile, root, rounded, summary } from './support/measure.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const MB = 1024 * 1024;
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-upload-'));
// What is sent, its copy, what is arriving and what is kept: four times the file has to fit.
const free = statfsSync(folder).bavail * statfsSync(folder).bsize;
const size = Math.min(2 * 1024 * MB, Number(process.env.BENCH_MB ?? 2048) * MB, Math.floor(free / 5 / MB) * MB);

const megabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** A file that does not compress, and its hash. */
function makeFile(path) {
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  for (let written = 0; written < size; written += 8 * MB) {
    const bytes = randomBytes(Math.min(8 * MB, size - written));
    hash.update(bytes);
    writeSync(file, bytes);
  }
  fsyncSync(file);
  closeSync(file);
  return hash.digest('hex');
}

/** As `cp` followed by a sync: bytes that would survive a power cut, which is what an upload promises. */
async function copy(from, to) {
  const target = await open(to, 'w');
  const start = performance.now();
  const buffer = Buffer.allocUnsafe(MB);
  const source = await open(from, 'r');
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, MB);
    if (bytesRead === 0) break;
    await target.write(buffer, 0, bytesRead);
  }
  await target.sync();
  const time = performance.now() - start;
  await source.close();
  await target.close();
  rmSync(to);
  return time;
}

async function upload(sender, path, sha256) {
  const address = await sender.begin(randomUUID(), 'grande.bin', size);
  const cookie = [...sender.person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const start = performance.now();
  const sending = request(sender.person.origin + address, { method: 'PATCH', headers: { 'sec-fetch-site': 'same-origin', 'tus-resumable': '1.0.0', cookie, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream', 'content-length': String(size) } });
  const answered = new Promise((done, fail) => sending.once('response', (answer) => (answer.resume(), done(answer.statusCode))).once('error', fail));
  await pipeline(createReadStream(path, { highWaterMark: MB }), sending);
  if ((await answered) !== 204) throw new Error(`PATCH answered ${await answered}`);
  await sender.finish(address, sha256);
  const time = performance.now() - start;
  return time;
}

await buildProduct(root, () => {});
const port = await freePort();
const product = await Product.start({ port, dataDir: join(folder, 'data'), env: { UPLOAD_QUOTA_GB: '1000' } });
try {
  const person = await new Person(port).signIn(product.account('redattore.pesaro'));
  const sender = new Sender(person, await enteOf(person));
  const { server } = product.pids();
  // Some small ones first: the code is loaded and compiled, as it is in a product that runs.
  for (let index = 0; index < 30; index += 1) await sender.send(randomBytes(300_000));
  const path = join(folder, 'file');
  const copies = [];
  const uploads = [];
  const over = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sha256 = makeFile(path);
    copies.push(await copy(path, join(folder, 'copy')));
    const idle = megabytes(server);
    let peak = idle;
    const watch = setInterval(() => (peak = Math.max(peak, megabytes(server))), 50);
    uploads.push(await upload(sender, path, sha256));
    clearInterval(watch);
    over.push(peak - idle);
    rmSync(join(folder, 'data/files/contents', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
  }
  const scale = `${Math.round(size / MB)} MB over the loopback, sender on the same cores, synced to disk, hash compared at the end`;
  print({ bench: 'upload', case: 'copia del file sullo stesso disco', unit: 'ms', ...summary(copies), scale });
  print({ bench: 'upload', case: 'caricamento del file', unit: 'ms', ...summary(uploads), ratio_to: 'raw copy to the same disk', ratio: rounded(quantile(copies, 0.5) / quantile(uploads, 0.5)), goal: '≥ 0.70', mb_per_s: rounded(size / MB / (quantile(uploads, 0.5) / 1000), 0), scale });
  print({ bench: 'upload', case: 'memoria oltre il riposo', unit: 'MB', p50: rounded(quantile(over, 0.5), 1), p95: rounded(quantile(over, 0.95), 1), n: over.length, goal: '≤ 60', scale });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
