import type { ClauseKind } from '@province-comuni/shared-act-tree';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import type { ReviewedText } from '../review/reviewed-text.js';

export type WordReviewId = Brand<string, 'WordReviewId'>;
export type WordReturnId = Brand<string, 'WordReturnId'>;
export type OfferedClauseId = Brand<string, 'OfferedClauseId'>;

/** An act as it went out for revision. What it said is the kept snapshot of that data revision: one text goes out once, however often it is downloaded. */
export interface WordReview {
  readonly id: WordReviewId;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKey: string;
  readonly dataRevision: number;
  /** SHA-256 of the act's normalised text. */
  readonly textSha256: string;
  /** SHA-256 of the DOCX as it was first written; null until it was. */
  readonly sha256: string | null;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
}

/** How a file was recognised: by the marks it went out with, or without them by its words. */
export type WordMatch = 'MARKS' | 'WORDS';

/** What a file that came back made. */
export interface WordOutcome {
  readonly match: WordMatch;
  /** The text it was read against. */
  readonly reviewId: WordReviewId;
  readonly proposals: number;
  readonly comments: number;
  readonly additions: number;
  /** Clauses, among the proposals and remarks, that were changed without tracking. */
  readonly untracked: number;
  /** What an earlier file brought already, or the act says by now. */
  readonly already: number;
  /** Tracked changes of look alone, which are not taken. */
  readonly formatting: number;
  /** Words that have no place among the clauses, with the reason. */
  readonly unplaced: readonly { readonly text: string; readonly reason: string }[];
  /** What the reader left out, in Italian. */
  readonly notices: readonly string[];
}

/** A file that came back. */
export interface WordReturn {
  readonly id: WordReturnId;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKey: string;
  /** SHA-256 of its bytes, under which it is kept; the same file brought twice is one return. */
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
  /** Null until it was read: a process that ended in between left nothing else, and the same file is read when it is brought again. */
  readonly outcome: WordOutcome | null;
}

/** A clause that a file has and the act has not: offered to be added. */
export interface OfferedClause {
  /** Also the id that the clause takes in the act. */
  readonly id: OfferedClauseId;
  readonly returnId: WordReturnId;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKey: string;
  /** The clause it stood after; null at the beginning. */
  readonly afterClauseId: string | null;
  readonly kind: ClauseKind;
  readonly text: ReviewedText;
  /** As the word processor wrote them; empty where the change was not tracked. */
  readonly authorName: string;
  readonly untracked: boolean;
  readonly createdAt: Date;
  readonly state: 'open' | 'accepted' | 'refused';
  readonly decided: { readonly at: Date; readonly personId: PersonId; readonly by: string; readonly reason: string | null } | null;
}
