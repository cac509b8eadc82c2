import { currentConnection, currentManager, SYSTEM_ACCESS, type RawConnection, type TransactionRunner } from '@province-comuni/platform-database';
import type { HeardEvent } from '@province-comuni/platform-ports';
import type { WorkRegistry } from './work-registry.js';

/** Events taken in one transaction. */
export const BATCH = 100;

/** What a job carries: an event as JSON can say it. */
export type EventJob = Omit<HeardEvent, 'occurredAt'> & { readonly occurredAt: string };

/** Puts jobs in a queue, within the transaction of this connection. */
export type Enqueue = (queue: string, jobs: readonly EventJob[], connection: RawConnection) => Promise<void>;

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly payload: object;
  readonly occurred_at: Date;
}

/**
 * Turns recorded events into one job per follower. Jobs and mark are written in one transaction: an event is passed on once, whatever dies meanwhile.
 * Each row bears its own mark and no position is kept, so an event whose transaction committed late, with a number already passed, is still taken.
 */
export class OutboxDispatcher {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly registry: WorkRegistry,
    private readonly enqueue: Enqueue,
  ) {}

  /** Passes on a batch, oldest first; what another dispatcher holds is left to it. @returns events passed on: fewer than BATCH when no more are waiting */
  async dispatch(): Promise<number> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const rows: Row[] = await currentManager().query('select id, kind, payload, occurred_at from outbox_event where dispatched_at is null order by id limit $1 for update skip locked', [BATCH]);
      if (rows.length === 0) return 0;
      const connection = await currentConnection();
      for (const [queue, jobs] of this.jobsByQueue(rows)) await this.enqueue(queue, jobs, connection);
      await currentManager().query('update outbox_event set dispatched_at = now() where id = any ($1::bigint[])', [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  private jobsByQueue(rows: readonly Row[]): Map<string, EventJob[]> {
    const queues = new Map<string, EventJob[]>();
    for (const { id, kind, payload, occurred_at } of rows) {
      for (const { name } of this.registry.followersOf(kind)) {
        const job = { id, kind, payload, occurredAt: occurred_at.toISOString() };
        queues.set(name, [...(queues.get(name) ?? []), job]);
      }
    }
    return queues;
  }
}
