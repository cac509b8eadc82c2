import type { Brand, PersonId } from '@province-comuni/shared-kernel';
import type { DocumentId } from '../document/document.js';

/** Identifier (UUID) of a comment. */
export type CommentId = Brand<string, 'CommentId'>;

/** What somebody says of a document, or answers; answers are one level deep. */
export interface Comment {
  readonly id: CommentId;
  readonly documentId: DocumentId;
  /** The comment it answers; null for one of its own. */
  readonly parentId: CommentId | null;
  readonly authorId: PersonId;
  readonly authorName: string;
  /** Paragraphs parted by empty lines; empty once it is deleted. */
  readonly text: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** How a comment read before it was changed. */
export interface EarlierText {
  readonly commentId: CommentId;
  readonly text: string;
  /** When it was changed. */
  readonly at: Date;
}

/** A comment with what it was before. */
export interface ShownComment {
  readonly comment: Comment;
  /** Newest first. */
  readonly earlier: readonly EarlierText[];
}

/** A comment and its answers, oldest first. */
export interface CommentThread extends ShownComment {
  readonly answers: readonly ShownComment[];
}

export const LONGEST_COMMENT = 4000;
