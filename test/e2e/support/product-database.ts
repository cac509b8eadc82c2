import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/**
 * The database of a product on the embedded PostgreSQL, as who keeps the installation reaches it. For moments that no journey can wait for: what is written there is data made
 * older, or what the clock would put in the queue.
 */
export class ProductDatabase {
  /** @param dataDir the product's data folder */
  constructor(private readonly dataDir: string) {}

  /** Runs these statements, one after another, in one transaction. */
  async change(...statements: readonly { readonly text: string; readonly values?: readonly unknown[] }[]): Promise<void> {
    const client = new pg.Client({ host: '127.0.0.1', port: this.port(), user: 'postgres', password: readFileSync(join(this.dataDir, 'postgres.password'), 'utf8').trim(), database: 'province_comuni' });
    await client.connect();
    try {
      await client.query('begin');
      for (const { text, values } of statements) await client.query(text, [...(values ?? [])]);
      await client.query('commit');
    } finally {
      await client.end();
    }
  }

  /** As the server wrote it down when it started. */
  private port(): number {
    return Number(readFileSync(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]);
  }
}
