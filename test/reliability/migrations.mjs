// R41: kill -9 of everything at every migration step of a first start; the next start finishes, with one postmaster and the content loaded.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, postmasters, Product, root, verdict } from './support/product.mjs';

// A slow machine takes them in parts, or only some of them.
const [FROM, EVERY, STEPS] = [process.env.FROM ?? 1, process.env.EVERY ?? 1, process.env.STEPS ?? Infinity].map(Number);
const results = [];

/** Counts the migrations that are done, from outside, as fast as it can. */
async function migrationsDone(dataDir) {
  const passwordFile = join(dataDir, 'postgres.password');
  const portFile = join(dataDir, 'postgres/postmaster.pid');
  if (!existsSync(passwordFile) || !existsSync(portFile)) return 0;
  const port = Number(readFileSync(portFile, 'utf8').split('\n')[3]);
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: readFileSync(passwordFile, 'utf8').trim(), database: 'province_comuni', connectionTimeoutMillis: 500 });
  try {
    await client.connect();
    return (await client.query('select count(*)::int as done from schema_migration')).rows[0].done;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => {});
  }
}

for (let step = FROM; step <= STEPS; step += EVERY) {
  const folder = mkdtempSync(join(tmpdir(), 'province-comuni-migrations-'));
  const dataDir = join(folder, 'data');
  const port = await freePort();
  const child = spawn('node', ['infra/bootstrap/start.mjs'], { cwd: root, stdio: 'ignore', env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ACCOUNTS_FILE: join(folder, 'accounts.json') } });
  const exited = new Promise((done) => child.once('exit', done));
  let done = 0;
  let last = false;
  while (done < step && !(last = existsSync(join(folder, 'accounts.json'))) && child.exitCode === null) done = await migrationsDone(dataDir);
  const pids = [child.pid];
  for (const file of ['running.pid', 'postgres/postmaster.pid']) if (existsSync(join(dataDir, file))) pids.push(Number(readFileSync(join(dataDir, file), 'utf8').split(/\s/)[0]));
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone with another of them.
    }
  }
  await exited;
  await pause(200);
  let product;
  try {
    product = await Product.start({ port, dataDir });
    const { data } = await new Person(port).graphql('{ model(key: "innovazione") { version } province { nome } }');
    results.push({ step, killedAfter: done, up: data.model.version === '1.1.0' && data.province.length === 76 && postmasters(dataDir).length === 1, ms: Math.round(product.startedIn) });
  } catch (error) {
    results.push({ step, killedAfter: done, up: false, error: error.message });
  } finally {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
  // Past the last migration there is nothing more to kill.
  if (last) break;
}
verdict('R41', results.every(({ up }) => up), { steps: results.length, failed: results.filter(({ up }) => !up).length, start_max_ms: Math.max(...results.map(({ ms }) => ms ?? 0)) });
