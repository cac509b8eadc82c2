import type { NoticeSubject } from '@province-comuni/notices-contract';
import type { DocumentId } from '../document/document.js';
import type { DocumentSource } from './document-source.js';

/** A source as it is when somebody looked at it last. */
export type NewSource = Pick<DocumentSource, 'kind' | 'subjectId' | 'isOrigin' | 'seen'>;

/** Sources of documents. Runs in the open transaction, behind the wall. */
export interface SourceRepository {
  /** In their order, document by document. */
  of(ids: readonly DocumentId[]): Promise<DocumentSource[]>;
  /** Documents that say in their own words what a subject says, newest first. */
  madeOf(kind: string, subjectId: string): Promise<DocumentId[]>;
  /** Puts these in the place of those that are there. */
  replace(id: DocumentId, sources: readonly NewSource[]): Promise<void>;
  /** Subjects of a kind that some document rests on, each once. @param ids among these; null: all of the kind */
  cited(kind: string, ids: readonly string[] | null): Promise<NoticeSubject[]>;
  /** A subject is like this now. @returns the documents for which that is new, and not what was seen last */
  tell(kind: string, subjectId: string, mark: string | null, at: Date): Promise<DocumentId[]>;
  /** Changes up to this moment were looked at; what is there no more is forgotten. @returns whether there were any */
  confirm(id: DocumentId, until: Date): Promise<boolean>;
}

export const SOURCE_REPOSITORY = Symbol('SourceRepository');
