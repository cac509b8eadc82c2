import type { InstanceId } from '../instance/instance.js';
import type { OfferedClause, WordOutcome, WordReturn, WordReturnId, WordReview, WordReviewId } from '../word/word-review.js';

/** Round trips of acts through Word, of the Enti that the open transaction may touch. Ids may come from outside: one that is no UUID is of nothing. */
export interface WordReviewRepository {
  /** Keeps what goes out; where that text of that act went out before, nothing. @returns what is kept */
  keep(review: WordReview): Promise<WordReview>;
  /** Writes the hash of the file, once. */
  noteFile(id: WordReviewId, sha256: string): Promise<void>;
  find(id: string): Promise<WordReview | null>;
  /** Newest first. */
  ofInstance(instanceId: InstanceId): Promise<WordReview[]>;
  /** Keeps a file that arrived; where the same one came back for the act before, nothing. @returns what is kept */
  keepReturn(arrived: WordReturn): Promise<WordReturn>;
  findReturn(id: string): Promise<WordReturn | null>;
  /** Keeps every other who would read it waiting until the transaction ends. */
  lockReturn(id: WordReturnId): Promise<WordReturn | null>;
  saveOutcome(id: WordReturnId, outcome: WordOutcome): Promise<void>;
  /** Lets go of a file that could not be read. */
  removeReturn(id: WordReturnId): Promise<void>;
  /** Newest first. */
  returnsOf(instanceId: InstanceId): Promise<WordReturn[]>;
  addOffered(clause: OfferedClause): Promise<void>;
  findOffered(id: string): Promise<OfferedClause | null>;
  /** Like find, and keeps every other who decides about it waiting. */
  lockOffered(id: string): Promise<OfferedClause | null>;
  /** Oldest first. */
  offeredOf(instanceId: InstanceId): Promise<OfferedClause[]>;
  saveOffered(clause: Pick<OfferedClause, 'id' | 'state' | 'decided'>): Promise<void>;
}

export const WORD_REVIEW_REPOSITORY = Symbol('WordReviewRepository');
