import type { RateLimits } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';

/** Counters in PostgreSQL: a window that slides exactly, and one statement per attempt, so that parallel guesses queue on the row. */
export class PostgresRateLimits implements RateLimits {
  async take(bucket: string, limit: number, windowMs: number, now: Date): Promise<boolean> {
    // No row comes back where the window is full: the update's condition failed and nothing was written.
    const rows: unknown[] = await currentManager().query(
      `with taken as (
         insert into rate_limit as r (bucket, attempts, last_attempt_at) values ($1, array[$2::timestamptz], $2)
         on conflict (bucket) do update set
           attempts = array(select a from unnest(r.attempts) a where a > $3::timestamptz) || $2::timestamptz,
           last_attempt_at = $2
         where (select count(*) from unnest(r.attempts) a where a > $3::timestamptz) < $4::int
         returning 1)
       select 1 from taken`,
      [bucket, now, new Date(now.getTime() - windowMs), limit],
    );
    return rows.length === 1;
  }

  async giveBack(bucket: string, at: Date): Promise<void> {
    // One of them only: another attempt may carry the same instant.
    await currentManager().query(
      `update rate_limit set attempts = attempts[:array_position(attempts, $2::timestamptz) - 1] || attempts[array_position(attempts, $2::timestamptz) + 1:]
       where bucket = $1 and array_position(attempts, $2::timestamptz) is not null`,
      [bucket, at],
    );
  }

  async clear(bucket: string): Promise<void> {
    await currentManager().query('delete from rate_limit where bucket = $1', [bucket]);
  }
}
