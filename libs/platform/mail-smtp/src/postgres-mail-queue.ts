import { currentManager, kept } from '@province-comuni/platform-database';
import type { Mail, MailDeliveries, Outbox, OutgoingMail, OutgoingMailCounts, OutgoingMailState } from '@province-comuni/platform-ports';
import { MAIL_QUEUED } from './queue-mailer.js';

/** A letter as it is handed to the server. */
export interface WaitingLetter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly createdAt: Date;
  /** How often it was offered, with this time. */
  readonly attempts: number;
  /** What it tells of; null: it goes as it is. */
  readonly told: NonNullable<Mail['told']> | null;
  /** Letters to its address came back too often: what tells of something is not sent there any more. */
  readonly isStopped: boolean;
}

/** How long who takes a letter has it to himself, in seconds, unless he says that he still has it: after that the letter of a process that was killed goes on. */
export const TAKEN_SECONDS = 30;
/** What is said of a letter that was delivered is kept so long, in days. */
export const DELIVERED_KEPT_DAYS = 30;
/** What is said of one that was refused, with its words, in days: within them it can be offered again. */
export const REFUSED_KEPT_DAYS = 90;
const LONGEST_PROBLEM = 500;

const OUTGOING = 'id, to_address as "to", subject, state, attempts, problem, created_at as "createdAt", next_try_at as "nextTryAt", settled_at as "settledAt"';

/** The letters that wait for the mail server, in PostgreSQL; all of it with the platform's own access. */
export class PostgresMailQueue implements MailDeliveries {
  constructor(private readonly events: Outbox) {}

  /** Takes the letter that is due, what can be unsubscribed from last; of several who take at once each gets another. Null when none is due. */
  async take(now: Date): Promise<WaitingLetter | null> {
    // An update answers with its rows and how many they are.
    const [[letter]]: [WaitingLetter[]] = await currentManager().query(
      kept(`update mail_delivery set attempts = attempts + 1, next_try_at = $1::timestamptz + interval '${TAKEN_SECONDS} seconds'
       where id = (select id from mail_delivery where state = 'IN_ATTESA' and next_try_at <= $1 order by bulk, next_try_at limit 1 for update skip locked)
       returning id, to_address as "to", subject, body as "text", html, headers, created_at as "createdAt", attempts, told,
         exists (select 1 from mail_return r where r.address = lower(to_address) and r.stopped_at is not null) as "isStopped"`),
      [now],
    );
    return letter ?? null;
  }

  /** Who took it still has it. */
  async held(id: string, now: Date): Promise<void> {
    await currentManager().query(`update mail_delivery set next_try_at = $2::timestamptz + interval '${TAKEN_SECONDS} seconds' where id = $1 and state = 'IN_ATTESA'`, [id, now]);
  }

  /** When the next letter that waits is due, if within so many seconds; null otherwise. */
  async nextWithin(seconds: number, now: Date): Promise<Date | null> {
    const [next]: { at: Date | null }[] = await currentManager().query(`select min(next_try_at) as at from mail_delivery where state = 'IN_ATTESA' and next_try_at <= $1::timestamptz + $2 * interval '1 second'`, [now, seconds]);
    return next!.at;
  }

  /** The server took it: its words are forgotten. */
  async delivered(id: string, now: Date): Promise<void> {
    await currentManager().query(kept(`update mail_delivery set state = 'CONSEGNATA', next_try_at = null, settled_at = $2, body = null, html = null, headers = '[]', told = null, problem = null where id = $1`), [id, now]);
  }

  /** Its reader may not have it any more. */
  async forgotten(id: string): Promise<void> {
    await currentManager().query(kept(`delete from mail_delivery where id = $1 and state = 'IN_ATTESA'`), [id]);
  }

  /** It is given up. */
  async refused(id: string, now: Date, problem: string): Promise<void> {
    await currentManager().query(kept(`update mail_delivery set state = 'RIFIUTATA', next_try_at = null, settled_at = $2, problem = $3 where id = $1 and state = 'IN_ATTESA'`), [id, now, storable(problem)]);
  }

  /** It is offered again at that moment. @param counts false where the letter was not to blame */
  async postponed(id: string, until: Date, problem: string, counts: boolean): Promise<void> {
    await currentManager().query(kept(`update mail_delivery set next_try_at = $2, problem = $3, attempts = attempts - $4::int where id = $1 and state = 'IN_ATTESA'`), [id, until, storable(problem), counts ? 0 : 1]);
  }

  async list({ state, offset, limit }: { readonly state: OutgoingMailState | null; readonly offset: number; readonly limit: number }): Promise<{ readonly items: readonly OutgoingMail[]; readonly total: number }> {
    const items: OutgoingMail[] = await currentManager().query(`select ${OUTGOING} from mail_delivery where $1::text is null or state = $1 order by created_at desc, id desc offset $2 limit $3`, [state, offset, limit]);
    const [count]: { total: number }[] = await currentManager().query('select count(*)::int as total from mail_delivery where $1::text is null or state = $1', [state]);
    return { items, total: count!.total };
  }

  async counts(): Promise<OutgoingMailCounts> {
    const [counts]: OutgoingMailCounts[] = await currentManager().query(
      `select count(*) filter (where state = 'IN_ATTESA')::int as waiting, min(created_at) filter (where state = 'IN_ATTESA') as "waitingSince", count(*) filter (where state = 'RIFIUTATA')::int as refused,
         max(settled_at) filter (where state = 'CONSEGNATA') as "lastDeliveredAt" from mail_delivery`,
    );
    return counts!;
  }

  async offerAgain(id: string, at: Date): Promise<boolean> {
    return (await this.putBack('id = $2', [at, id])) > 0;
  }

  async offerAllAgain(at: Date): Promise<number> {
    return this.putBack('true', [at]);
  }

  private async putBack(which: string, parameters: readonly unknown[]): Promise<number> {
    const [, count]: [unknown, number] = await currentManager().query(`update mail_delivery set state = 'IN_ATTESA', next_try_at = $1, settled_at = null, attempts = 0, created_at = $1 where state = 'RIFIUTATA' and ${which}`, [...parameters]);
    if (count > 0) await this.events.record({ kind: MAIL_QUEUED, payload: {} });
    return count;
  }

  /** Forgets what was settled long enough ago. */
  async tidy(now: Date): Promise<void> {
    await currentManager().query(`delete from mail_delivery where (state = 'CONSEGNATA' and settled_at < $1::timestamptz - interval '${DELIVERED_KEPT_DAYS} days') or (state = 'RIFIUTATA' and settled_at < $1::timestamptz - interval '${REFUSED_KEPT_DAYS} days')`, [now]);
  }
}

/** What a server says, on one line, without what PostgreSQL does not take. */
export function storable(problem: string): string {
  return problem.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim().slice(0, LONGEST_PROBLEM);
}
