import type { DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';

/** A post, as the rules of moving need it. */
export interface HousedPost {
  readonly id: PostId;
  readonly discussionId: DiscussionId;
  readonly sequence: number;
  readonly createdAt: Date;
  /** It only keeps the number of a post that went elsewhere. */
  readonly isTrace: boolean;
}

/** A post that gets another number. */
export interface Rehoused {
  readonly post: HousedPost;
  readonly discussionId: DiscussionId;
  readonly sequence: number;
}

/** Up to which number somebody has read, by discussion; what is not there was never opened, and 0. */
export interface Reader {
  readonly personId: PersonId;
  readonly readTo: ReadonlyMap<DiscussionId, number>;
}

/** How far somebody has read a discussion then, and by how much the sum of what he read in the community grows. */
export interface ReaderChange {
  readonly personId: PersonId;
  readonly discussionId: DiscussionId;
  readonly readUpTo: number;
  readonly grows: number;
}

/**
 * Posts of one discussion put into another, in order of time. Numbers are given once: what comes goes to the end, and answers of the other discussion that are later than the first of them
 * go there too, so that the end is in order. The first post stays the first.
 * @param into all posts of the discussion that they come to, in order
 */
export function mergedInTime(from: readonly HousedPost[], into: readonly HousedPost[]): readonly Rehoused[] {
  const [coming, target] = [from.filter(({ isTrace }) => !isTrace), into[0]!.discussionId];
  const earliest = Math.min(...coming.map(({ createdAt }) => createdAt.getTime()));
  const later = into.findIndex(({ sequence, createdAt, isTrace }) => sequence > 1 && !isTrace && createdAt.getTime() > earliest);
  const again = later < 0 ? [] : into.slice(later).filter(({ isTrace }) => !isTrace);
  // Of one discussion, the order in which it was written holds: clocks of two copies may differ.
  return atTheEnd(inTime(coming, again), target, into.at(-1)!.sequence);
}

/** These posts, one after another, behind what the discussion has. @param last its last number; 0: it is new */
export function atTheEnd(posts: readonly HousedPost[], discussionId: DiscussionId, last: number): readonly Rehoused[] {
  return posts.map((post, index) => ({ post, discussionId, sequence: last + index + 1 }));
}

/** What a reader has read of the new places: as far as he had read every post, one after another. Nothing that he has not read counts as read. */
export function readerAfter(reader: Reader, moved: readonly Rehoused[], discussionId: DiscussionId, last: number): ReaderChange | null {
  const before = reader.readTo.get(discussionId) ?? 0;
  if (before < last) return null;
  const unread = moved.findIndex(({ post }) => (reader.readTo.get(post.discussionId) ?? 0) < post.sequence);
  const grows = unread < 0 ? moved.length : unread;
  return grows === 0 ? null : { personId: reader.personId, discussionId, readUpTo: before + grows, grows };
}

/** Of a discussion that is no more, everything counts as read. @returns null: it does already */
export function readerOfGone(reader: Reader, discussionId: DiscussionId, last: number): ReaderChange | null {
  const before = reader.readTo.get(discussionId) ?? 0;
  return before >= last ? null : { personId: reader.personId, discussionId, readUpTo: last, grows: last - before };
}

function inTime(one: readonly HousedPost[], other: readonly HousedPost[]): HousedPost[] {
  const [merged, rest]: [HousedPost[], HousedPost[]] = [[], [...other]];
  for (const post of one) {
    while (rest[0] && rest[0].createdAt <= post.createdAt) merged.push(rest.shift()!);
    merged.push(post);
  }
  return [...merged, ...rest];
}
