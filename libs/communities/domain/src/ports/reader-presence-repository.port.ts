import type { DiscussionId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';

/** People who have a discussion open. */
export interface PresentReaders {
  readonly discussionId: DiscussionId;
  /** Who came first, first; not all of them where there are many. */
  readonly personIds: readonly PersonId[];
  /** How many people there are. */
  readonly count: number;
}

/** Open pages of discussions, shared by every copy of the product. Time is the database's: copies need not agree on theirs. Runs in the open transaction; of others only the platform reads. */
export interface ReaderPresenceRepository {
  /** Writes that this page of this person has the discussion open. */
  put(page: { readonly connectionId: string; readonly discussionId: DiscussionId; readonly personId: PersonId }): Promise<void>;
  /** @returns the discussion that the page had open; null for none */
  remove(connectionId: string): Promise<DiscussionId | null>;
  /** These pages are still open. */
  keep(connectionIds: readonly string[]): Promise<void>;
  /** Removes pages not kept for this long. @returns the discussions that they had open */
  removeExpired(lifeSeconds: number): Promise<DiscussionId[]>;
  /** @param most so many are given by id */
  readersOf(discussionId: DiscussionId, most: number, lifeSeconds: number): Promise<PresentReaders>;
}

export const READER_PRESENCE_REPOSITORY = Symbol('ReaderPresenceRepository');
