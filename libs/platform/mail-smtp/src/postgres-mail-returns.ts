import { currentManager, kept } from '@province-comuni/platform-database';
import type { MailReturns, ReturnedLetter, ReturningAddress } from '@province-comuni/platform-ports';
import { storable } from './postgres-mail-queue.js';
import { RETURNS_KEPT_DAYS, withReturn } from './returning-address.js';

const RETURNING = 'address, days, first_at as "firstAt", last_at as "lastAt", said, stopped_at as "stoppedAt"';

/** Letters that came back, in PostgreSQL; all of it with the platform's own access. */
export class PostgresMailReturns implements MailReturns {
  async returned({ letterId, addresses, said }: ReturnedLetter, at: Date): Promise<boolean> {
    const [[letter]]: [{ address: string }[]] = await currentManager().query(
      kept('update mail_delivery set returned_at = $2 where id = $1 and returned_at is null and lower(to_address) = any ($3::text[]) returning lower(to_address) as address'),
      [letterId, at, addresses],
    );
    if (!letter) return false;
    // Of two letters that come back at once the second counts on the first.
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`mail_return ${letter.address}`]);
    const { address, days, firstAt, lastAt, said: words, stoppedAt } = withReturn(await this.of(letter.address), letter.address, storable(said), at);
    await currentManager().query(
      kept(`insert into mail_return (address, days, first_at, last_at, said, stopped_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (address) do update set days = excluded.days, first_at = excluded.first_at, last_at = excluded.last_at, said = excluded.said, stopped_at = excluded.stopped_at`),
      [address, days, firstAt, lastAt, words, stoppedAt],
    );
    return true;
  }

  async of(address: string): Promise<ReturningAddress | null> {
    const [found]: ReturningAddress[] = await currentManager().query(`select ${RETURNING} from mail_return where address = lower($1)`, [address]);
    return found ?? null;
  }

  async stopped(limit: number): Promise<{ readonly items: readonly ReturningAddress[]; readonly total: number }> {
    const items: ReturningAddress[] = await currentManager().query(`select ${RETURNING} from mail_return where stopped_at is not null order by stopped_at desc, address limit $1`, [limit]);
    const [count]: { total: number }[] = await currentManager().query('select count(*)::int as total from mail_return where stopped_at is not null');
    return { items, total: count!.total };
  }

  async forget(address: string): Promise<void> {
    await currentManager().query('delete from mail_return where address = lower($1)', [address]);
  }

  /** Forgets what came back long ago. */
  async tidy(now: Date): Promise<void> {
    await currentManager().query(`delete from mail_return where stopped_at is null and last_at < $1::timestamptz - interval '${RETURNS_KEPT_DAYS} days'`, [now]);
  }
}
