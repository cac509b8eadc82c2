import type { SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import { accessOf } from '../ports/access.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';
import { isLive, type Session } from '../session/session.js';

/** The browsers in which the person is signed in, latest first. */
export class ListMySessions {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly sessions: SessionRepository,
  ) {}

  async execute(actor: SignedInActor): Promise<Session[]> {
    const now = this.clock.now();
    const all = await this.transactions.run(accessOf(actor), () => this.sessions.listOf(actor.personId));
    return all.filter((session) => isLive(session, now));
  }
}

/** Ends one of the person's own sessions. */
export class EndSession {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly sessions: SessionRepository,
    private readonly events: EventLog,
  ) {}

  /** @throws IdentityError NOT_FOUND, also for a session of somebody else */
  async execute(actor: SignedInActor, sessionId: string): Promise<void> {
    await this.transactions.run(accessOf(actor), async () => {
      if (!(await this.sessions.end(sessionId, actor.personId))) throw notFound();
      await this.events.record({ kind: 'identity.sessions-ended', payload: { personId: actor.personId, sessionIds: [sessionId] } });
    });
  }
}

/** Ends all of the person's sessions but the one that asks; returns how many ended. */
export class EndOtherSessions {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly sessions: SessionRepository,
    private readonly events: EventLog,
  ) {}

  async execute(actor: SignedInActor, currentSessionId: string): Promise<number> {
    return this.transactions.run(accessOf(actor), async () => {
      const sessionIds = await this.sessions.endAllOf(actor.personId, currentSessionId);
      if (sessionIds.length > 0) await this.events.record({ kind: 'identity.sessions-ended', payload: { personId: actor.personId, sessionIds } });
      return sessionIds.length;
    });
  }
}
