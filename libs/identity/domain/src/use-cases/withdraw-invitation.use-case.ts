import type { SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import { canInvite } from '../policies/people.policy.js';
import { accessOf } from '../ports/access.js';
import type { InvitationRepository } from '../ports/link-repositories.port.js';

/** Takes an open invitation back: its link stops working at once. */
export class WithdrawInvitation {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly invitations: InvitationRepository,
  ) {}

  /** @throws IdentityError NOT_FOUND */
  async execute(actor: SignedInActor, input: { readonly enteId: EnteId; readonly invitationId: string }): Promise<void> {
    if (!canInvite(actor, input.enteId)) throw notFound();
    await this.transactions.run(accessOf(actor, input.enteId), async () => {
      if (!(await this.invitations.withdraw(input.invitationId, input.enteId))) throw notFound();
    });
  }
}
