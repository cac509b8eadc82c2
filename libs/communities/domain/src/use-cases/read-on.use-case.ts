import type { DiscussionId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { readOn } from '../discussion/reading.js';
import { CommunityNotFound } from '../errors.js';
import { canRead } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';

/** A member has read so far. Told twice, or by two pages, it counts once. */
export class ReadOn {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly hints: CommunityHints,
  ) {}

  /** @returns what he has not read in the whole community. @throws CommunityNotFound also for who is no member: nothing is kept of him */
  async execute(actor: SignedInActor, id: DiscussionId, upTo: number): Promise<number> {
    const { left, isNews } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const locked = await this.discussions.lockPlace(id, actor.personId);
      if (!locked) throw new CommunityNotFound();
      const [community] = await this.communities.find([locked.communityId]);
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      const { readUpTo, grows } = readOn(locked.place, locked.lastSequence, upTo);
      if (grows > 0) await this.discussions.savePlace(community.id, id, actor.personId, readUpTo, grows);
      const own = await this.communities.membership(community.id, actor.personId);
      return { left: Math.max(0, community.postCount - (own?.readCount ?? community.postCount)), isNews: grows > 0 };
    });
    if (isNews) this.hints.readOn(actor.personId);
    return left;
  }
}
