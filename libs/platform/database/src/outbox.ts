import type { DomainEvent, Outbox } from '@province-comuni/platform-ports';
import { kept } from './kept-statements.js';
import { currentManager } from './transaction-runner.js';

export class PostgresOutbox implements Outbox {
  async record(event: DomainEvent): Promise<void> {
    await currentManager().query(kept('insert into outbox_event (kind, payload) values ($1, $2)'), [event.kind, event.payload]);
  }
}

/** Removes events passed on before this instant; those still to be passed on stay, however old. @returns rows removed */
export async function removeDispatchedEvents(before: Date): Promise<number> {
  const [row]: { removed: string }[] = await currentManager().query('with gone as (delete from outbox_event where dispatched_at < $1 returning 1) select count(*) as removed from gone', [before]);
  return Number(row?.removed ?? 0);
}
