import type { DocumentId } from '../document/document.js';

/** Something that a document was made from or rests on: a subject of any domain. */
export interface DocumentSource {
  readonly documentId: DocumentId;
  /** As notices name subjects: `documento`, `discussione`… */
  readonly kind: string;
  readonly subjectId: string;
  /** The document says in its own words what the subject says; otherwise it cites it. */
  readonly isOrigin: boolean;
  /** How the subject was when the document was made, or looked at again. */
  readonly seen: string;
  /** How it is; null: it is there no more. */
  readonly now: string | null;
  readonly changedAt: Date | null;
}

/** `UGUALE` as it was seen, `CAMBIATA`, `NON_PIU` there. */
export type SourceState = 'UGUALE' | 'CAMBIATA' | 'NON_PIU';

/** How a source stands. */
export function sourceState({ seen, now }: Pick<DocumentSource, 'seen' | 'now'>): SourceState {
  return now === null ? 'NON_PIU' : now === seen ? 'UGUALE' : 'CAMBIATA';
}

/** Whether somebody has to look at the document again. */
export function isToReview(sources: readonly Pick<DocumentSource, 'seen' | 'now'>[]): boolean {
  return sources.some((source) => sourceState(source) !== 'UGUALE');
}
