import type { CommunityId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { CommunityMember } from '../community/community.js';
import { CommunityNotFound } from '../errors.js';
import type { Suspension } from '../moderation/moderation.js';
import { canDiscipline, canLift, canModerateEverywhere } from '../moderation/moderation.policy.js';
import type { ModerationOpener } from '../moderation/moderation-opener.js';
import type { ModerationRepository } from '../moderation/moderation-repository.port.js';
import { canClose, canInvite, canKeepWords, canKnow, canModerate, isMember } from '../policies/community.policy.js';
import type { CommunityRepository, MemberPlace } from '../ports/community-repository.port.js';
import { LARGEST_PAGE } from '../use-cases/read-discussions.use-case.js';
import { show, type ShownCommunity } from '../use-cases/read-communities.use-case.js';

/** A member, and what moderation may do of him for who looks. */
export interface ShownMember {
  readonly member: CommunityMember;
  readonly canSuspend: boolean;
  /** Those that hold now, for who moderates; of all communities, for UPI's staff. */
  readonly suspensions: readonly (Suspension & { readonly canLift: boolean })[];
}

/** Who is in a community, and what who looks may change of it. */
export interface MemberPage {
  readonly shown: ShownCommunity;
  readonly members: readonly ShownMember[];
  readonly hasMore: boolean;
  readonly can: { readonly choose: boolean; readonly invite: boolean; readonly appoint: boolean; readonly close: boolean; readonly name: boolean; readonly suspendEverywhere: boolean };
}

/** Members of a community, for its members. */
export class ReadMembers {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly moderation: ModerationRepository,
    private readonly opener: ModerationOpener,
    private readonly clock: Clock,
  ) {}

  /** By name. @throws CommunityNotFound also for who is no member */
  async execute(actor: SignedInActor, key: string, after: MemberPlace | null, limit: number): Promise<MemberPage> {
    const many = Math.min(LARGEST_PAGE, Math.max(1, Math.floor(limit)));
    const { community, own, found } = await this.transactions.read(databaseAccessOf(actor), async () => {
      const seen = await this.communities.byKey(key);
      if (!seen || !canKnow(actor, seen) || !isMember(actor, seen)) throw new CommunityNotFound();
      return { community: seen, own: await this.communities.membership(seen.id, actor.personId), found: await this.communities.members(seen.id, after, many + 1) };
    });
    const moderates = await this.opener.moderates(actor, community, own);
    const members = found.slice(0, many);
    const suspensions = moderates ? await this.suspensions(actor, community.id, members) : null;
    const appoint = canModerate(actor, community, own);
    return {
      ...{ shown: show(actor, community, own), hasMore: found.length > many },
      members: members.map((member) => ({ member, canSuspend: moderates && canDiscipline(actor, member.personId, member), suspensions: (suspensions?.get(member.personId) ?? []).map((one) => ({ ...one, canLift: canLift(actor, one) })) })),
      can: { choose: appoint && community.parentId !== null, invite: canInvite(actor, community, own), appoint, close: canClose(actor, community, own), name: canKeepWords(actor, community, own), suspendEverywhere: moderates && canModerateEverywhere(actor) },
    };
  }

  /** By person. The wall of these tables knows who moderates. */
  private async suspensions(actor: SignedInActor, communityId: CommunityId, members: readonly CommunityMember[]): Promise<ReadonlyMap<PersonId, Suspension[]>> {
    const people = members.map(({ personId }) => personId);
    return Map.groupBy(await this.transactions.read(databaseAccessOf(actor), () => this.moderation.suspensionsAmong(communityId, people, canModerateEverywhere(actor), this.clock.now())), ({ personId }) => personId);
  }
}
