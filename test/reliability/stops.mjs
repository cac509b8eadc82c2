// R36, one copy: SIGTERM under load, again and again; what was accepted is answered, and the process leaves in time. The load comes as through a proxy that asks
// /health/ready ten times a second and sends nothing to a copy that is not. A second copy behind a real proxy is not tried here.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
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

/** One request on a connection of its own: on a kept one, nobody could tell a request that met the closing from one that was cut. */
function request(person, body) {
  return new Promise((done, failed) => {
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = httpRequest({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent: false, headers: { host: `localhost:${port}`, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => done({ status: response.statusCode, text }));
      response.on('error', failed);
    });
    sent.on('error', failed);
    sent.end(JSON.stringify(body));
  });
}

/** Asks without pause. A refused connection, or one answered 503, was not accepted: a proxy asks another copy. */
async function ask(person, instanceId) {
  while (!stopping) {
    if (!ready) return void (outcomes.notAccepted += 1);
    try {
      const { status, text } = await request(person, { query: 'query ($id: ID!) { instance(id: $id) { title acts { rendered } } }', variables: { id: instanceId } });
      if (status === 503) return void (outcomes.notAccepted += 1);
      if (text.includes('"instance":{')) outcomes.answered += 1;
      else {
        outcomes.faults += 1;
        process.stderr.write(`${status} ${text.slice(0, 300)}\n`);
      }
    } catch (error) {
      if (error.code === 'ECONNREFUSED') outcomes.notAccepted += 1;
      else {
        outcomes.cut += 1;
        process.stderr.write(`${error.code} ${error.message}\n`);
      }
      return;
    }
  }
}

let ready = true;
const watch = setInterval(() => {
  fetch(`http://127.0.0.1:${port}/health/ready`).then((response) => (ready = response.ok), () => (ready = false));
}, 100);

const env = { STOP_GRACE_SECONDS: '1' };
let product = await Product.start({ port, dataDir, env });
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
  product = await Product.start({ port, dataDir, env });
  ready = true;
  process.stderr.write(`${round + 1}/${STOPS}: left in ${Math.round(exits.at(-1))} ms ${JSON.stringify(outcomes)}\n`);
}
clearInterval(watch);
await product.stop();
rmSync(folder, { recursive: true, force: true });
verdict('R36', outcomes.cut === 0 && outcomes.faults === 0 && codes.every((code) => code === 0) && Math.max(...exits) < 30_000, { stops: STOPS, ...outcomes, exit_max_ms: Math.round(Math.max(...exits)) });
