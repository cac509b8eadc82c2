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
   * All of it is asked of the database before the first of it is waited for.
   * @param discussion held by the transaction
   * @param place how far the author has read, held by the transaction too; null: he is no member
   * @param isHere he writes on from what he sees: what was there counts as read
   * @returns its number in the discussion, and in the log
   */
  async answer(post: Written, discussion: Discussion, place: ReadingPlace | null, isHere: boolean): Promise<{ readonly sequence: number; readonly logged: number }> {
    const next = discussion.lastSequence + 1;
    const asked = [this.announce(post, next)];
    if (place && (isHere || readTo(place) === discussion.lastSequence)) {
      const { readUpTo, grows } = readOn(place, next, next);
      asked.push(this.discussions.savePlace(post.communityId, discussion.id, post.author.personId, readUpTo, grows));
    }
    // Last of all: everybody who writes in the community waits for it.
    const [numbered] = await Promise.all([this.discussions.answer(post), ...asked]);
    return numbered;
  }

  /** @returns its number in the log */
  async open(discussion: NewDiscussion & { readonly author: { readonly personId: PersonId } }, post: NewPost): Promise<number> {
    const announced = this.announce({ ...post, author: discussion.author }, 1);
    // Where he has read stands beside the discussion: after it.
    const [logged] = await Promise.all([this.discussions.open(discussion, post), announced, this.discussions.savePlace(discussion.communityId, discussion.id, discussion.author.personId, 1, 1)]);
    return logged;
  }

  private async announce({ communityId, discussionId, id, author }: { readonly communityId: NewPost['communityId']; readonly discussionId: DiscussionId; readonly id: NewPost['id']; readonly author: { readonly personId: PersonId }; readonly text: PostText }, sequence: number): Promise<void> {
    await Promise.all([
      this.board.follow(author.personId, { kind: 'discussione', id: discussionId }, 'SUBITO'),
      this.outbox.record({ kind: 'communities.post-added', payload: { communityId, discussionId, postId: id, sequence } } satisfies CommunitiesEvent),
    ]);
  }
}
