import type { DomainEvent, Outbox } from '@province-comuni/platform-ports';
import { currentManager } from './transaction-runner.js';

export class PostgresOutbox implements Outbox {
  async record(event: DomainEvent): Promise<void> {
    await currentManager().query('insert into outbox_event (kind, payload) values ($1, $2)', [event.kind, event.payload]);
  }
}
