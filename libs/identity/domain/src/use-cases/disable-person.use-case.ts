import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { IdentityError, notFound } from '../errors.js';
import { canDisablePerson } from '../policies/people.policy.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';

/** Closes an account: its roles and sessions end, nobody signs in with it, what the person wrote keeps his name. An Ente may be left without somebody in charge: UPI, which closes it, invites the next one. */
export class DisablePerson {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly memberships: MembershipRepository,
    private readonly sessions: SessionRepository,
    private readonly events: EventLog,
  ) {}

  /** @throws IdentityError NOT_FOUND, OWN_ACCOUNT */
  async execute(actor: SignedInActor, personId: PersonId): Promise<void> {
    if (actor.personId === personId) throw new IdentityError('IDENTITY.OWN_ACCOUNT');
    if (!canDisablePerson(actor, personId)) throw notFound();
    // An account belongs to no Ente, so no access narrower than the platform's own covers it; the policy above has decided.
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const person = await this.persons.findById(personId);
      if (!person) throw notFound();
      if (person.disabledAt) return;
      const now = this.clock.now();
      for (const held of await this.memberships.findCurrentOf(person.id)) {
        await this.memberships.end(held.id, now);
        await this.events.record({ kind: 'identity.membership-ended', payload: { personId: person.id, enteId: held.enteId, role: held.role, by: actor.personId } });
      }
      await this.persons.disable(person.id, now);
      const sessionIds = await this.sessions.endAllOf(person.id);
      await this.events.record({ kind: 'identity.sessions-ended', payload: { personId: person.id, sessionIds } });
      await this.events.record({ kind: 'identity.person-disabled', payload: { personId: person.id, by: actor.personId } });
    });
  }
}
