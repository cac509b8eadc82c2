import type { CommunityId, PostId } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { AlreadyDecided, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { checked } from './decide-case.use-case.js';
import { readCategory, readReason, readUntil, type SuspensionId } from './moderation.js';
import { canDiscipline, canLift, canModerateEverywhere } from './moderation.policy.js';
import type { ModerationEffects } from './moderation-effects.js';
import type { ModerationHints } from './moderation-hints.port.js';
import { NOWHERE, type ModerationOpener } from './moderation-opener.js';
import type { ModerationRepository } from './moderation-repository.port.js';

/** What who moderates does without having been asked: hides, shows again, suspends, ends a suspension. */
export class ModerateDirectly {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly moderation: ModerationRepository,
    private readonly opener: ModerationOpener,
    private readonly effects: ModerationEffects,
    private readonly hints: CommunityHints,
    private readonly queueHints: ModerationHints,
    private readonly clock: Clock,
  ) {}

  /** Hides a post; a report that waits is decided with it. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid */
  async hide(actor: SignedInActor, id: PostId, typed: { readonly category: string; readonly reason: string }): Promise<void> {
    await this.onPost(actor, id, async (post, community) => {
      const words = checked((problems) => ({ category: readCategory(typed.category, problems), reason: readReason(typed.reason, problems) }));
      const waiting = await this.moderation.openCaseOf(id);
      const open = waiting && (await this.moderation.lockCase(waiting.id));
      if (open?.state === 'DECISA') throw new AlreadyDecided(open.decidedByName ?? '');
      const decisionId = await this.effects.record(actor, { ...aboutPost(post), ...words, caseId: open?.id ?? null, kind: 'NASCOSTO' }, community);
      const hint = await this.effects.hide(actor, id, { ...words, decisionId });
      if (open) {
        await this.moderation.closeCase(open.id, actor.name, this.clock.now());
        await this.effects.tellReporters((await this.moderation.reportsOf([open.id])).map(({ reporterId }) => reporterId), open.id, community, 'il messaggio è stato nascosto.');
      }
      return hint;
    });
  }

  /** Shows a hidden post again. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid without a reason */
  async show(actor: SignedInActor, id: PostId, typed: string): Promise<void> {
    await this.onPost(actor, id, async (post, community) => {
      const reason = checked((problems) => readReason(typed, problems));
      const hint = await this.effects.show(actor, id);
      await this.effects.record(actor, { ...aboutPost(post), kind: 'MOSTRATO', reason }, community);
      return hint;
    });
  }

  /** Said twice it is said once. @param communityId null: in all communities, UPI's staff. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid */
  async suspend(actor: SignedInActor, communityId: CommunityId | null, personId: PersonId, typed: { readonly until: Date | null; readonly reason: string }): Promise<void> {
    if (communityId === null && !canModerateEverywhere(actor)) throw new CommunityNotFound();
    const opened = communityId && (await this.opener.open(actor, { id: communityId }));
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const name = await this.nameOf(communityId, personId);
      if (name === null) throw new CommunityNotFound();
      if (!canDiscipline(actor, personId, opened ? await this.communities.membership(opened.community.id, personId) : null)) throw new CommunityNotAllowed(personId === actor.personId ? 'Non ci si sospende da soli.' : 'Chi modera una community è sospeso solo dal personale di UPI.');
      const { until, reason } = checked((problems) => ({ until: readUntil(typed.until, this.clock.now(), problems), reason: readReason(typed.reason, problems) }));
      await this.moderation.lockSuspensions(personId);
      const holding = await this.moderation.suspensionsOf(personId, this.clock.now());
      if (holding.some((one) => one.communityId === communityId && one.until.getTime() === until.getTime() && one.reason === reason)) return;
      const decisionId = await this.effects.record(actor, { communityId, kind: 'SOSPENSIONE', personId, personName: name, until, reason }, opened ? opened.community : null);
      await this.effects.suspend({ communityId, personId, until, reason, decisionId });
    });
    if (communityId) this.queueHints.changed(communityId);
  }

  /** Ends a suspension before its time. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid without a reason */
  async lift(actor: SignedInActor, id: SuspensionId, typed: string): Promise<void> {
    const found = await this.transactions.read(SYSTEM_ACCESS, () => this.moderation.suspension(id));
    if (found?.communityId === null && !canModerateEverywhere(actor)) throw new CommunityNotFound();
    const where = found ? found.communityId : NOWHERE;
    const opened = where && (await this.opener.open(actor, { id: where }));
    if (!found) throw new CommunityNotFound();
    if (!canLift(actor, found)) throw new CommunityNotAllowed('La sospensione è vostra: la toglie un’altra persona.');
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const reason = checked((problems) => readReason(typed, problems));
      if (!(await this.moderation.lift(id, this.clock.now()))) throw new CommunityNotAllowed('La sospensione era già finita.');
      const before = await this.moderation.decision(found.decisionId);
      await this.effects.record(actor, { communityId: found.communityId, kind: 'FINE_SOSPENSIONE', personId: found.personId, personName: before?.personName ?? '', reason }, opened ? opened.community : null);
    });
    if (found.communityId) this.queueHints.changed(found.communityId);
  }

  private async nameOf(communityId: CommunityId | null, personId: PersonId): Promise<string | null> {
    if (communityId) return (await this.communities.membersAmong(communityId, [personId])).get(personId) ?? null;
    const places = await this.communities.membershipsOf(personId);
    return [...places.values()][0]?.name ?? null;
  }

  private async onPost(actor: SignedInActor, id: PostId, work: (post: FoundPost, community: FoundCommunity) => ReturnType<ModerationEffects['show']>): Promise<void> {
    const [seen] = await this.transactions.read(SYSTEM_ACCESS, () => this.discussions.findPosts([id]));
    const { community } = await this.opener.open(actor, { id: seen?.communityId ?? NOWHERE });
    if (!seen) throw new CommunityNotFound();
    if (seen.author.personId === actor.personId) throw new CommunityNotAllowed('Il messaggio è vostro: decide un’altra persona che modera.');
    const hint = await this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.discussions.lock(seen.discussionId);
      return work(seen, community);
    });
    this.hints.grown(hint);
    this.queueHints.changed(seen.communityId);
  }
}

type FoundPost = Awaited<ReturnType<DiscussionRepository['findPosts']>>[number];
type FoundCommunity = Awaited<ReturnType<ModerationOpener['open']>>['community'];

function aboutPost({ communityId, author, discussionId, id, sequence }: FoundPost): { readonly communityId: FoundPost['communityId']; readonly personId: PersonId | null; readonly personName: string; readonly discussionId: FoundPost['discussionId']; readonly postId: PostId; readonly postSequence: number } {
  return { communityId, personId: author.personId, personName: author.name, discussionId, postId: id, postSequence: sequence };
}
