import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { TokenGenerator } from '../ports/credentials.port.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';

/** Ends the session of the browser that asks. Asking twice, or without a session, does no harm. */
export class SignOut {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly sessions: SessionRepository,
    private readonly tokens: TokenGenerator,
    private readonly events: EventLog,
  ) {}

  async execute(token: string): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const session = await this.sessions.findByTokenHash(this.tokens.digest(token));
      if (!session || !(await this.sessions.end(session.id, session.personId))) return;
      await this.events.record({ kind: 'identity.sessions-ended', payload: { personId: session.personId, sessionIds: [session.id] } });
    });
  }
}
