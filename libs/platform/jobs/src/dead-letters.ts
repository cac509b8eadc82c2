import type { PgBoss } from 'pg-boss';
import pg from 'pg';
import { DEAD_LETTERS, JOBS_SCHEMA } from './job-settings.js';

/** A job that failed every time. */
export interface DeadLetter {
  readonly id: string;
  /** What should have been done: the name of its queue. */
  readonly work: string;
  readonly since: Date;
  /** Why it failed the last time. */
  readonly reason: string;
}

/** How many are looked at or taken up at once. */
const MOST = 1_000;

/** What was laid aside: to be looked at, and to be done again once its cause is gone. Works beside a product that runs. */
export class DeadLetters {
  /** @param ownerUrl database as the owner of the tables */
  constructor(private readonly ownerUrl: string) {}

  /** The oldest first, at most a thousand. */
  list(): Promise<DeadLetter[]> {
    return this.with(async (client) => {
      const { rows } = await client.query<{ id: string; work: string; since: Date; reason: string | null }>(
        `select id, source_name as work, coalesce(source_created_on, created_on) as since, coalesce(output ->> 'message', output ->> 'value', output::text, '') as reason
         from ${JOBS_SCHEMA}.job where name = $1 and state < 'active' order by since, id limit ${MOST}`,
        [DEAD_LETTERS],
      );
      return rows.map((row) => ({ ...row, work: row.work ?? '', reason: row.reason ?? '' }));
    });
  }

  /**
   * Puts them back where they came from, each with all its tries, and takes them out of here: both or neither.
   * @param ids which ones; all when not given
   * @returns how many; one whose work the product no longer knows stays
   */
  async retry(ids?: readonly string[]): Promise<number> {
    const { PgBoss: Boss } = await import('pg-boss');
    return this.with(async (client) => {
      const boss: PgBoss = new Boss({ connectionString: this.ownerUrl, schema: JOBS_SCHEMA, max: 1, migrate: false, createSchema: false, supervise: false, schedule: false });
      boss.on('error', () => undefined);
      await boss.start();
      try {
        await client.query('begin');
        const { rows } = await client.query<{ id: string; work: string; data: object }>(
          `select j.id, j.source_name as work, j.data from ${JOBS_SCHEMA}.job j
           where j.name = $1 and j.state < 'active' and ($2::uuid[] is null or j.id = any ($2)) and exists (select from ${JOBS_SCHEMA}.queue q where q.name = j.source_name)
           order by j.created_on limit ${MOST} for update of j skip locked`,
          [DEAD_LETTERS, ids ?? null],
        );
        for (const { work, data } of rows) await boss.send(work, data, { db: { executeSql: (text, values) => client.query(text, values) } });
        await client.query(`delete from ${JOBS_SCHEMA}.job where name = $1 and id = any ($2)`, [DEAD_LETTERS, rows.map(({ id }) => id)]);
        await client.query('commit');
        return rows.length;
      } finally {
        await boss.stop({ graceful: false });
      }
    });
  }

  private async with<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.ownerUrl, connectionTimeoutMillis: 5_000 });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}
