import { databaseAccessOf, type Actor, type KnownCommunities, type KnownCommunity } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { canKnow, canRead } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** Which communities somebody may know of: of those, and of no other, he may know who is in them. Of one by invitation its members alone, not yet who is invited. */
export class TellKnownCommunities implements KnownCommunities {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
  ) {}

  async of(actor: Actor): Promise<readonly KnownCommunity[]> {
    const all = await this.transactions.read(databaseAccessOf(actor), () => this.communities.list());
    return all.filter((community) => canKnow(actor, community) && (community.visibility !== 'INVITO' || canRead(actor, community))).map(({ id, key, title }) => ({ id, key, title }));
  }
}
