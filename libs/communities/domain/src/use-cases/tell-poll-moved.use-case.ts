import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { QuestionnairesEvent } from '@province-comuni/questionnaires-contract';
import type { Clock } from '@province-comuni/shared-kernel';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';

/** Notes in the log that the poll of a discussion shows another thing: open pages hear of it as of every change. Whose vote it was is not said. */
export class TellPollMoved {
  readonly kinds: readonly QuestionnairesEvent['kind'][] = ['questionnaires.poll-moved'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /** Heard again, pages look once more. */
  async hear(event: DomainEvent): Promise<void> {
    const payload = event.payload as { readonly communityId: CommunityId; readonly discussionId: DiscussionId };
    const { discussionId } = payload;
    const hint = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [discussion] = await this.discussions.find([discussionId]);
      const communityId = discussion?.communityId ?? payload.communityId;
      return { communityId, sequence: await this.discussions.log({ communityId, kind: 'DISCUSSION_CHANGED', discussionId, postId: null, postSequence: null, personId: null, at: this.clock.now() }) };
    });
    this.hints.grown(hint);
  }
}
