// R15: a thousand adoptions, each sent three times at once with one key of the client: a thousand effects, and the three answers name the same one.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Person, Product, verdict } from './support/product.mjs';

const KEYS = Number(process.env.KEYS ?? 1000);
const TOGETHER = 3;
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-doubles-'));
const port = await freePort();
const product = await Product.start({ port, dataDir: join(folder, 'data') });
try {
  const people = await Promise.all(Array.from({ length: TOGETHER }, () => new Person(port).signIn(product.account('redattore.pesaro'))));
  let disagreeing = 0;
  for (let index = 0; index < KEYS; index += 1) {
    const key = randomUUID();
    const ids = await Promise.all(people.map((person) => person.adopt(key)));
    if (new Set(ids).size !== 1 || !ids[0]) disagreeing += 1;
  }
  const { data } = await people[0].graphql('{ instances(first: 1) { total } }');
  verdict('R15', data.instances.total === KEYS && disagreeing === 0, { keys: KEYS, sent: KEYS * TOGETHER, effects: data.instances.total, disagreeing });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
