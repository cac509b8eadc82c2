// R36 with two copies: SIGTERM to one and then the other, again and again, under load through a real nginx (Debian's nginx-light) that knows nothing but two addresses.
// No request may fail, pages connect again on the other copy, what was to be done apart is done, and each copy leaves in time.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Copy, fill, settings } from './support/copy.mjs';
import { DebianPostgres } from './support/debian-postgres.mjs';
import { pause, Person, textBody, verdict } from './support/product.mjs';

const STOPS = Number(process.env.STOPS ?? 30);
if (spawnSync('which', ['nginx']).status !== 0) throw new Error('apt-get install nginx-light');
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-rolling-'));
const database = await DebianPostgres.start();
const env = settings(database, folder);
const accounts = await fill(env);
const account = accounts.find(({ email }) => email.startsWith('redattore.pesaro'));
const copies = [new Copy(await freePort(), env), new Copy(await freePort(), env)];
await Promise.all(copies.map((copy) => copy.start()));
const front = await freePort();
const nginx = await startNginx(front, copies.map(({ port }) => port));

const outcomes = { answered: 0, written: 0, failed: 0 };
const faults = [];
let going = true;

async function ask(person, instanceId) {
  while (going) await count(person.post('/graphql', { query: 'query ($id: ID!) { instance(id: $id) { title acts { rendered } } }', variables: { id: instanceId } }), '"instance":{', 'answered');
}

const clauses = new Set();
/** Clauses of their own, each sent once: one that was answered must be there, and one that got no answer is a failure. */
async function write(person, instanceId) {
  while (going) {
    const clauseId = randomUUID();
    const sent = person.post('/graphql', { query: 'mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', variables: { input: { instanceId, clauseId, actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [], body: textBody('prova') } } });
    if (await count(sent, 'InstanceChanged', 'written')) clauses.add(clauseId);
    await pause(100);
  }
}

async function count(sent, wanted, kind) {
  const { status, text } = await sent.then(async (response) => ({ status: response.status, text: await response.text() }), (error) => ({ status: 0, text: error.message }));
  const well = status === 200 && text.includes(wanted);
  outcomes[well ? kind : 'failed'] += 1;
  if (!well) faults.push(`${status} ${text.slice(0, 160)}`);
  return well;
}

/** An open page that comes back by itself, as the browser's does. */
function page(person, instanceId) {
  const socket = io(`http://127.0.0.1:${front}`, { transports: ['websocket'], reconnectionDelay: 100, reconnectionDelayMax: 500, extraHeaders: { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'sec-fetch-site': 'same-origin' } });
  const facts = { socket, connected: 0, here: 0, refused: '' };
  // A connection that the product closes comes back when the page says so, as ours do.
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && setTimeout(() => going && socket.connect(), 200));
  socket.on('connect_error', (error) => (facts.refused = `${error.message} ${error.description?.message ?? ''} ${error.context?.status ?? ''}`));
  socket.on('connect', () => {
    facts.connected += 1;
    socket.emit('instance:here', { instanceId, place: null }, ({ answer }) => (facts.here += answer ? 1 : 0));
  });
  return facts;
}

const exits = [];
const codes = [];
const started = [];
try {
  const people = await Promise.all(Array.from({ length: 4 }, () => new Person(front).signIn(account)));
  const instanceId = await people[0].adopt(randomUUID());
  const work = [ask(people[0], instanceId), ask(people[1], instanceId), write(people[2], await people[2].adopt(randomUUID()))];
  const pages = Array.from({ length: 6 }, () => page(people[3], instanceId));
  for (let round = 0; round < STOPS; round += 1) {
    const copy = copies[round % 2];
    await pause(300 + Math.random() * 400);
    const from = performance.now();
    codes.push(await copy.stop());
    exits.push(performance.now() - from);
    await pause(300);
    started.push(await copy.start());
    process.stderr.write(`${round + 1}/${STOPS}: left in ${Math.round(exits.at(-1))} ms, back in ${Math.round(started.at(-1))} ms ${JSON.stringify(outcomes)}\n`);
  }
  for (let tries = 0; tries < 100 && !pages.every(({ socket }) => socket.connected); tries += 1) await pause(100);
  going = false;
  await Promise.all(work);
  const connected = pages.every(({ socket, connected: times, here }) => socket.connected && times > 1 && here === times);
  const reconnections = pages.reduce((sum, { connected: times }) => sum + times - 1, 0);
  if (!connected) process.stderr.write(`${JSON.stringify(pages.map(({ connected: times, here, refused }) => ({ times, here, refused })))}\n`);
  for (const { socket } of pages) socket.disconnect();
  const admin = await database.client();
  const left = async () => Number((await admin.query(`select (select count(*) from outbox_event where dispatched_at is null) + (select count(*) from jobs.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%' and start_after <= now()) as n`)).rows[0].n);
  let waiting = await left();
  for (let tries = 0; tries < 300 && waiting > 0; tries += 1) {
    await pause(100);
    waiting = await left();
  }
  const dead = Number((await admin.query(`select count(*) as n from jobs.job where name = 'dead-letters'`)).rows[0].n);
  const there = Number((await admin.query(`select count(*) as n from instance_clause where clause_id = any ($1)`, [[...clauses]])).rows[0].n);
  await admin.end();
  for (const fault of faults.slice(0, 5)) process.stderr.write(`${fault}\n`);
  verdict('R36', outcomes.failed === 0 && there === clauses.size && connected && waiting === 0 && dead === 0 && codes.every((code) => code === 0) && Math.max(...exits) < 30_000, { stops: STOPS, ...outcomes, lost: clauses.size - there, pages: pages.length, reconnections, all_connected: connected, jobs_waiting: waiting, dead_letters: dead, exit_max_ms: Math.round(Math.max(...exits)), start_max_ms: Math.round(Math.max(...started)) });
} finally {
  nginx.kill('SIGTERM');
  await Promise.all(copies.map((copy) => copy.stop()));
  await database.stop();
  database.remove();
  rmSync(folder, { recursive: true, force: true });
}

/** nginx as docs/running.md has it, but for `hash`: all load comes from one address here, and would be on one copy. A copy that does not take a connection is asked for a moment no more, and what it did not answer goes to the other. */
async function startNginx(port, ports) {
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name));
  const conf = join(folder, 'nginx.conf');
  writeFileSync(
    conf,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  upstream copies { ${ports.map((to) => `server 127.0.0.1:${to} max_fails=1 fail_timeout=1s;`).join(' ')} }
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 0;
    location / {
      proxy_pass http://copies;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto https;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_next_upstream error http_503 non_idempotent;
    }
  }
}
`,
  );
  const child = spawn('nginx', ['-c', conf, '-p', folder, '-e', join(folder, 'error.log')], { stdio: ['ignore', 2, 2] });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/health/live`).then(({ ok }) => ok, () => false)) return child;
    await pause(50);
  }
  throw new Error('nginx does not answer');
}
