import type { SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import type { Invitation } from '../membership/invitation.js';
import type { Member } from '../membership/membership.js';
import { canDisablePerson, canInvite, canReadPeopleOf } from '../policies/people.policy.js';
import { accessOf } from '../ports/access.js';
import type { InvitationRepository } from '../ports/link-repositories.port.js';
import type { MembershipRepository, Page, PageRequest } from '../ports/membership-repository.port.js';

export interface ListedMember extends Member {
  readonly viewerCanCloseAccount: boolean;
}

export interface PeopleOfEnte extends Page<ListedMember> {
  /** Open invitations; empty for who may not invite. */
  readonly invitations: readonly Invitation[];
  readonly viewerCanManage: boolean;
}

/** A page of the people of an Ente. */
export class ListPeopleOfEnte {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly memberships: MembershipRepository,
    private readonly invitations: InvitationRepository,
  ) {}

  /** @throws IdentityError NOT_FOUND for an Ente that is not there or whose people the actor may not see */
  async execute(actor: SignedInActor, enteId: EnteId, page: PageRequest): Promise<PeopleOfEnte> {
    if (!canReadPeopleOf(actor, enteId)) throw notFound();
    const viewerCanManage = canInvite(actor, enteId);
    return this.transactions.run(accessOf(actor, enteId), async () => {
      const { items, total } = await this.memberships.listMembers(enteId, page);
      return {
        items: items.map((member) => ({ ...member, viewerCanCloseAccount: canDisablePerson(actor, member.personId) })),
        total,
        invitations: viewerCanManage ? await this.invitations.listOpenOf(enteId, this.clock.now()) : [],
        viewerCanManage,
      };
    });
  }
}
