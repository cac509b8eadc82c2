import type { ContentHash } from '@province-comuni/platform-ports';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Upload, UploadId } from './upload.js';

/** Uploads of the person the open transaction works for; all of them with system access. */
export interface UploadRepository {
  /** The upload this person already began with the same key; a second request with the key waits here until the first has ended. */
  claimClientKey(personId: PersonId, clientKey: string): Promise<Upload | null>;
  add(upload: Upload, clientKey: string): Promise<void>;
  /** Null when it is not there or is not this person's. */
  find(id: UploadId): Promise<Upload | null>;
  /** Those not yet part of a document, last touched first. */
  listOpen(personId: PersonId, limit: number): Promise<Upload[]>;
  touch(id: UploadId, at: Date): Promise<void>;
  /** Writes down what the bytes hash to, before they get that name; null when they are thrown away. */
  noteComputed(id: UploadId, sha256: ContentHash | null): Promise<void>;
  /** How the content was called when it first arrived; null when no upload brought it. Needs system access. */
  nameOf(sha256: ContentHash): Promise<string | null>;
  markReceived(id: UploadId, sha256: ContentHash, at: Date): Promise<void>;
  /** Says that a document is made of it: what the use case that makes one calls, in its transaction. @returns false when it is not RICEVUTO or not this person's */
  markUsed(id: UploadId, at: Date): Promise<boolean>;
  remove(id: UploadId): Promise<void>;
  /** Takes away an upload never used and not touched since `before`. Needs system access. @returns false when somebody came back to it */
  removeExpired(id: UploadId, before: Date): Promise<boolean>;
  /** Until the transaction ends nobody else begins an upload for this Ente: what is counted stays counted. */
  lockRoom(enteId: EnteId): Promise<void>;
  /** Bytes that the Ente's uploads take up: announced ones, and contents once each. Needs system access. */
  bytesOf(enteId: EnteId): Promise<number>;
  /** Uploads never used and not touched since `before`. Needs system access. */
  expired(before: Date, limit: number): Promise<Upload[]>;
  /** Which of these are there. Needs system access. */
  known(ids: readonly string[]): Promise<Set<string>>;
}

export const UPLOAD_REPOSITORY = Symbol('UploadRepository');
