import type { PersonId } from '@province-comuni/shared-kernel';
import type { DocumentId } from '../document/document.js';
import type { LibraryReader } from '../ports/document-repository.port.js';
import type { ReadingConfirmation, ReadingRequest, ReadingRequestId } from './reading-request.js';

/** Requests to confirm a reading, and the confirmations. Every method runs in the open transaction. */
export interface ReadingRepository {
  add(request: ReadingRequest): Promise<void>;
  find(id: ReadingRequestId): Promise<ReadingRequest | null>;
  /** Newest first. */
  ofDocument(id: DocumentId): Promise<ReadingRequest[]>;
  /** Open ones that ask this person or one of his Enti and that none confirmed for them yet; the first due first. */
  waitingFor(reader: LibraryReader, personId: PersonId, limit: number): Promise<ReadingRequest[]>;
  /** Open ones due until this day, in ascending order of id after the given one. */
  openUntil(day: string, after: string | null, limit: number): Promise<ReadingRequest[]>;
  close(id: ReadingRequestId, at: Date): Promise<void>;
  /** Once for each target: who was first stays. */
  confirm(confirmations: readonly ReadingConfirmation[]): Promise<void>;
  confirmationsOf(ids: readonly ReadingRequestId[]): Promise<ReadingConfirmation[]>;
}

export const READING_REPOSITORY = Symbol('ReadingRepository');
