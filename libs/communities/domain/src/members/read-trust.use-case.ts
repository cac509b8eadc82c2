import type { CommunityId } from '@province-comuni/communities-contract';
import { communityIdsOf, databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { DEFAULT_LIMITS } from '../moderation/limits.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { MembersRepository } from './members-repository.port.js';
import { trustOf, type Trust } from './trust.js';

/** How far one is trusted in each of his own communities, and why: for himself alone. */
export class ReadTrust {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly members: MembersRepository,
    private readonly clock: Clock,
  ) {}

  /** By title of the community; empty for who is a member of none. */
  async execute(actor: SignedInActor): Promise<{ readonly community: Community; readonly trust: Trust }[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const found = await this.communities.find(communityIdsOf(actor) as readonly CommunityId[]);
      const ids = found.map(({ id }) => id);
      const [facts, limits] = [await this.members.trustFacts(actor.personId, ids), await this.members.limitsOf(ids)];
      return found
        .flatMap((community) => {
          const own = facts.get(community.id);
          return own ? [{ community, trust: trustOf(own, limits.get(community.id) ?? DEFAULT_LIMITS, this.clock.now()) }] : [];
        })
        .sort((a, b) => a.community.title.localeCompare(b.community.title, 'it'));
    });
  }
}
