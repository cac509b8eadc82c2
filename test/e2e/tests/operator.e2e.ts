import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../infra/bootstrap/embedded-postgres.mjs';
import { ProductProcess } from '../support/product-process.js';

let folder: string;
let dataDir: string;
let port: number;
let running: ProductProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'province-comuni-operator-'));
  dataDir = join(folder, 'data');
  port = await freePort();
});
afterAll(async () => {
  await running?.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function ask(query: string): Promise<unknown> {
  const response = await fetch(`http://localhost:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: unknown }).data;
}

/** Postmasters that serve the data folder. A backend just forked still shows its parent's command line: it is not another one. */
function postmasters(): string[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((row) => row.includes('-D') && row.some((word) => word.includes(join(dataDir, 'postgres'))));
  const pids = new Set(rows.map(([pid]) => pid));
  return rows.filter(([, parent]) => !pids.has(parent)).map(([pid]) => pid!);
}

async function gone(): Promise<void> {
  for (let tries = 0; tries < 300 && postmasters().length > 0; tries += 1) await new Promise((done) => setTimeout(done, 100));
}

describe('the operator', () => {
  it('starts it on an empty folder, and stops it cleanly', async () => {
    running = ProductProcess.start(port, dataDir);
    await running.ready();
    expect(await ask('{ province { nome } }')).toMatchObject({ province: expect.arrayContaining([{ nome: 'Pesaro e Urbino' }]) });
    expect(await (await fetch(`http://localhost:${port}/health/ready`)).json()).toEqual({ status: 'ok' });
    expect((await running.signal('SIGTERM')).code).toBe(0);
    await gone();
    expect(postmasters()).toEqual([]);
  }, 90_000);

  it('is refused a second copy on the same folder, and a busy port, in words', async () => {
    running = ProductProcess.start(port, dataDir);
    await running.ready();
    const second = await ProductProcess.start(await freePort(), dataDir).end();
    expect(second).toMatchObject({ code: 1, output: expect.stringContaining("Un'altra copia del prodotto usa già la cartella") });
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => busy.once('listening', done));
    const onBusyPort = await ProductProcess.start((busy.address() as { port: number }).port, join(folder, 'other')).end();
    busy.close();
    expect(onBusyPort).toMatchObject({ code: 1, output: expect.stringContaining('è già in uso') });
  }, 90_000);

  it('loses nothing to kill -9, of the whole or of the database alone', async () => {
    for (const victim of ['launcher', 'database', 'everything'] as const) {
      const pid = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
      if (victim === 'launcher') running!.child.kill('SIGKILL');
      else if (victim === 'database') process.kill(pid, 'SIGKILL');
      else for (const line of [pid, Number(readFileSync(join(dataDir, 'running.pid'), 'utf8').split(' ')[0])]) process.kill(line, 'SIGKILL');
      await running!.end();
      // After the launcher alone is killed the product ends by itself: nobody is left to stop it.
      if (victim === 'launcher') await gone();
      running = ProductProcess.start(port, dataDir);
      await running.ready();
      expect(await ask('{ model(key: "innovazione") { version } }')).toEqual({ model: { version: '1.1.0' } });
      expect(postmasters()).toHaveLength(1);
    }
  }, 180_000);

  it('tells a database made by another PostgreSQL from its own, and touches nothing', async () => {
    await running!.signal('SIGTERM');
    running = undefined;
    const version = join(dataDir, 'postgres/PG_VERSION');
    const { writeFileSync } = await import('node:fs');
    const own = readFileSync(version, 'utf8');
    writeFileSync(version, '12\n');
    expect(await ProductProcess.start(port, dataDir).end()).toMatchObject({ code: 1, output: expect.stringContaining('PostgreSQL 12') });
    writeFileSync(version, own);
    running = ProductProcess.start(port, dataDir);
    await running.ready();
  }, 90_000);
});
