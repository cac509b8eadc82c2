import type { CommunitiesEvent, DiscussionId, PostId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { readTags, type Discussion } from '../discussion/discussion.js';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound, type CommunityFieldProblem } from '../errors.js';
import { canMarkSolved, canModerate } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { DiscussionRepository, DiscussionView } from '../ports/discussion-repository.port.js';
import { followingMoves, sameHouse } from './following-moves.js';
import { writableView } from './readable-view.js';

/** What may be set of a discussion; what is not given stays. */
export interface DiscussionSteering {
  readonly pinned?: boolean;
  readonly closed?: boolean;
  readonly tags?: readonly string[];
}

/** Where a discussion stands: solved, closed, pinned, how it is tagged. */
export class SteerDiscussion {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /** @param postId the answer that solved it; null: it is open again. @throws CommunityNotFound, MembersWrite, CommunityNotAllowed */
  async markSolved(actor: SignedInActor, id: DiscussionId, postId: PostId | null): Promise<void> {
    await this.onDiscussion(actor, id, async (discussion, { community, own }) => {
      if (!canMarkSolved(actor, community, own, discussion)) throw new CommunityNotAllowed('Dice che è risolta chi l’ha aperta, o chi modera la community.');
      const [post] = postId === null ? [] : await this.discussions.findPosts([postId]);
      if (postId !== null && (!post || post.discussionId !== discussion.id || post.withdrawnAt !== null || post.hiddenAt !== null)) throw new CommunityNotFound();
      if (post?.sequence === 1) throw new CommunityNotAllowed('La soluzione è una risposta: scrivetela sotto, anche se l’avete trovata da soli.');
      return { ...discussion, solvedSequence: post?.sequence ?? null };
    });
  }

  /** Pins, closes, tags: who moderates; tags also who opened it. @throws CommunityNotFound, MembersWrite, CommunityNotAllowed, CommunityInvalid */
  async set(actor: SignedInActor, id: DiscussionId, { pinned, closed, tags }: DiscussionSteering): Promise<void> {
    await this.onDiscussion(actor, id, async (discussion, { community, own }) => {
      const isAuthor = discussion.author.personId === actor.personId;
      const onlyTags = pinned === undefined && closed === undefined;
      if (!canModerate(actor, community, own) && !(isAuthor && onlyTags)) throw new CommunityNotAllowed();
      const problems: CommunityFieldProblem[] = [];
      const read = tags && readTags(tags, problems);
      if (problems.length > 0) throw new CommunityInvalid(...problems);
      return { ...discussion, pinned: pinned ?? discussion.pinned, closed: closed ?? discussion.closed, tags: read ?? discussion.tags };
    });
  }

  private async onDiscussion(actor: SignedInActor, id: DiscussionId, work: (discussion: Discussion, view: DiscussionView) => Promise<Discussion>): Promise<void> {
    const told = await followingMoves(() => this.transactions.run(databaseAccessOf(actor), async () => {
      const view = await writableView(this.discussions, actor, id);
      const discussion = sameHouse(view.discussion, await this.discussions.lock(view.discussion.id));
      const changed = await work(discussion, view);
      if (JSON.stringify(changed) === JSON.stringify(discussion)) return null;
      await this.discussions.save(changed);
      const { communityId } = discussion;
      await this.outbox.record({ kind: 'communities.discussion-changed', payload: { communityId, discussionId: discussion.id } } satisfies CommunitiesEvent);
      const sequence = await this.discussions.log({ communityId, kind: 'DISCUSSION_CHANGED', discussionId: discussion.id, postId: null, postSequence: changed.solvedSequence, personId: actor.personId, at: this.clock.now() });
      return { communityId, sequence };
    }));
    if (told) this.hints.grown(told);
  }
}
