import type { Role, SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { invalidInput, notFound } from '../errors.js';
import { roleInCharge, rolesOf } from '../membership/membership.js';
import { replaceRole } from '../membership/replace-role.js';
import { assertSomebodyStaysInCharge } from '../membership/staffing.js';
import { canChangeRole } from '../policies/people.policy.js';
import { accessOf } from '../ports/access.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';

/** Gives a member of an Ente another of its roles. */
export class ChangeRole {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    readonly memberships: MembershipRepository,
    readonly events: EventLog,
  ) {}

  /** @throws IdentityError NOT_FOUND, INVALID_INPUT (a role this Ente does not know), LAST_IN_CHARGE */
  async execute(actor: SignedInActor, input: { readonly enteId: EnteId; readonly membershipId: string; readonly role: Role }): Promise<void> {
    if (!canChangeRole(actor, input.enteId)) throw notFound();
    await this.transactions.run(accessOf(actor, input.enteId), async () => {
      const members = await this.memberships.lockCurrentOf(input.enteId);
      const held = members.find((member) => member.id === input.membershipId);
      if (!held) throw notFound();
      if (!rolesOf(held.enteKind).includes(input.role)) throw invalidInput({ field: 'role', fault: 'ROLE_NOT_OF_ENTE' });
      if (held.role === input.role) return;
      if (input.role !== roleInCharge(held.enteKind)) assertSomebodyStaysInCharge(members, held);
      await replaceRole(this, held, input.role, actor.personId, this.clock.now());
    });
  }
}
