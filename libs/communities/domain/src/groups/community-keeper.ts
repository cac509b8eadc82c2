import type { CommunityId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Community } from '../community/community.js';
import { CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { canKnow, type OwnMembership } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** Asks, at every door behind which a group or a space is kept, whether who comes may. */
export class CommunityKeeper {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
  ) {}

  /** @param may one of the policies of communities. @throws CommunityNotFound, CommunityNotAllowed */
  async open(actor: SignedInActor, id: CommunityId, may: (actor: SignedInActor, community: Community, own: OwnMembership) => boolean): Promise<Community> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([id]);
      if (!community || !canKnow(actor, community)) throw new CommunityNotFound();
      if (!may(actor, community, await this.communities.membership(id, actor.personId))) throw new CommunityNotAllowed();
      return community;
    });
  }
}
