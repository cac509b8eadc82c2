// R13: bytes changed, cut or taken away behind the product's back. One pass finds all of them and no other, says which, and nothing wrong is handed over as good.
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Person, Product, verdict } from './support/product.mjs';
import { Behind, enteOf, Sender } from './support/uploads.mjs';

const FILES = Number(process.env.FILES ?? 1000);
const SPOILED = Number(process.env.SPOILED ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-scrub-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const product = await Product.start({ port, dataDir });
try {
  const person = await new Person(port).signIn(product.account('redattore.pesaro'));
  const sender = new Sender(person, await enteOf(person));
  const hashes = [];
  for (let index = 0; index < FILES; index += 1) hashes.push((await sender.send(randomBytes(randomInt(2, 100_000)))).sha256);
  const behind = await Behind.open(dataDir);
  const spoiled = new Set();
  while (spoiled.size < Math.min(SPOILED, FILES)) {
    const sha256 = hashes[randomInt(hashes.length)];
    if (spoiled.has(sha256)) continue;
    const path = behind.path(sha256);
    if (spoiled.size % 3 === 0) {
      const bytes = readFileSync(path);
      bytes[randomInt(bytes.length)] ^= 1 << randomInt(8);
      writeFileSync(path, bytes);
    } else if (spoiled.size % 3 === 1) truncateSync(path, randomInt(readFileSync(path).length));
    else rmSync(path);
    spoiled.add(sha256);
  }
  let handedOver = 0;
  for (const sha256 of spoiled) {
    try {
      await buffer(await behind.storage.read(sha256));
      handedOver += 1;
    } catch {
      // Never as good.
    }
  }
  const began = performance.now();
  const { verified, damaged } = await behind.scrub().execute({ budget: Number.MAX_SAFE_INTEGER, all: true });
  const seconds = (performance.now() - began) / 1000;
  const found = damaged.filter((sha256) => spoiled.has(sha256)).length;
  const marked = (await behind.rows('select 1 from stored_file where damaged_at is not null')).length;
  const alarms = (await behind.rows(`select 1 from outbox_event where kind = 'documents.file-checked' and (payload ->> 'damaged')::boolean`)).length;
  await behind.close();
  verdict('R13', found === spoiled.size && damaged.length === spoiled.size && marked === spoiled.size && alarms === spoiled.size && handedOver === 0, { files: verified, spoiled: spoiled.size, found, falsely: damaged.length - found, marked, alarms, handed_over_as_good: handedOver, seconds: Math.round(seconds * 10) / 10 });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
