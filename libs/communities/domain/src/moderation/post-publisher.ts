import type { CommunitiesEvent, DiscussionId, PostText } from '@province-comuni/communities-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import { readOn, readTo, type ReadingPlace } from '../discussion/reading.js';
import type { Discussion } from '../discussion/discussion.js';
import type { DiscussionRepository, NewDiscussion, NewPost } from '../ports/discussion-repository.port.js';

type Written = NewPost & { readonly author: { readonly personId: PersonId } };

/** Gives what somebody wrote its number and its place, in the open transaction: written just now, or approved later. Who wrote it follows the discussion. */
export class PostPublisher {
  constructor(
    private readonly discussions: DiscussionRepository,
    private readonly board: NoticeBoard,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @param discussion held by the transaction
   * @param place how far the author has read; null: he is no member
   * @param isHere he writes on from what he sees: what was there counts as read
   * @returns its number in the discussion, and in the log
   */
  async answer(post: Written, discussion: Discussion, place: ReadingPlace | null, isHere: boolean): Promise<{ readonly sequence: number; readonly logged: number }> {
    const next = discussion.lastSequence + 1;
    const reader = (await this.discussions.lockPlace(discussion.id, post.author.personId))?.place ?? place;
    if (reader && (isHere || readTo(reader) === discussion.lastSequence)) {
      const { readUpTo, grows } = readOn(reader, next, next);
      await this.discussions.savePlace(post.communityId, discussion.id, post.author.personId, readUpTo, grows);
    }
    await this.announce(post);
    // Last of all: everybody who writes in the community waits for it.
    return this.discussions.answer(post);
  }

  /** @returns its number in the log */
  async open(discussion: NewDiscussion & { readonly author: { readonly personId: PersonId } }, post: NewPost): Promise<number> {
    await this.announce({ ...post, author: discussion.author });
    const logged = await this.discussions.open(discussion, post);
    await this.discussions.savePlace(discussion.communityId, discussion.id, discussion.author.personId, 1, 1);
    return logged;
  }

  private async announce({ communityId, discussionId, id, author }: { readonly communityId: NewPost['communityId']; readonly discussionId: DiscussionId; readonly id: NewPost['id']; readonly author: { readonly personId: PersonId }; readonly text: PostText }): Promise<void> {
    await this.board.follow(author.personId, { kind: 'discussione', id: discussionId }, 'SUBITO');
    await this.outbox.record({ kind: 'communities.post-added', payload: { communityId, discussionId, postId: id } } satisfies CommunitiesEvent);
  }
}
