import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Discussion } from '../discussion/discussion.js';
import type { HousedPost, Reader, ReaderChange, Rehoused } from '../discussion/rehousing.js';

/** Discussions and posts that go to another place. The platform's own work, in the open transaction: whoever calls has asked the policy. Lock order: communities here, discussions, members, community rows. */
export interface RehousingRepository {
  /** Other moves in these communities wait until the transaction ends. */
  hold(communities: readonly CommunityId[]): Promise<void>;
  /** All posts of these discussions, in order. */
  housed(ids: readonly DiscussionId[]): Promise<HousedPost[]>;
  /**
   * Holds every member of a community that a discussion leaves, for the sums of what they read change, and of the one it goes to those who are in both: the others cannot have read it. Both in one order.
   * @param isMerged it is put into another one there, which all of them may have read. @returns who of those held is in the other community
   */
  holdReaders(from: CommunityId, to: CommunityId, isMerged: boolean): Promise<ReadonlySet<PersonId>>;
  /** Every member of the community with how far he has read these discussions; holds their rows: who reads on meanwhile waits. */
  readers(communityId: CommunityId, ids: readonly DiscussionId[]): Promise<Reader[]>;
  /** @param keepsPlace false: the discussion leaves, and only the sum of what he read remains */
  saveReaders(communityId: CommunityId, changes: readonly ReaderChange[], keepsPlace: boolean): Promise<void>;
  /** Gives posts their new numbers in their new discussion, at its end. A row without words keeps each old number. */
  rehouse(communityId: CommunityId, moved: readonly Rehoused[], at: Date): Promise<void>;
  /** A discussion without posts yet, with the author of its first one. */
  begin(discussion: Pick<Discussion, 'id' | 'communityId' | 'kind' | 'title' | 'tags' | 'author' | 'createdAt'>): Promise<void>;
  /** A discussion, all that hangs on it and its numbers in it go to another community, where its posts take the next numbers; the old community keeps the numbers they had. */
  toCommunity(discussion: Discussion, to: CommunityId): Promise<void>;
  /** Its address leads to another one from now on; drafts, what waits for approval and who was asked go along. */
  becomeTrace(id: DiscussionId, into: DiscussionId): Promise<void>;
  /** How many people wrote these posts, and how many members of the one community are none of the other. */
  touched(posts: readonly HousedPost[], from: CommunityId, to: CommunityId): Promise<{ readonly authors: number; readonly losing: number }>;
}

export const REHOUSING_REPOSITORY = Symbol('RehousingRepository');
