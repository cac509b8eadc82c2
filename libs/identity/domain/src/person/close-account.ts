import type { PersonId } from '@province-comuni/shared-kernel';
import type { EventLog } from '../ports/event-log.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';
import type { Person } from './person.js';

/** Closes an account, in the open transaction: its roles and sessions end, nobody signs in with it. A closed one stays as it is. */
export class AccountCloser {
  constructor(
    private readonly persons: PersonRepository,
    private readonly memberships: MembershipRepository,
    private readonly sessions: SessionRepository,
    private readonly events: EventLog,
  ) {}

  async close(person: Pick<Person, 'id' | 'disabledAt'>, by: PersonId, now: Date): Promise<void> {
    if (person.disabledAt) return;
    for (const held of await this.memberships.findCurrentOf(person.id)) {
      await this.memberships.end(held.id, now);
      await this.events.record({ kind: 'identity.membership-ended', payload: { personId: person.id, enteId: held.enteId, role: held.role, by } });
    }
    await this.persons.disable(person.id, now);
    const sessionIds = await this.sessions.endAllOf(person.id);
    await this.events.record({ kind: 'identity.sessions-ended', payload: { personId: person.id, sessionIds } });
    await this.events.record({ kind: 'identity.person-disabled', payload: { personId: person.id, by } });
  }
}
