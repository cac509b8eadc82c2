// R36, one copy: SIGTERM under load, again and again; what was accepted is answered, and the process leaves in time. A second copy behind a proxy is not tried here.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, Product, verdict } from './support/product.mjs';

const STOPS = Number(process.env.STOPS ?? 30);
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-stops-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const outcomes = { answered: 0, notAccepted: 0, cut: 0, faults: 0 };
const exits = [];
const codes = [];
let stopping = false;

/** Asks without pause. A refused connection was never accepted; a connection that breaks after sending was. */
async function ask(person, instanceId) {
  while (!stopping) {
    try {
      const answer = await person.graphql('query ($id: ID!) { instance(id: $id) { title acts { rendered } } }', { id: instanceId });
      if (answer.data?.instance) outcomes.answered += 1;
      else outcomes.faults += 1;
    } catch (error) {
      if (error.cause?.code === 'ECONNREFUSED') outcomes.notAccepted += 1;
      else outcomes.cut += 1;
      return;
    }
  }
}

let product = await Product.start({ port, dataDir });
const instanceId = await (await new Person(port).signIn(product.account('redattore.pesaro'))).adopt(randomUUID());
for (let round = 0; round < STOPS; round += 1) {
  stopping = false;
  const people = await Promise.all([1, 2, 3, 4].map(() => new Person(port).signIn(product.account('redattore.pesaro'))));
  const work = people.map((person) => ask(person, instanceId));
  await pause(400 + Math.random() * 600);
  const start = performance.now();
  codes.push(await product.stop());
  exits.push(performance.now() - start);
  stopping = true;
  await Promise.all(work);
  product = await Product.start({ port, dataDir });
  process.stderr.write(`${round + 1}/${STOPS}: left in ${Math.round(exits.at(-1))} ms ${JSON.stringify(outcomes)}\n`);
}
await product.stop();
rmSync(folder, { recursive: true, force: true });
verdict('R36', outcomes.cut === 0 && outcomes.faults === 0 && codes.every((code) => code === 0) && Math.max(...exits) < 30_000, { stops: STOPS, ...outcomes, exit_max_ms: Math.round(Math.max(...exits)) });
