// R14: files come, are used, given up, used again and come back, while sweeps without grace run all the time. No content that something uses is ever gone.
// What uses files here is a table of this script, made in the product's database: the sweep asks every foreign key, and was told of none.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Person, Product, verdict } from './support/product.mjs';
import { Behind, enteOf, Sender } from './support/uploads.mjs';

const OPERATIONS = Number(process.env.OPERATIONS ?? 10_000);
const WRITERS = 4;
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-sweep-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const product = await Product.start({ port, dataDir });
try {
  const behind = await Behind.open(dataDir);
  await behind.rows('create table trial_use (id uuid primary key, sha256 text not null references stored_file (sha256))');
  // A small stock of contents, so that the same ones go and come back.
  const stock = Array.from({ length: 60 }, () => randomBytes(randomInt(10, 20_000)));
  let done = 0;
  let gone = 0;
  let refusedUses = 0;
  const count = { create: 0, replace: 0, give_up: 0, check: 0 };

  const write = async () => {
    const person = await new Person(port).signIn(product.account('redattore.pesaro'));
    const sender = new Sender(person, await enteOf(person));
    const database = new pg.Client({ connectionString: behind.url });
    await database.connect();
    const mine = [];
    /** What the library does: the upload is used and the document refers to its file, in one transaction. */
    const use = async (bytes, place) => {
      const { id, sha256 } = await sender.send(bytes);
      await database.query('begin');
      try {
        await database.query(`update document_upload set state = 'USATO' where id = $1`, [id]);
        if (place === undefined) {
          const use = { id: randomUUID(), sha256 };
          await database.query('insert into trial_use values ($1, $2)', [use.id, sha256]);
          mine.push(use);
        } else {
          await database.query('update trial_use set sha256 = $2 where id = $1', [mine[place].id, sha256]);
          mine[place].sha256 = sha256;
        }
        await database.query('commit');
      } catch (error) {
        await database.query('rollback');
        throw error;
      }
    };
    while (done < OPERATIONS) {
      done += 1;
      const bytes = stock[randomInt(stock.length)];
      const place = mine.length > 0 ? randomInt(mine.length) : undefined;
      const kind = place === undefined ? 'create' : ['create', 'replace', 'give_up', 'give_up', 'check'][randomInt(5)];
      count[kind] += 1;
      try {
        if (kind === 'create') await use(bytes);
        else if (kind === 'replace') await use(bytes, place);
        else if (kind === 'give_up') await database.query('delete from trial_use where id = $1', [mine.splice(place, 1)[0].id]);
        else if (!existsSync(behind.path(mine[place].sha256))) gone += 1;
      } catch {
        refusedUses += 1;
      }
    }
    await database.end();
  };

  let sweeps = 0;
  let swept = 0;
  const working = Promise.all(Array.from({ length: WRITERS }, write));
  let over = false;
  void working.finally(() => (over = true));
  // An upload keeps its grace, as in the product; files have none, and what is aside waits.
  const sweep = behind.sweep({ fileGraceMs: 0 });
  while (!over) {
    const { files, strays } = await sweep.execute({ dryRun: false });
    sweeps += 1;
    swept += files + strays;
  }
  await working;
  const uses = await behind.rows('select distinct sha256 from trial_use');
  let wrong = 0;
  for (const { sha256 } of uses) if (!(await behind.isRight(sha256))) wrong += 1;
  await behind.close();
  verdict('R14', gone === 0 && wrong === 0 && refusedUses === 0 && swept > 0, { operations: done, ...count, sweeps, swept, used_at_the_end: uses.length, used_contents_gone: gone, used_contents_wrong: wrong, refused_uses: refusedUses });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
