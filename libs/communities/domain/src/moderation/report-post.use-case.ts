import type { CommunitiesEvent, PostId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound, type CommunityFieldProblem } from '../errors.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { readableView } from '../use-cases/readable-view.js';
import { readCategory, readReason } from './moderation.js';
import { canReport } from './moderation.policy.js';
import type { ModerationHints } from './moderation-hints.port.js';
import type { ModerationRepository } from './moderation-repository.port.js';

/** Reports of one person in a day: more of them are no help to who moderates. */
export const MOST_REPORTS_A_DAY = 20;
const DAY_MS = 86_400_000;

/** A reader brings a post before who moderates. He hears how it ended. */
export class ReportPost {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly moderation: ModerationRepository,
    private readonly outbox: Outbox,
    private readonly hints: ModerationHints,
    private readonly clock: Clock,
  ) {}

  /** Once for each post; said again, it is said once. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid */
  async execute(actor: SignedInActor, id: PostId, typed: { readonly reason: string; readonly words: string }): Promise<void> {
    const post = await this.transactions.run(databaseAccessOf(actor), async () => {
      const [found] = await this.discussions.findPosts([id]);
      if (!found) throw new CommunityNotFound();
      const { community } = await readableView(this.discussions, actor, found.discussionId);
      if (!canReport(actor, community, found)) throw new CommunityNotAllowed('Questo messaggio non si può segnalare: è vostro, oppure non si legge più.');
      return found;
    });
    const problems: CommunityFieldProblem[] = [];
    const reason = readCategory(typed.reason, problems);
    const words = typed.words.trim() === '' && reason !== 'ALTRO' ? '' : readReason(typed.words, problems, { field: 'words', missing: 'Dite in breve che cosa non va.' });
    if (problems.length > 0) throw new CommunityInvalid(...problems.map((problem) => (problem.field === 'category' ? { ...problem, field: 'reason' } : problem)));
    const at = this.clock.now();
    // Reports are the platform's to write: who reported is for who moderates to read, and for nobody to change.
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.discussions.lock(post.discussionId);
      const [now] = await this.discussions.findPosts([id]);
      if (now?.discussionId !== post.discussionId || now.communityId !== post.communityId) throw new CommunityNotAllowed('Il messaggio è appena stato spostato: ricaricate la pagina.');
      if (await this.moderation.reported(id, actor.personId)) return;
      if ((await this.moderation.countReports(actor.personId, new Date(at.getTime() - DAY_MS))) >= MOST_REPORTS_A_DAY) throw new CommunityNotAllowed(`Si fanno al massimo ${MOST_REPORTS_A_DAY} segnalazioni al giorno: riprovate domani, o scrivete a chi modera la community.`);
      await this.moderation.report({ reporterId: actor.personId, reporterName: actor.name, reason, words, at }, post);
      await this.outbox.record({ kind: 'communities.moderation-changed', payload: { communityId: post.communityId } } satisfies CommunitiesEvent);
    });
    this.hints.changed(post.communityId);
  }
}
