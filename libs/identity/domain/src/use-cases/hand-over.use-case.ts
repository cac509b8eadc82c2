import type { SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import { roleAfterHandOver, roleInCharge } from '../membership/membership.js';
import { replaceRole } from '../membership/replace-role.js';
import { canHandOver } from '../policies/people.policy.js';
import { accessOf } from '../ports/access.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';

/** The person in charge passes that role to another member, in one step, and keeps the role below it (or none, where the Ente knows only one). */
export class HandOver {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    readonly memberships: MembershipRepository,
    readonly events: EventLog,
  ) {}

  /** @param input.membershipId membership of who takes over @throws IdentityError NOT_FOUND */
  async execute(actor: SignedInActor, input: { readonly enteId: EnteId; readonly membershipId: string }): Promise<void> {
    if (!canHandOver(actor, input.enteId)) throw notFound();
    await this.transactions.run(accessOf(actor), async () => {
      const members = await this.memberships.lockCurrentOf(input.enteId);
      const giver = members.find((member) => member.personId === actor.personId);
      const taker = members.find((member) => member.id === input.membershipId);
      if (!giver || !taker || giver.id === taker.id || giver.role !== roleInCharge(giver.enteKind)) throw notFound();
      const now = this.clock.now();
      if (taker.role !== giver.role) await replaceRole(this, taker, giver.role, actor.personId, now);
      await replaceRole(this, giver, roleAfterHandOver(giver.enteKind), actor.personId, now);
    });
  }
}
