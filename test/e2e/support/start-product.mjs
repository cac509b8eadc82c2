import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../infra/bootstrap/embedded-postgres.mjs';

/** Starts the product as `npm start` does, on a data folder and a port of its own. */
export default async function startProduct() {
  const dataDir = mkdtempSync(join(tmpdir(), 'province-comuni-e2e-'));
  const accountsFile = join(dataDir, 'accounts.json');
  const port = await freePort();
  const mailSecret = randomUUID() + randomUUID();
  const child = spawn(process.execPath, ['infra/bootstrap/serve.mjs'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: String(port), DATA_DIR: join(dataDir, 'data'), ACCOUNTS_FILE: accountsFile, MAIL_INTAKE_SECRET: mailSecret } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  await new Promise((done, fail) => {
    const look = setInterval(() => {
      if (!existsSync(accountsFile)) return;
      clearInterval(look);
      done();
    }, 100);
    child.once('exit', (code) => fail(new Error(`the product did not start (${code}):\n${output}`)));
  });
  process.env.E2E_URL = `http://localhost:${port}`;
  process.env.E2E_MAIL_SECRET = mailSecret;
  process.env.E2E_ACCOUNTS = readFileSync(accountsFile, 'utf8');
  globalThis.__product = { child, dataDir, output: () => output };
}
