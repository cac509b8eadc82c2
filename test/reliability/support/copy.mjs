// One copy of the product as production runs it, on a database and a folder of files that copies share.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pause, root } from './product.mjs';

export class Copy {
  constructor(port, env) {
    Object.assign(this, { port, env });
  }

  /** Starts it and waits until it is ready. @returns milliseconds */
  async start() {
    const from = performance.now();
    this.output = '';
    this.child = spawn('node', ['infra/bootstrap/production.mjs'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...this.env, HOST: '127.0.0.1', PORT: String(this.port) } });
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (text) => (this.output = (this.output + text).slice(-8000)));
    this.exited = new Promise((done) => this.child.once('exit', (code, signal) => done(code ?? signal)));
    while (!(await this.isReady())) {
      if (this.child.exitCode !== null || performance.now() - from > 60_000) throw new Error(`does not serve:\n${this.output}`);
      await pause(50);
    }
    return performance.now() - from;
  }

  isReady() {
    return fetch(`http://127.0.0.1:${this.port}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(({ ok }) => ok, () => false);
  }

  /** @returns exit code, or the signal */
  stop() {
    this.child.kill('SIGTERM');
    return this.exited;
  }
}

/** Settings of copies on this database; accounts of the demonstration, made once by a start of their own, stay with their passwords. */
export function settings(database, folder) {
  return { DATABASE_URL: database.url('province_comuni_run'), DATABASE_MIGRATION_URL: database.url('owner'), SECRET_KEY: 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8', PUBLIC_URL: 'https://localhost', STORAGE_DIR: join(folder, 'files'), STOP_GRACE_SECONDS: '2' };
}

/** Migrates, loads the content and makes the accounts of the demonstration. @returns the accounts with their passwords */
export async function fill(env) {
  const program = `import { run, readConfig } from ${JSON.stringify(join(root, 'apps/api/dist/src/main.js'))};
const product = await run(readConfig({ ...process.env, PC_MODE: 'embedded', PORT: '0', PUBLIC_URL: 'http://localhost' }));
process.stdout.write('\\n' + JSON.stringify(product.accounts) + '\\n');
await product.close();
process.exit(0);`;
  const child = spawn('node', ['--input-type=module', '-e', program], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  const code = await new Promise((done) => child.once('exit', done));
  const line = output.split('\n').find((text) => text.startsWith('[{'));
  if (code !== 0 || !line) throw new Error(`the database was not filled (${code}): ${output}`);
  return JSON.parse(line);
}
