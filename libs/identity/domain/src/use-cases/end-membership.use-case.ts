import { isStaff, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import { assertSomebodyStaysInCharge } from '../membership/staffing.js';
import { canEndMembership } from '../policies/people.policy.js';
import { accessOf } from '../ports/access.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';

/** Ends somebody's role in an Ente. It holds from his next request on, because roles are read at every one; open sockets follow the event. */
export class EndMembership {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly memberships: MembershipRepository,
    private readonly events: EventLog,
  ) {}

  /** @throws IdentityError NOT_FOUND, LAST_IN_CHARGE (UPI's amministratore may leave an Ente of others without one) */
  async execute(actor: SignedInActor, input: { readonly enteId: EnteId; readonly membershipId: string }): Promise<void> {
    if (!canEndMembership(actor, input.enteId)) throw notFound();
    await this.transactions.run(accessOf(actor, input.enteId), async () => {
      const members = await this.memberships.lockCurrentOf(input.enteId);
      const leaving = members.find((member) => member.id === input.membershipId);
      if (!leaving) throw notFound();
      if (leaving.enteKind === 'UPI' || !isStaff(actor, 'AMMINISTRATORE')) assertSomebodyStaysInCharge(members, leaving);
      await this.memberships.end(leaving.id, this.clock.now());
      await this.events.record({ kind: 'identity.membership-ended', payload: { personId: leaving.personId, enteId: leaving.enteId, role: leaving.role, by: actor.personId } });
    });
  }
}
