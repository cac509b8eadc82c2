// npm start: time to the first page with a fresh and with a used data folder, and the memory of the whole process tree at rest.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { print, quantile, root, rounded, summary } from './support/measure.mjs';

const COLD = Number(process.env.BENCH_COLD ?? 3);
const WARM = Number(process.env.BENCH_WARM ?? 5);
const REST_MS = 8_000;
const LIMIT_MS = 120_000;

async function start(dataDir, rest) {
  // Compiling is not starting; it happens here when sources changed since the last run.
  await buildProduct(root, () => {});
  const port = await freePort();
  let output = '';
  const startedAt = performance.now();
  const child = spawn('node', ['infra/bootstrap/start.mjs'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: String(port), DATA_DIR: dataDir } });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output = (output + text).slice(-4000)));
  const gone = new Promise((done) => child.once('exit', done));
  try {
    const firstPage = await answered(`http://127.0.0.1:${port}/`, child, startedAt, () => output);
    if (!rest) return { firstPage };
    await new Promise((done) => setTimeout(done, REST_MS));
    return { firstPage, memory: memoryOf(child.pid) };
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

async function answered(url, child, startedAt, output) {
  while (performance.now() - startedAt < LIMIT_MS) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output()}`);
    try {
      const response = await fetch(url);
      const body = await response.text();
      if (response.status === 200 && body.includes('<html')) return performance.now() - startedAt;
    } catch {
      // Not listening yet.
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`no page within ${LIMIT_MS} ms:\n${output()}`);
}

/** Resident memory and proportional share of the tree, in MB; PostgreSQL counted apart, as in the figures of the peers. */
function memoryOf(pid) {
  const sum = { rss: 0, pss: 0, withoutPostgres: 0, processes: 0 };
  for (const member of tree(pid)) {
    const { rss, pss } = shares(member);
    const name = readFileSync(`/proc/${member}/comm`, 'utf8').trim();
    sum.rss += rss;
    sum.pss += pss;
    sum.processes += 1;
    if (name !== 'postgres') sum.withoutPostgres += pss;
  }
  return sum;
}

function tree(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean));
  return [pid, ...children.flatMap((child) => tree(Number(child)))];
}

function shares(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) / 1024;
  return { rss: field('Rss'), pss: field('Pss') };
}

const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
try {
  const cold = [];
  for (let index = 0; index < COLD; index++) cold.push((await start(join(folder, `cold-${index}`), false)).firstPage);
  print({ bench: 'start', case: 'prima pagina, cartella dei dati nuova', unit: 'ms', ...summary(cold), scale: 'packages installed, product built; creates the database, migrates, loads the registry and the models' });

  const used = join(folder, 'cold-0');
  const warm = [];
  const memory = [];
  for (let index = 0; index < WARM; index++) {
    const result = await start(used, index < 3);
    warm.push(result.firstPage);
    if (result.memory) memory.push(result.memory);
  }
  print({ bench: 'start', case: 'prima pagina, cartella dei dati già usata', unit: 'ms', ...summary(warm), scale: 'npm start as a person runs it: database, server and page' });
  const line = (name, values, more = {}) => print({ bench: 'start', case: name, unit: 'MB', p50: rounded(quantile(values, 0.5), 1), p95: rounded(quantile(values, 0.95), 1), n: values.length, ...more, scale: `whole process tree (${memory[0].processes} processes), ${REST_MS / 1000} s after the first page` });
  const own = memory.map((entry) => entry.withoutPostgres);
  line('memoria a riposo senza PostgreSQL (PSS)', own, { ratio_to: 'NodeBB 4.9.2, 402 MiB, recorded', ratio: rounded(402 / quantile(own, 0.5)), goal: '≤ 300' });
  line('memoria a riposo con PostgreSQL (PSS)', memory.map((entry) => entry.pss));
  line('memoria a riposo con PostgreSQL (RSS, shared pages counted at every process)', memory.map((entry) => entry.rss));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
