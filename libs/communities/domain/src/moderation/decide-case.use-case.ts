import type { CommunityHint, CommunityId } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { AlreadyDecided, CommunityInvalid, CommunityNotAllowed, CommunityNotFound, type CommunityFieldProblem } from '../errors.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { followingMoves } from '../use-cases/following-moves.js';
import { readCategory, readReason, readUntil, type CaseId, type ModerationCase, type ReportReason } from './moderation.js';
import { canDiscipline, canModerateEverywhere } from './moderation.policy.js';
import type { ModerationEffects, TakenDecision } from './moderation-effects.js';
import type { ModerationHints } from './moderation-hints.port.js';
import { NOWHERE, type ModeratedCommunity, type ModerationOpener } from './moderation-opener.js';
import type { ModerationRepository } from './moderation-repository.port.js';

/** What may be decided of a case: of a report the first four, of a held post the last two. */
export type CaseVerdict = 'NESSUNA_VIOLAZIONE' | 'NASCONDI' | 'AMMONISCI' | 'SOSPENDI' | 'APPROVA' | 'NON_APPROVARE';

export interface CaseDecision {
  readonly caseId: CaseId;
  readonly verdict: CaseVerdict;
  /** With a warning or a suspension: the post is hidden too. */
  readonly hide: boolean;
  /** Of what is hidden. */
  readonly category: string | null;
  /** Read by the person it concerns. */
  readonly reason: string;
  /** End of a suspension. */
  readonly until: Date | null;
  /** The suspension holds in all communities: UPI's staff. */
  readonly everywhere: boolean;
}

const OUTCOMES: Readonly<Record<CaseVerdict, string>> = {
  NESSUNA_VIOLAZIONE: 'non c’è una violazione delle regole, il messaggio resta.',
  NASCONDI: 'il messaggio è stato nascosto.',
  AMMONISCI: 'chi ha scritto è stato ammonito.',
  SOSPENDI: 'chi ha scritto è stato sospeso.',
  APPROVA: '',
  NON_APPROVARE: '',
};

/** Who moderates decides of what was reported or is held: once, also when two decide at the same moment. */
export class DecideCase {
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

  /** @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid, AlreadyDecided when somebody was quicker */
  async execute(actor: SignedInActor, typed: CaseDecision): Promise<void> {
    const { told, communityId } = await followingMoves(() => this.decide(actor, typed));
    if (told) this.hints.grown(told);
    this.queueHints.changed(communityId);
  }

  private async decide(actor: SignedInActor, typed: CaseDecision): Promise<{ readonly told: CommunityHint | null; readonly communityId: CommunityId }> {
    const seen = await this.transactions.read(SYSTEM_ACCESS, () => this.moderation.findCase(typed.caseId));
    const opened = await this.opener.open(actor, { id: seen?.communityId ?? NOWHERE });
    if (!seen) throw new CommunityNotFound();
    // The policy was asked; what follows touches rows of others: their words, their rights, what they are told.
    const told = await this.transactions.run(SYSTEM_ACCESS, async () => {
      // The discussion before the case, as whoever reports does.
      if (seen.discussionId) await this.discussions.lock(seen.discussionId);
      const found = await this.moderation.lockCase(typed.caseId);
      if (!found) throw new CommunityNotFound();
      if (found.state === 'DECISA') throw new AlreadyDecided(found.decidedByName ?? '');
      if (found.authorId === actor.personId) throw new CommunityNotAllowed('Il messaggio è vostro: decide un’altra persona che modera.');
      const hint = found.heldId ? await this.decideHeld(actor, found, typed, opened) : await this.decideReport(actor, found, typed, opened);
      await this.moderation.closeCase(found.id, actor.name, this.clock.now());
      return hint;
    });
    return { told, communityId: seen.communityId };
  }

  private async decideHeld(actor: SignedInActor, found: ModerationCase, { verdict, reason: typed }: CaseDecision, { community }: ModeratedCommunity): Promise<CommunityHint | null> {
    if (verdict !== 'APPROVA' && verdict !== 'NON_APPROVARE') throw new CommunityInvalid({ field: 'verdict', message: 'Un messaggio in attesa si approva, o non si approva.' });
    const held = found.heldId && (await this.moderation.held([found.heldId])).get(found.heldId);
    if (!held) throw new CommunityNotFound();
    const about = { communityId: community.id, personId: held.author.personId, personName: held.author.name, caseId: found.id, heldId: held.id };
    if (verdict === 'APPROVA') {
      const { hint, postId, discussionId } = await this.effects.publish(actor, held, community);
      await this.effects.record(actor, { ...about, kind: 'APPROVATO', postId, discussionId, reason: typed.trim() === '' ? '' : checked((problems) => readReason(typed, problems)) }, community);
      return hint;
    }
    const reason = checked((problems) => readReason(typed, problems));
    await this.moderation.setHeld(held.id, 'NON_APPROVATO', null);
    await this.effects.record(actor, { ...about, kind: 'NON_APPROVATO', discussionId: held.discussionId, reason }, community);
    return null;
  }

  private async decideReport(actor: SignedInActor, found: ModerationCase, typed: CaseDecision, { community }: ModeratedCommunity): Promise<CommunityHint | null> {
    const { verdict } = typed;
    if (verdict === 'APPROVA' || verdict === 'NON_APPROVARE') throw new CommunityInvalid({ field: 'verdict', message: 'Scegliete che cosa decidete della segnalazione.' });
    const [post] = found.postId ? await this.discussions.findPosts([found.postId]) : [];
    if (!post) throw new CommunityNotFound();
    const hides = verdict === 'NASCONDI' || (verdict !== 'NESSUNA_VIOLAZIONE' && typed.hide);
    const read = checked((problems) => ({
      category: hides ? readCategory(typed.category, problems) : null,
      reason: verdict === 'NESSUNA_VIOLAZIONE' && typed.reason.trim() === '' ? '' : readReason(typed.reason, problems),
      until: verdict === 'SOSPENDI' ? readUntil(typed.until, this.clock.now(), problems) : null,
    }));
    const about: Omit<TakenDecision, 'kind'> = { communityId: community.id, personId: post.author.personId, personName: post.author.name, discussionId: post.discussionId, postId: post.id, postSequence: post.sequence, caseId: found.id, reason: read.reason };
    if (verdict === 'NESSUNA_VIOLAZIONE') await this.effects.record(actor, { ...about, kind: 'NESSUNA_VIOLAZIONE' }, community);
    if (verdict === 'AMMONISCI' || verdict === 'SOSPENDI') await this.discipline(actor, typed, { ...about, personId: post.author.personId }, read.until, community);
    const hint = hides ? await this.hide(actor, post.id, about, read.category ?? 'ALTRO', community) : null;
    const reports = await this.moderation.reportsOf([found.id]);
    await this.effects.tellReporters(reports.map(({ reporterId }) => reporterId), found.id, community, OUTCOMES[verdict]);
    return hint;
  }

  private async hide(actor: SignedInActor, postId: NonNullable<ModerationCase['postId']>, about: Omit<TakenDecision, 'kind'>, category: ReportReason, community: ModeratedCommunity['community']): Promise<CommunityHint> {
    const decisionId = await this.effects.record(actor, { ...about, kind: 'NASCOSTO', category }, community);
    return this.effects.hide(actor, postId, { category, reason: about.reason, decisionId });
  }

  private async discipline(actor: SignedInActor, { everywhere }: CaseDecision, about: Omit<TakenDecision, 'kind'> & { readonly personId: PersonId | null }, until: Date | null, community: ModeratedCommunity['community']): Promise<void> {
    const { personId } = about;
    if (!personId) throw new CommunityNotAllowed('L’ha pubblicato UPI con il prodotto: non c’è una persona da ammonire o sospendere.');
    if (everywhere && !canModerateEverywhere(actor)) throw new CommunityNotAllowed('In tutte le community sospende solo il personale di UPI.');
    if (!canDiscipline(actor, personId, await this.communities.membership(community.id, personId))) throw new CommunityNotAllowed('Chi modera una community è ammonito o sospeso solo dal personale di UPI.');
    const where = until && everywhere ? null : community;
    const decisionId = await this.effects.record(actor, { ...about, communityId: where && community.id, kind: until ? 'SOSPENSIONE' : 'AMMONIZIONE', until }, where);
    if (until) await this.effects.suspend({ communityId: where && community.id, personId, until, reason: about.reason, decisionId });
  }
}

/** @throws CommunityInvalid with everything that is wrong */
export function checked<T>(read: (problems: CommunityFieldProblem[]) => T): T {
  const problems: CommunityFieldProblem[] = [];
  const value = read(problems);
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return value;
}
