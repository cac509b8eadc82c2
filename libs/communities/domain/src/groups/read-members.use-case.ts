import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { CommunityMember } from '../community/community.js';
import { CommunityNotFound } from '../errors.js';
import { canClose, canInvite, canKeepWords, canKnow, canModerate, isMember } from '../policies/community.policy.js';
import type { CommunityRepository, MemberPlace } from '../ports/community-repository.port.js';
import { LARGEST_PAGE } from '../use-cases/read-discussions.use-case.js';
import { show, type ShownCommunity } from '../use-cases/read-communities.use-case.js';

/** Who is in a community, and what who looks may change of it. */
export interface MemberPage {
  readonly shown: ShownCommunity;
  readonly members: readonly CommunityMember[];
  readonly hasMore: boolean;
  readonly can: { readonly choose: boolean; readonly invite: boolean; readonly appoint: boolean; readonly close: boolean; readonly name: boolean };
}

/** Members of a community, for its members. */
export class ReadMembers {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
  ) {}

  /** By name. @throws CommunityNotFound also for who is no member */
  async execute(actor: SignedInActor, key: string, after: MemberPlace | null, limit: number): Promise<MemberPage> {
    const many = Math.min(LARGEST_PAGE, Math.max(1, Math.floor(limit)));
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const community = await this.communities.byKey(key);
      if (!community || !canKnow(actor, community) || !isMember(actor, community)) throw new CommunityNotFound();
      const own = await this.communities.membership(community.id, actor.personId);
      const found = await this.communities.members(community.id, after, many + 1);
      const appoint = canModerate(actor, community, own);
      return { shown: show(actor, community, own), members: found.slice(0, many), hasMore: found.length > many, can: { choose: appoint && community.parentId !== null, invite: canInvite(actor, community, own), appoint, close: canClose(actor, community, own), name: canKeepWords(actor, community, own) } };
    });
  }
}
