// R8 on an installation's own PostgreSQL: kill -9 of the postmaster and of a backend in turn, during mixed writes, without starting the product again. After each the four checks of
// PostgreSQL's own test: confirmed rows are there, those of no confirmed or intended write are not, writing works again; at the end an orderly restart. Then pg_amcheck and pg_checksums.
import { randomUUID } from 'node:crypto';
import { appendFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Copy, fill, settings } from './support/copy.mjs';
import { DebianPostgres } from './support/debian-postgres.mjs';
import { pause, Person, textBody, verdict } from './support/product.mjs';

const EACH = Number(process.env.KILLS ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-database-'));
const ledger = openSync(join(folder, 'ledger'), 'a');
const database = await DebianPostgres.start();
const env = settings(database, folder);
const accounts = await fill(env);
const copy = new Copy(await freePort(), env);
await copy.start();
const server = copy.child.pid;

const intended = new Set();
const confirmed = new Set();
const note = (entry) => {
  appendFileSync(ledger, `${JSON.stringify(entry)}\n`);
  fsyncSync(ledger);
};

async function addClause(person, instanceId) {
  const clauseId = randomUUID();
  intended.add(clauseId);
  note({ intent: clauseId });
  const { data } = await person.graphql('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId, clauseId, actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [], body: textBody(`prova ${clauseId}`) } });
  if (data?.addClause?.__typename !== 'InstanceChanged') return false;
  note({ confirmed: clauseId });
  confirmed.add(clauseId);
  return true;
}

let writing = true;
async function write(person, instanceId) {
  while (writing) if (!(await addClause(person, instanceId).catch(() => false))) await pause(30);
}

/** Kills something of the database while it is written to. */
async function kill(victim) {
  if (victim === 'postmaster') {
    const pid = database.postmaster();
    process.kill(pid, 'SIGKILL');
    // Backends notice by themselves that the postmaster is gone; until then the folder is theirs.
    await pause(300);
    return database.up();
  }
  const admin = await database.client();
  const { rows } = await admin.query(`select pid from pg_stat_activity where usename = 'province_comuni_run' order by (state = 'active') desc, random() limit 1`);
  process.kill(rows[0].pid, 'SIGKILL');
  await admin.end().catch(() => undefined);
  return 0;
}

const recoveries = [];
const wrong = [];
let instances = 0;
try {
  for (let round = 0; round < 2 * EACH; round += 1) {
    const victim = round % 2 === 0 ? 'postmaster' : 'backend';
    const people = await Promise.all([1, 2].map(() => new Person(copy.port).signIn(accounts.find(({ email }) => email.startsWith('redattore.pesaro')))));
    const instanceId = await people[0].adopt(randomUUID());
    instances += 1;
    writing = true;
    const work = people.map((person) => write(person, instanceId));
    await pause(300 + Math.random() * 500);
    await kill(victim);
    const from = performance.now();
    let written = false;
    while (!written && performance.now() - from < 30_000) {
      written = await addClause(people[0], instanceId).catch(() => false);
      if (!written) await pause(50);
    }
    recoveries.push(performance.now() - from);
    writing = false;
    await Promise.all(work);
    const admin = await database.client();
    const { rows } = await admin.query(`select clause_id from instance_clause where state = 'ADDED'`);
    await admin.end();
    const there = new Set(rows.map(({ clause_id }) => clause_id));
    const lost = [...confirmed].filter((id) => !there.has(id)).length;
    const unknown = [...there].filter((id) => !intended.has(id)).length;
    if (lost || unknown || !written) wrong.push({ round, victim, lost, unknown, written });
    process.stderr.write(`${round + 1}/${2 * EACH} ${victim}: writes again after ${Math.round(recoveries.at(-1))} ms; ${confirmed.size} confirmed, ${there.size} there, ${lost} lost\n`);
  }
  const sameProcess = copy.child.exitCode === null && copy.child.pid === server;
  database.run('psql', ['-h', '127.0.0.1', '-p', String(database.port), '-U', 'owner', '-d', 'province_comuni', '-c', 'create extension if not exists amcheck']);
  const amcheck = tried(() => database.run('pg_amcheck', ['-h', '127.0.0.1', '-p', String(database.port), '-U', 'owner', '-d', 'province_comuni', '--heapallindexed', '--parent-check']));
  await copy.stop();
  await database.stop();
  const checksums = tried(() => database.run('pg_checksums', ['--check', '-D', database.data]));
  await database.up();
  const afterwards = await copy.start();
  const person = await new Person(copy.port).signIn(accounts.find(({ email }) => email.startsWith('redattore.pesaro')));
  const orderly = await addClause(person, await person.adopt(randomUUID()));
  recoveries.sort((a, b) => a - b);
  verdict('R8', wrong.length === 0 && sameProcess && amcheck === 'clean' && checksums === 'clean' && orderly && recoveries.at(-1) < 30_000, { kills: 2 * EACH, confirmed: confirmed.size, instances, wrong, recovery_p50_ms: Math.round(recoveries[Math.floor(recoveries.length / 2)]), recovery_max_ms: Math.round(recoveries.at(-1)), api_never_restarted: sameProcess, amcheck, checksums, orderly_restart: orderly, start_ms: Math.round(afterwards) });
} finally {
  await copy.stop();
  await database.stop();
  database.remove();
  rmSync(folder, { recursive: true, force: true });
}

function tried(work) {
  try {
    work();
    return 'clean';
  } catch (error) {
    return error.message;
  }
}
