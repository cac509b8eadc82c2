import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../infra/bootstrap/embedded-postgres.mjs';

/** Starts the product as `npm start` does, once for each worker of the runner: journeys that run at the same time do not meet. */
export default async function startProducts({ maxWorkers }) {
  const mailSecret = randomUUID() + randomUUID();
  globalThis.__products = [];
  const started = await Promise.all(Array.from({ length: maxWorkers }, () => startProduct(mailSecret)));
  process.env.E2E_PRODUCTS = JSON.stringify(started);
  process.env.E2E_MAIL_SECRET = mailSecret;
}

/** On a data folder and a port of its own. @returns its address, its accounts and its data folder, as `browser.ts` reads them */
async function startProduct(mailSecret) {
  const dataDir = mkdtempSync(join(tmpdir(), 'province-comuni-e2e-'));
  const accountsFile = join(dataDir, 'accounts.json');
  const port = await freePort();
  const child = spawn(process.execPath, ['infra/bootstrap/serve.mjs'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: String(port), DATA_DIR: join(dataDir, 'data'), ACCOUNTS_FILE: accountsFile, MAIL_INTAKE_SECRET: mailSecret } });
  globalThis.__products.push({ child, dataDir });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  await new Promise((done, fail) => {
    const look = setInterval(() => {
      // There is the file before all of it is written.
      if (!existsSync(accountsFile) || !readFileSync(accountsFile, 'utf8').trimEnd().endsWith(']')) return;
      clearInterval(look);
      done();
    }, 100);
    child.once('exit', (code) => fail(new Error(`the product did not start (${code}):\n${output}`)));
  });
  return { url: `http://localhost:${port}`, accounts: JSON.parse(readFileSync(accountsFile, 'utf8')), dataDir: join(dataDir, 'data') };
}
