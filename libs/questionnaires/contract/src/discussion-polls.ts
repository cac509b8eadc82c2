import type { PersonId } from '@province-comuni/shared-kernel';

/** A poll as it is typed with a new discussion. */
export interface TypedPoll {
  readonly question: string;
  /** From 2 to 12. */
  readonly options: readonly string[];
  /** How many one may choose; 1: one alone. */
  readonly most: number;
  readonly anonymous: boolean;
  /** `SEMPRE`, `DOPO_RISPOSTA`, `DOPO_CHIUSURA`. Of an anonymous one the results are shown when it is closed. */
  readonly visibility: string;
  /** By the clock on the wall in Italy, `YYYY-MM-DDTHH:MM`; empty: until somebody closes it. */
  readonly closesAt: string;
}

/** Where the poll stands. */
export interface PollPlace {
  readonly communityId: string;
  readonly discussionId: string;
  /** Title of the discussion. */
  readonly title: string;
}

/** Who puts a poll with his discussion. */
export interface PollAuthor {
  readonly personId: PersonId;
  readonly name: string;
}

/** Polls for the discussions of another domain. */
export interface DiscussionPolls {
  /** What is wrong with it, at `poll.…`, in Italian; empty: nothing. */
  problemsOf(typed: TypedPoll): readonly { readonly field: string; readonly message: string }[];
  /** Opens it in the open transaction, with the discussion. Who may open the discussion may do this: the caller has asked its own policy. @throws Error for what {@link problemsOf} finds wrong */
  open(author: PollAuthor, place: PollPlace, typed: TypedPoll): Promise<void>;
  /** Whether a discussion has one. Under the platform's own access. */
  isThere(discussionId: string): Promise<boolean>;
  /** The discussion went elsewhere, and its poll with it, answers and all; one without a poll changes nothing. Under the platform's own access. */
  rehouse(discussionId: string, to: Pick<PollPlace, 'communityId' | 'discussionId'>): Promise<void>;
}

export const DISCUSSION_POLLS = Symbol('DiscussionPolls');
