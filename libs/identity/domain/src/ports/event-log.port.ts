import type { IdentityEvent } from '@province-comuni/identity-contract';

/** Writes events in the transaction of the change (the outbox of platform/database). */
export interface EventLog {
  record(event: IdentityEvent): Promise<void>;
}
