import type { CommunityId } from '@province-comuni/communities-contract';
import { communityIdsOf, databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityNotFound } from '../errors.js';
import { canAnnounce, canJoin, canKnow, canModerate, canOpenGroup, canRead, canWrite, isMember } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** A community as one person sees it, and what he may do there. */
export interface ShownCommunity {
  readonly community: Community;
  readonly own: CommunityMember | null;
  /** Posts he has not read; null for who is no member. */
  readonly unread: number | null;
  readonly can: { readonly read: boolean; readonly join: boolean; readonly write: boolean; readonly announce: boolean; readonly moderate: boolean; readonly openGroup: boolean; readonly seeMembers: boolean };
}

const MOST_MEMBERS = 20;

/** The communities that one may know of. */
export class ReadCommunities {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
  ) {}

  async list(actor: Actor): Promise<ShownCommunity[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [all, own] = [await this.communities.list(), actor.kind === 'person' ? await this.communities.membershipsOf(actor.personId) : new Map<CommunityId, CommunityMember>()];
      return all.filter((community) => canKnow(actor, community)).map((community) => show(actor, community, own.get(community.id) ?? null));
    });
  }

  /** Those of which he has something to read: what his page of all of them hears of. @throws CommunityNotFound for who has no account */
  heardBy(actor: Actor): { readonly personId: PersonId; readonly communityIds: readonly CommunityId[] } {
    if (actor.kind !== 'person') throw new CommunityNotFound();
    return { personId: actor.personId, communityIds: communityIdsOf(actor) as readonly CommunityId[] };
  }

  /** @throws CommunityNotFound also for one that is not for him */
  async open(actor: Actor, key: string): Promise<ShownCommunity> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const community = await this.communities.byKey(key);
      if (!community || !canKnow(actor, community)) throw new CommunityNotFound();
      return show(actor, community, actor.kind === 'person' ? await this.communities.membership(community.id, actor.personId) : null);
    });
  }

  /** Members by the beginning of a name, for who writes there. @throws CommunityNotFound also for who is no member */
  async findMembers(actor: Actor, communityId: CommunityId, text: string): Promise<CommunityMember[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([communityId]);
      if (!community || !canWrite(actor, community)) throw new CommunityNotFound();
      return this.communities.findMembers(communityId, text.trim().slice(0, 80), MOST_MEMBERS);
    });
  }
}

/** What the actor sees of a community. */
export function show(actor: Actor, community: Community, own: CommunityMember | null): ShownCommunity {
  return {
    community,
    own,
    unread: own ? Math.max(0, community.postCount - own.readCount) : null,
    can: { read: canRead(actor, community), join: canJoin(actor, community), write: canWrite(actor, community) && !own?.suspendedUntil, announce: canAnnounce(actor, community, own) && !own?.suspendedUntil, moderate: canModerate(actor, community, own), openGroup: canOpenGroup(actor, community, own), seeMembers: isMember(actor, community) },
  };
}
