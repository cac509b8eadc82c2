// R8, R9 and kill -9 in the middle of a save or an export: mixed writes while processes are killed; nothing that was confirmed may be missing.
// Kills in turn the command, the server, the database and all of them. The ledger is a file of this process: every intent and every confirmation, synced.
import { randomUUID } from 'node:crypto';
import { appendFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, postmasters, Product, textBody, verdict } from './support/product.mjs';

const KILLS = Number(process.env.KILLS ?? 50);
const VICTIMS = ['launcher', 'server', 'database', 'everything'];

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-kills-'));
const dataDir = join(folder, 'data');
const ledgerFile = openSync(join(folder, 'ledger'), 'a');
const port = await freePort();

function note(entry) {
  appendFileSync(ledgerFile, `${JSON.stringify(entry)}\n`);
  fsyncSync(ledgerFile);
}

const confirmed = { clauses: new Map(), answer: 0, exports: 0 };
const intended = { answer: 0 };
let stopWriting = false;

/** One person who writes without pause until told to stop; what got no answer is of unknown outcome. */
async function write(person, instanceId) {
  while (!stopWriting) {
    const kind = ['clause', 'answer', 'answer', 'export'][Math.floor(Math.random() * 4)];
    try {
      if (kind === 'clause') await addClause(person, instanceId);
      else if (kind === 'answer') await saveAnswer(person, instanceId);
      else await exportAct(person, instanceId);
    } catch {
      await pause(50);
    }
  }
}

async function addClause(person, instanceId) {
  const clauseId = randomUUID();
  const body = textBody(`prova ${clauseId}`);
  note({ intent: 'clause', clauseId });
  const { data } = await person.graphql('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId, clauseId, actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [], body } });
  if (data?.addClause.__typename !== 'InstanceChanged') return;
  note({ confirmed: 'clause', clauseId });
  confirmed.clauses.set(clauseId, instanceId);
}

async function saveAnswer(person, instanceId) {
  const seen = await person.graphql('query ($id: ID!) { instance(id: $id) { steps { questions { key revision } } } }', { id: instanceId });
  const question = seen.data.instance.steps.flatMap((step) => step.questions).find(({ key }) => key === 'servizio.denominazione');
  const value = `Servizio numero ${(intended.answer += 1)}`;
  const number = intended.answer;
  note({ intent: 'answer', number });
  const { data } = await person.graphql('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename } }', { input: { instanceId, answers: [{ key: question.key, value, seenRevision: question.revision }] } });
  if (data?.saveAnswers.__typename !== 'InstanceChanged') return;
  note({ confirmed: 'answer', number });
  confirmed.answer = Math.max(confirmed.answer, number);
}

async function exportAct(person, instanceId) {
  const response = await person.post(`/api/instances/${instanceId}/exports`, { actKeys: ['delibera-adesione'], formats: ['DOCX'] });
  const bytes = await response.arrayBuffer();
  if (response.status !== 200) return;
  note({ confirmed: 'export', bytes: bytes.byteLength });
  confirmed.exports += 1;
}

function kill(product, victim) {
  const pids = product.pids();
  for (const pid of victim === 'everything' ? [pids.launcher, pids.server, pids.database] : [pids[victim]]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already: another of the three took it along.
    }
  }
}

/** What the database holds now, against the ledger. */
async function compare(person, instances) {
  const lost = [];
  for (const [clauseId, instanceId] of confirmed.clauses) {
    const { data } = await person.graphql('query ($instanceId: ID!, $clauseId: String!) { instanceClause(instanceId: $instanceId, clauseId: $clauseId) { body } }', { instanceId, clauseId });
    if (!JSON.stringify(data?.instanceClause?.body ?? '').includes(clauseId)) lost.push(clauseId);
  }
  const { data } = await person.graphql('query ($id: ID!) { instance(id: $id) { steps { questions { key value } } } instanceExports(instanceId: $id) { id } }', { id: instances[0] });
  const value = data.instance.steps.flatMap((step) => step.questions).find(({ key }) => key === 'servizio.denominazione').value;
  const now = Number(/\d+$/.exec(String(value))?.[0] ?? 0);
  return { lost: lost.length, answerNow: now, answerConfirmed: confirmed.answer, answerHolds: now >= confirmed.answer && now <= intended.answer };
}

let product = await Product.start({ port, dataDir });
const restarts = [];
const doubled = [];
let instances = [];
try {
  const first = await new Person(port).signIn(product.account('redattore.pesaro'));
  instances = [await first.adopt(randomUUID())];
  for (let round = 0; round < KILLS; round += 1) {
    const writers = await Promise.all([1, 2, 3].map(() => new Person(port).signIn(product.account('redattore.pesaro'))));
    stopWriting = false;
    // An instance of its own for the clauses of each ten rounds: a page of hundreds of clauses would slow the writing down.
    if (round % 10 === 0) instances.push(await writers[0].adopt(randomUUID()));
    const work = [write(writers[0], instances[0]), write(writers[1], instances.at(-1)), write(writers[2], instances.at(-1))];
    await pause(300 + Math.random() * 1200);
    const victim = VICTIMS[round % VICTIMS.length];
    kill(product, victim);
    stopWriting = true;
    await Promise.all(work);
    await product.exited;
    if (victim === 'launcher') for (let tries = 0; tries < 300 && postmasters(dataDir).length > 0; tries += 1) await pause(100);
    product = await Product.start({ port, dataDir });
    restarts.push(product.startedIn);
    if (postmasters(dataDir).length !== 1) doubled.push(round);
    process.stderr.write(`${round + 1}/${KILLS} ${victim}: up again in ${Math.round(product.startedIn)} ms; confirmed ${confirmed.clauses.size} clauses, ${confirmed.answer} answers, ${confirmed.exports} exports\n`);
  }
  const found = await compare(await new Person(port).signIn(product.account('redattore.pesaro')), instances);
  restarts.sort((a, b) => a - b);
  verdict('R8 R9', found.lost === 0 && found.answerHolds && doubled.length === 0 && restarts.at(-1) < 30_000, { kills: KILLS, confirmed: confirmed.clauses.size + confirmed.answer + confirmed.exports, ...found, restart_p50_ms: Math.round(restarts[Math.floor(restarts.length / 2)]), restart_max_ms: Math.round(restarts.at(-1)), two_postmasters: doubled.length });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
