import type { CommunityId, PostText } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityInvalid } from '../errors.js';
import type { MembersRepository } from '../members/members-repository.port.js';
import { trustOf, type TrustLevel } from '../members/trust.js';
import { canModerate } from '../policies/community.policy.js';
import { DEFAULT_LIMITS, hostsOf, isListed, isNearlySaid, judgeWriting, linksOf, repeats, sketchOf, wordsProblem, type CommunityLimits } from './limits.js';
import type { HoldReason } from './moderation.js';
import type { WriterStanding, WritingRepository } from './writing-repository.port.js';

/** Stands before everything that is written in a community, by page or by mail. Within the transaction of the writing: what it counts stays true until that ends. */
export class WritingGate {
  constructor(
    private readonly writing: WritingRepository,
    private readonly members: MembersRepository,
    private readonly clock: Clock,
  ) {}

  /** What one person writes at the same time, on any copy of the product, goes through here one after the other. Before anything else is held. @returns what {@link pass} asks for */
  async enter(actor: SignedInActor, community: Community): Promise<WriterStanding> {
    return this.writing.enter(actor.personId, community.id, this.clock.now());
  }

  /**
   * Lets a text through and notes it, or says why it waits for approval.
   * @param standing of who entered
   * @returns null: it may be published
   * @throws CommunityInvalid when it is refused
   */
  async pass(actor: SignedInActor, community: Community, own: CommunityMember, text: PostText, standing: WriterStanding): Promise<HoldReason | null> {
    const { limits, written, held } = standing;
    const now = this.clock.now();
    const sketch = sketchOf(text);
    const likeness = repeats(sketch, standing.sketches, limits, now);
    const moderates = canModerate(actor, community, own);
    const trust = moderates ? 'AFFIDABILE' : await this.trustWith(actor, own, standing, isNearlySaid(likeness));
    const hold = judgeWriting(text, { now, limits, written, likeness, trust, isListed: !moderates && (await this.isListed(text)), held });
    await this.writing.trace(actor.personId, community.id, { at: now, sketch });
    return hold;
  }

  /** A post that is changed: what would have kept it back is refused, for others read it already. @throws CommunityInvalid */
  async passChange(actor: SignedInActor, community: Community, own: CommunityMember, text: PostText, before: PostText): Promise<void> {
    if (canModerate(actor, community, own)) return;
    const limits = await this.limitsOf(community.id);
    const trust = await this.trustOf(actor, community, own, limits);
    const links = linksOf(text);
    const isMore = links.some((href) => !linksOf(before).includes(href));
    const problem = wordsProblem(text, limits, trust) ?? (isMore && trust === 'NUOVO' && links.length > limits.newLinks ? `Chi è nella community da poco mette al massimo ${limits.newLinks} collegamenti in un messaggio.` : null) ?? (isMore && (await this.isListed(text)) ? 'Uno dei collegamenti porta a un sito che va prima approvato: toglietelo, o mettetelo in una nuova risposta.' : null);
    if (problem) throw new CommunityInvalid({ field: 'text', message: problem });
  }

  async limitsOf(communityId: CommunityId): Promise<CommunityLimits> {
    return (await this.writing.limits(communityId)) ?? DEFAULT_LIMITS;
  }

  /** Who moderates is trusted by his office. */
  private async trustOf(actor: SignedInActor, community: Community, own: CommunityMember, limits: CommunityLimits): Promise<TrustLevel> {
    return canModerate(actor, community, own) ? 'AFFIDABILE' : this.countedTrust(actor, own, limits);
  }

  /** His deeds are counted only where they could change what follows: for who may still be new, and for a text that is nearly said already. */
  private async trustWith(actor: SignedInActor, own: CommunityMember, { limits, decisionsAgainst }: WriterStanding, isRepeat: boolean): Promise<TrustLevel> {
    const { level } = trustOf({ since: own.since, stayedPosts: 0, solutions: 0, decisionsAgainst }, limits, this.clock.now());
    return level === 'NUOVO' || isRepeat ? this.countedTrust(actor, own, limits) : level;
  }

  private async countedTrust({ personId }: SignedInActor, own: CommunityMember, limits: CommunityLimits): Promise<TrustLevel> {
    const facts = (await this.members.trustFacts(personId, [own.communityId])).get(own.communityId);
    return trustOf(facts ?? { since: own.since, stayedPosts: 0, solutions: 0, decisionsAgainst: [] }, limits, this.clock.now()).level;
  }

  private async isListed(text: PostText): Promise<boolean> {
    const links = linksOf(text);
    if (links.length === 0) return false;
    const listed = await this.writing.blockedOn([...new Set(links.flatMap(hostsOf))]);
    return links.some((href) => isListed(href, listed));
  }
}
