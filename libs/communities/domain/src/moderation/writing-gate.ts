import type { CommunityId, PostText } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityInvalid } from '../errors.js';
import { canModerate } from '../policies/community.policy.js';
import { DEFAULT_LIMITS, hostsOf, isListed, isNewMember, judgeWriting, linksOf, sketchOf, wordsProblem, type CommunityLimits } from './limits.js';
import type { HoldReason } from './moderation.js';
import type { WritingRepository } from './writing-repository.port.js';

const HOUR_MS = 3_600_000;
/** Texts that a new one is compared with. */
const MOST_SKETCHES = 300;

/** Stands before everything that is written in a community, by page or by mail. Within the transaction of the writing: what it counts stays true until that ends. */
export class WritingGate {
  constructor(
    private readonly writing: WritingRepository,
    private readonly clock: Clock,
  ) {}

  /** What one person writes at the same time, on any copy of the product, goes through here one after the other. Before anything else is held. */
  async enter(actor: SignedInActor): Promise<void> {
    await this.writing.lockWriter(actor.personId);
  }

  /**
   * Lets a text through and notes it, or says why it waits for approval. Who entered before.
   * @returns null: it may be published
   * @throws CommunityInvalid when it is refused
   */
  async pass(actor: SignedInActor, community: Community, own: CommunityMember, text: PostText): Promise<HoldReason | null> {
    const [now, limits] = [this.clock.now(), await this.limitsOf(community.id)];
    const sketch = sketchOf(text);
    const since = (hours: number): Date => new Date(now.getTime() - hours * HOUR_MS);
    const written = await this.writing.written(actor.personId, community.id, since(24), limits.perDay);
    const sketches = sketch.length === 0 || limits.repeatHours === 0 ? [] : await this.writing.sketches(actor.personId, since(limits.repeatHours), MOST_SKETCHES);
    const [isNew, listed] = [await this.isNew(actor, community, own, limits), await this.isListed(text)];
    const isTrusted = canModerate(actor, community, own);
    const hold = judgeWriting(text, { now, limits, written, sketches, isNew, isListed: listed && !isTrusted, held: await this.writing.countHeld(community.id, actor.personId) });
    await this.writing.trace(actor.personId, community.id, { at: now, sketch });
    return hold;
  }

  /** A post that is changed: what would have kept it back is refused, for others read it already. @throws CommunityInvalid */
  async passChange(actor: SignedInActor, community: Community, own: CommunityMember, text: PostText, before: PostText): Promise<void> {
    if (canModerate(actor, community, own)) return;
    const limits = await this.limitsOf(community.id);
    const isNew = await this.isNew(actor, community, own, limits);
    const links = linksOf(text);
    const isMore = links.some((href) => !linksOf(before).includes(href));
    const problem = wordsProblem(text, limits, isNew) ?? (isMore && isNew && links.length > limits.newLinks ? `Chi è nella community da poco mette al massimo ${limits.newLinks} collegamenti in un messaggio.` : null) ?? (isMore && (await this.isListed(text)) ? 'Uno dei collegamenti porta a un sito che va prima approvato: toglietelo, o mettetelo in una nuova risposta.' : null);
    if (problem) throw new CommunityInvalid({ field: 'text', message: problem });
  }

  async limitsOf(communityId: CommunityId): Promise<CommunityLimits> {
    return (await this.writing.limits(communityId)) ?? DEFAULT_LIMITS;
  }

  private async isNew(actor: SignedInActor, community: Community, own: CommunityMember, limits: CommunityLimits): Promise<boolean> {
    if (canModerate(actor, community, own) || !isNewMember(own.since, 0, limits, this.clock.now())) return false;
    return isNewMember(own.since, await this.writing.countPosts(community.id, actor.personId, limits.newPosts), limits, this.clock.now());
  }

  private async isListed(text: PostText): Promise<boolean> {
    const links = linksOf(text);
    if (links.length === 0) return false;
    const listed = await this.writing.blockedOn([...new Set(links.flatMap(hostsOf))]);
    return links.some((href) => isListed(href, listed));
  }
}
