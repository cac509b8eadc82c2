// The product as an operator runs it, and a person's way to it; for the long scripts of this folder.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

const LIMIT_MS = 120_000;

export class Product {
  constructor(child, port, dataDir, accounts, startedIn) {
    Object.assign(this, { child, port, dataDir, accounts, startedIn });
    this.exited = new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', (code) => done(code)) : done(child.exitCode)));
  }

  /** Starts it and waits until it serves. @throws Error with its output when it ends instead */
  static async start({ port, dataDir, env = {} }) {
    const accountsFile = join(dataDir, '..', `accounts-${port}.json`);
    rmSync(accountsFile, { force: true });
    const startedAt = performance.now();
    const child = spawn('node', ['infra/bootstrap/start.mjs'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ACCOUNTS_FILE: accountsFile, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output = (output + text).slice(-6000)));
    while (!existsSync(accountsFile)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended with ${child.exitCode ?? child.signalCode} instead of serving:\n${output}`);
      if (performance.now() - startedAt > LIMIT_MS) throw new Error(`does not serve after ${LIMIT_MS} ms:\n${output}`);
      await pause(50);
    }
    return Object.assign(new Product(child, port, dataDir, JSON.parse(readFileSync(accountsFile, 'utf8')), performance.now() - startedAt), { output: () => output });
  }

  /** Process ids: of the command, of the server, of the database's postmaster. */
  pids() {
    const read = (file) => Number(readFileSync(join(this.dataDir, file), 'utf8').split(/\s/)[0]);
    return { launcher: this.child.pid, server: read('running.pid'), database: read('postgres/postmaster.pid') };
  }

  async stop() {
    this.child.kill('SIGTERM');
    return this.exited;
  }

  account(start) {
    return this.accounts.find(({ email }) => email.startsWith(start));
  }
}

/** Where the owner of the database reaches it. */
export function ownerAddress(dataDir) {
  const [, , , port] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port.trim()}/province_comuni`;
}

/** A browser's way to it: keeps the session. */
export class Person {
  constructor(port) {
    this.origin = `http://localhost:${port}`;
    this.cookies = new Map();
  }

  async signIn({ email, password }) {
    const { data } = await this.graphql('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email, password } });
    if (data?.signIn.__typename !== 'SignedIn') throw new Error(`sign-in answered ${JSON.stringify(data)}`);
    return this;
  }

  async graphql(query, variables = {}) {
    const response = await this.post('/graphql', { query, variables });
    return response.json();
  }

  async post(path, body) {
    const response = await fetch(this.origin + path, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=');
      this.cookies.set(name, value);
    }
    return response;
  }

  /** Adopts the Innovation model; the id of the instance. */
  async adopt(clientKey) {
    const { data } = await this.graphql('{ me { memberships { enteId } } model(key: "innovazione") { id } }');
    const input = { enteId: data.me.memberships[0].enteId, modelVersionId: data.model.id, form: 'PUBBLICO', level: 'BASE', clientKey };
    const answer = await this.graphql('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input });
    return answer.data.adoptModel.instanceId;
  }
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export const textBody = (text) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

const VICTIMS = ['server', 'database', 'everything'];

/**
 * Kills server, database and everything in turn while work goes on, spread over it, and starts the product again each time.
 * @param site {product, up}: the product that runs now, and when the next one is up
 * @param progress share of the work that is done, from 0 to 1 @param over whether all of it is
 */
export async function killInTurn(site, most, { progress, over, say }) {
  const facts = { kills: 0, slowest_start_ms: 0 };
  while (facts.kills < most && !over()) {
    while (!over() && progress() < facts.kills / (most + 1)) await pause(20);
    await pause(Math.random() * 500);
    const victim = VICTIMS[facts.kills % VICTIMS.length];
    let restarted;
    site.up = new Promise((done) => (restarted = done));
    await kill(site.product, victim);
    site.product = await Product.start({ port: site.product.port, dataDir: site.product.dataDir });
    facts.slowest_start_ms = Math.max(facts.slowest_start_ms, Math.round(site.product.startedIn));
    restarted();
    facts.kills += 1;
    say(`${facts.kills}/${most} ${victim}`);
  }
  return facts;
}

/** Without a word, and waits until all of it is gone: a process in the middle of something dies late on a busy machine. */
async function kill(product, victim) {
  const pids = product.pids();
  const dying = victim === 'everything' ? Object.values(pids) : [pids[victim]];
  for (const pid of dying) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Another of them took it along.
    }
  }
  await product.exited;
  for (let tries = 0; tries < 600 && (Object.values(pids).some(isThere) || postmasters(product.dataDir).length > 0 || !(await isFree(product.port))); tries += 1) await pause(100);
}

/** A process counts as dead while its last threads still are, and holds its port as long. */
function isFree(port) {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false)).listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** Nobody may have buried it: dead all the same. */
function isThere(pid) {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The postmasters that serve a data folder. A backend just forked still shows its parent's command line: it is not another one. */
export function postmasters(dataDir) {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row?.[3].includes(join(dataDir, 'postgres')) && row[3].includes(' -D '));
  const pids = new Set(rows.map(([, pid]) => pid));
  return rows.filter(([, , parent]) => !pids.has(parent)).map(([, pid]) => Number(pid));
}

/** The one line of JSON that a script ends with; the exit code says whether it holds. */
export function verdict(row, holds, facts) {
  process.stdout.write(`${JSON.stringify({ row, holds, ...facts })}\n`);
  process.exitCode = holds ? 0 : 1;
}
