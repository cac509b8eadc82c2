// R6: kill -9 of the server during uploads. No confirmed file may be missing, no row be without its right bytes, no key of a client have two effects;
// what a kill left behind is gone after a sweep. Half of the kills at random moments, a quarter just after bytes of an upload were written, a quarter just
// after a content got its name (and before its row is committed, or its answer sent).
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, Product, verdict } from './support/product.mjs';
import { Behind, enteOf, hashOf, Sender } from './support/uploads.mjs';

const KILLS = Number(process.env.KILLS ?? 50);
const UPLOADS = Number(process.env.UPLOADS ?? 2000);
const WRITERS = 6;
const MOMENTS = ['random', 'written', 'random', 'named'];

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-uploads-'));
const dataDir = join(folder, 'data');
const port = await freePort();
/** Confirmed uploads: key of the client, id of the upload, hash. */
const ledger = [];
let product = await Product.start({ port, dataDir });
let up = Promise.resolve();
let begun = 0;
let retries = 0;

async function signedIn() {
  const person = await new Person(port).signIn(product.account('redattore.pesaro'));
  return new Sender(person, await enteOf(person));
}

/** Sends until everything was sent; goes on with the same key after every failure. */
async function write() {
  let sender = await signedIn();
  while (begun < UPLOADS) {
    begun += 1;
    const bytes = randomBytes(randomInt(20) === 0 ? randomInt(1_000_000, 5_000_000) : randomInt(1, 200_000));
    const sha256 = hashOf(bytes);
    const key = randomUUID();
    for (;;) {
      try {
        const address = await sender.begin(key, 'atto.bin', bytes.length);
        let offset = await sender.offset(address);
        // In two pieces where there is something to part.
        if (offset === 0 && bytes.length > 1_000) await sender.append(address, 0, bytes.subarray(0, (offset = bytes.length >> 1)));
        if (offset < bytes.length) await sender.append(address, offset, bytes.subarray(offset));
        const { id, state } = await sender.finish(address, sha256);
        if (state !== 'RICEVUTO') throw new Error(state);
        ledger.push({ key, id, sha256 });
        break;
      } catch {
        retries += 1;
        await up;
        await pause(20);
        sender = await signedIn().catch(() => sender);
      }
    }
  }
}

/** Waits for the moment of the next kill. */
async function moment(name) {
  await pause(200 + Math.random() * 1500);
  if (name === 'random') return;
  const place = join(dataDir, 'files', name === 'written' ? 'uploads' : 'contents');
  if (!existsSync(place)) return;
  await new Promise((done) => {
    const watcher = watch(place, { recursive: true }, () => (watcher.close(), done()));
    setTimeout(() => (watcher.close(), done()), 5_000);
  });
}

try {
  const writing = Promise.all(Array.from({ length: WRITERS }, write));
  let kills = 0;
  let over = false;
  void writing.finally(() => (over = true));
  while (kills < KILLS && !over) {
    // Spread over the uploads: none of them all at the beginning.
    while (!over && ledger.length < (UPLOADS * kills) / (KILLS + 1)) await pause(10);
    await moment(MOMENTS[kills % MOMENTS.length]);
    const server = product.pids().server;
    let restarted;
    up = new Promise((done) => (restarted = done));
    process.kill(server, 'SIGKILL');
    await product.exited;
    product = await Product.start({ port, dataDir });
    restarted();
    kills += 1;
    process.stderr.write(`${kills}/${KILLS} up again in ${Math.round(product.startedIn)} ms; ${ledger.length} of ${UPLOADS} confirmed\n`);
  }
  await writing;
  const behind = await Behind.open(dataDir);
  const rows = await behind.rows('select sha256 from stored_file');
  const wrong = [];
  for (const { sha256 } of rows) if (!(await behind.isRight(sha256))) wrong.push(sha256);
  const known = new Set(rows.map(({ sha256 }) => sha256));
  const lost = ledger.filter(({ sha256 }) => !known.has(sha256)).length;
  const uploads = await behind.rows(`select client_key, id, sha256, state from document_upload`);
  const byKey = Map.groupBy(uploads, ({ client_key }) => client_key);
  const doubled = [...byKey.values()].filter((same) => same.length > 1).length + ledger.filter(({ key, id }) => byKey.get(key)?.[0].id !== id).length;
  const left = { strays: behind.contents().filter((sha256) => !known.has(sha256)).length, arriving: behind.arriving().length };
  await behind.sweep().execute({ dryRun: false });
  const afterSweep = { strays: behind.contents().filter((sha256) => !known.has(sha256)).length, confirmedGone: 0 };
  for (const { sha256 } of ledger) if (!existsSync(behind.path(sha256))) afterSweep.confirmedGone += 1;
  // A week and a day later nobody has made a document of them: all of it is waste.
  await behind.sweep({}, 8).execute({ dryRun: false });
  const inTheEnd = { rows: (await behind.rows('select 1 from stored_file')).length, contents: behind.contents().length, arriving: behind.arriving().length, uploads: (await behind.rows('select 1 from document_upload')).length };
  await behind.close();
  const holds = kills === KILLS && ledger.length === UPLOADS && lost === 0 && wrong.length === 0 && doubled === 0 && afterSweep.strays === 0 && afterSweep.confirmedGone === 0 && Object.values(inTheEnd).every((count) => count === 0);
  verdict('R6', holds, { kills, confirmed: ledger.length, retried: retries, lost, rows_without_right_bytes: wrong.length, doubled, left_by_kills: left, after_sweep: afterSweep, after_grace: inTheEnd });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
