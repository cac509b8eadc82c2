import type { CommunitiesEvent, CommunityId } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { CommunityRole } from '../community/community.js';
import { CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { canModerate } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityKeeper } from './community-keeper.js';

/** Who moderates says who else does. */
export class SetMemberRole {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly keeper: CommunityKeeper,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
  ) {}

  /** @throws CommunityNotFound also when that person is no member, CommunityNotAllowed also when nobody would moderate any more */
  async execute(actor: SignedInActor, communityId: CommunityId, personId: PersonId, role: CommunityRole): Promise<void> {
    await this.keeper.open(actor, communityId, canModerate);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Two who take each other's place at once, or leave it, do it one after the other; the member before the community, as who writes holds him.
      await this.communities.holdMembers(communityId);
      await this.communities.lockMember(communityId, personId);
      await this.communities.lock(communityId);
      const member = await this.communities.membership(communityId, personId);
      if (!member) throw new CommunityNotFound();
      if (member.role === role) return;
      if (role === 'MEMBRO' && (await this.communities.countModerators(communityId)) === 1) throw new CommunityNotAllowed('È l’unica persona che modera: prima nominatene un’altra.');
      await this.communities.setRole(communityId, personId, role);
      if (role === 'MEMBRO') await this.outbox.record({ kind: 'communities.rights-narrowed', payload: { communityId, personId } } satisfies CommunitiesEvent);
    });
    if (role === 'MEMBRO') this.hints.left(personId);
  }
}
