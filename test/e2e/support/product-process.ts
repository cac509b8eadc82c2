import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './browser.js';

/** The product as an operator runs it, with his command and his signals. */
export class ProductProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly port: number,
    private readonly accountsFile: string,
    private readonly output: () => string,
    private readonly exited: Promise<number | null>,
  ) {}

  /** @param settings environment of its own, beside the one of all */
  static start(port: number, dataDir: string, settings: Readonly<Record<string, string>> = {}): ProductProcess {
    const accountsFile = join(dataDir, '..', `accounts-${port}.json`);
    rmSync(accountsFile, { force: true });
    const child = spawn(process.execPath, ['infra/bootstrap/start.mjs'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...settings, PORT: String(port), DATA_DIR: dataDir, ACCOUNTS_FILE: accountsFile } });
    let output = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text: Buffer) => (output += text.toString()));
    const exited = new Promise<number | null>((done) => child.once('exit', done));
    return new ProductProcess(child, port, accountsFile, () => output, exited);
  }

  /** Waits until it serves. @throws Error with its output when it ends instead */
  async ready(): Promise<Account[]> {
    const ended = this.exited.then((code) => {
      throw new Error(`ended with ${code} instead of serving:\n${this.output()}`);
    });
    await Promise.race([ended, this.accountsWritten()]);
    ended.catch(() => undefined);
    return JSON.parse(readFileSync(this.accountsFile, 'utf8')) as Account[];
  }

  /** Exit code and everything it printed. */
  async end(): Promise<{ code: number | null; output: string }> {
    return { code: await this.exited, output: this.output() };
  }

  signal(signal: NodeJS.Signals): Promise<{ code: number | null; output: string }> {
    this.child.kill(signal);
    return this.end();
  }

  private accountsWritten(): Promise<void> {
    return new Promise((done) => {
      const look = setInterval(() => {
        // There is the file before all of it is written.
        if (!existsSync(this.accountsFile) || !readFileSync(this.accountsFile, 'utf8').trimEnd().endsWith(']')) return;
        clearInterval(look);
        done();
      }, 50);
      void this.exited.then(() => clearInterval(look));
    });
  }
}
