import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../infra/bootstrap/embedded-postgres.mjs';
import type { Account } from './browser.js';
import { ProductDatabase } from './product-database.js';
import { ProductProcess } from './product-process.js';

/** A product of one journey's own, on a data folder of its own: what it publishes concerns no other journey. */
export class OwnProduct {
  private constructor(
    private readonly process: ProductProcess,
    private readonly folder: string,
    private readonly accounts: readonly Account[],
    readonly url: string,
    readonly database: ProductDatabase,
  ) {}

  /** @param settingsFor environment of its own, once its address is known */
  static async start(settingsFor: (url: string) => Promise<Readonly<Record<string, string>>> = async () => ({})): Promise<OwnProduct> {
    const folder = mkdtempSync(join(tmpdir(), 'province-comuni-journey-'));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const dataDir = join(folder, 'data');
    const process = ProductProcess.start(port, dataDir, await settingsFor(url));
    return new OwnProduct(process, folder, await process.ready(), url, new ProductDatabase(dataDir));
  }

  /** A demonstration account by the beginning of its address. */
  account(start: string): Account {
    return this.accounts.find(({ email }) => email.startsWith(start))!;
  }

  async stop(): Promise<void> {
    await this.process.signal('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
