import type { PersonId } from '@province-comuni/shared-kernel';
import type { DocumentId } from '../document/document.js';
import type { Comment, CommentId, EarlierText } from './comment.js';

/** Comments on documents. Every method runs in the open transaction. */
export interface CommentRepository {
  /** Adds it, unless the author already sent one with this key. @returns the one that is there */
  add(comment: Comment, clientKey: string): Promise<Comment>;
  /** Those that are there among these, in no order. */
  find(ids: readonly CommentId[]): Promise<Comment[]>;
  /** For a change, with every other writer waiting. */
  lock(id: CommentId): Promise<Comment | null>;
  /** Writes text and moments. */
  save(comment: Comment): Promise<void>;
  keepEarlier(earlier: EarlierText): Promise<void>;
  forgetEarlier(id: CommentId): Promise<void>;
  /** Comments that answer none, newest first; deleted ones only where they have answers. */
  threadsOf(documentId: DocumentId, page: { readonly offset: number; readonly limit: number }): Promise<{ readonly items: Comment[]; readonly total: number }>;
  /** Answers to these, oldest first. */
  answersTo(ids: readonly CommentId[]): Promise<Comment[]>;
  /** Newest first. */
  earlierOf(ids: readonly CommentId[]): Promise<EarlierText[]>;
  /** Who wrote in this thread. */
  authorsIn(threadId: CommentId): Promise<PersonId[]>;
}

export const COMMENT_REPOSITORY = Symbol('CommentRepository');
