import type { CommunitiesEvent, PostId } from '@province-comuni/communities-contract';
import { canonicalJson, type Clock } from '@province-comuni/shared-kernel';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { REACTION_KINDS, type Post, type ReactionKind } from '../discussion/discussion.js';
import { CommunityNotAllowed, CommunityNotFound, PostChangedMeanwhile } from '../errors.js';
import type { WritingGate } from '../moderation/writing-gate.js';
import { canEditPost, canWithdrawPost } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityLogKind, DiscussionRepository } from '../ports/discussion-repository.port.js';
import { followingMoves, sameHouse } from './following-moves.js';
import { readText } from './read-text.js';
import { writableView, type WritableView } from './readable-view.js';

/** What happens to a post after it was written: it is changed, taken away, found useful. */
export class ChangePost {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly gate: WritingGate,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /**
   * How it read before stays to be seen. The same words sent again are no change.
   * @param seenEditedAt when the one on the page had been changed; null: never
   * @throws CommunityNotFound, MembersWrite, CommunityNotAllowed, CommunityInvalid, PostChangedMeanwhile
   */
  async edit(actor: SignedInActor, id: PostId, input: unknown, seenEditedAt: Date | null): Promise<void> {
    await this.onPost(actor, id, 'POST_EDITED', async (post, { community, own }) => {
      if (!canEditPost(actor, community, post)) throw new CommunityNotAllowed();
      const text = await readText(input, community.id, this.communities);
      if (canonicalJson(text) === canonicalJson(post.text)) return false;
      if (post.editedAt?.getTime() !== seenEditedAt?.getTime()) throw new PostChangedMeanwhile();
      await this.gate.passChange(actor, community, own, text, post.text);
      const at = this.clock.now();
      await this.discussions.saveText({ ...post, text, editedAt: at }, { text: post.text, at });
      await this.outbox.record({ kind: 'communities.post-edited', payload: { communityId: community.id, postId: post.id } } satisfies CommunitiesEvent);
      return true;
    });
  }

  /** Its words are gone for good, earlier ones too; its number stays, and it solves nothing any more. Taken away twice by its author, it is taken away once. @throws CommunityNotFound, MembersWrite, CommunityNotAllowed */
  async withdraw(actor: SignedInActor, id: PostId): Promise<void> {
    await this.onPost(actor, id, 'POST_WITHDRAWN', async (post, { community, own }) => {
      if (post.withdrawnAt !== null && post.author.personId === actor.personId) return false;
      if (!canWithdrawPost(actor, community, own, post)) throw new CommunityNotAllowed(post.sequence === 1 ? 'Il primo messaggio resta: è ciò a cui gli altri rispondono. Potete correggerlo o chiudere la discussione.' : undefined);
      await this.discussions.withdraw({ ...post, withdrawnAt: this.clock.now() });
      await this.outbox.record({ kind: 'communities.post-withdrawn', payload: { communityId: community.id, postId: post.id, by: actor.personId, byName: actor.name } } satisfies CommunitiesEvent);
      const discussion = await this.discussions.lock(post.discussionId);
      if (discussion?.solvedSequence === post.sequence) await this.discussions.save({ ...discussion, solvedSequence: null });
      return true;
    });
  }

  /** Says or takes back that it helps. Said twice it is said once. @throws CommunityNotFound, MembersWrite */
  async react(actor: SignedInActor, id: PostId, kind: ReactionKind, on: boolean): Promise<void> {
    await this.onPost(actor, id, 'REACTION_CHANGED', async (post) => {
      if (!REACTION_KINDS.includes(kind) || post.withdrawnAt !== null || post.hiddenAt !== null) throw new CommunityNotFound();
      return this.discussions.react(post, actor.personId, kind, on);
    });
  }

  private async onPost(actor: SignedInActor, id: PostId, kind: CommunityLogKind, work: (post: Post, view: WritableView) => Promise<boolean>): Promise<void> {
    const told = await followingMoves(() => this.transactions.run(databaseAccessOf(actor), async () => {
      const [seen] = await this.discussions.findPosts([id]);
      if (!seen) throw new CommunityNotFound();
      const view = await writableView(this.discussions, actor, seen.discussionId);
      const discussion = sameHouse(view.discussion, await this.discussions.lock(view.discussion.id));
      const [post] = await this.discussions.findPosts([id]);
      if (post && post.discussionId !== discussion.id) throw new CommunityNotFound();
      if (!post || !(await work(post, view))) return null;
      const { communityId, discussionId } = post;
      // Reactions are in no index and in no letter.
      // All stands under another heading where the solution is withdrawn.
      const alone = discussion.solvedSequence === post.sequence ? {} : { sequence: post.sequence };
      if (kind !== 'REACTION_CHANGED') await this.outbox.record({ kind: 'communities.discussion-changed', payload: { communityId, discussionId, ...alone } } satisfies CommunitiesEvent);
      const sequence = await this.discussions.log({ communityId, kind, discussionId, postId: id, postSequence: post.sequence, personId: actor.personId, at: this.clock.now() });
      return { communityId, sequence };
    }));
    if (told) this.hints.grown(told);
  }
}
