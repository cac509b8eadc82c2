import { LARGEST_UPLOAD, type UploadState } from '@province-comuni/documents-contract';
import type { ContentHash } from '@province-comuni/platform-ports';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';
import { cleanFileName } from './file-name.js';
import { uploadInputRefused, type UploadProblem } from './files.errors.js';

export type UploadId = Brand<string, 'UploadId'>;

/** A file on its way in, or arrived and not yet part of a document. It belongs to the person who sends it. */
export interface Upload {
  readonly id: UploadId;
  readonly personId: PersonId;
  /** On behalf of which Ente: it counts towards its room. */
  readonly enteId: EnteId;
  /** Cleaned; never a path of ours. */
  readonly fileName: string;
  /** As it was sent, for show only. */
  readonly sentName: string;
  /** Bytes announced; exactly as many are taken in. */
  readonly size: number;
  readonly state: UploadState;
  /** What its bytes hash to, worked out here before they become a content; null before. */
  readonly computedSha256: ContentHash | null;
  /** The content it became; null while RICEVENDO. */
  readonly sha256: ContentHash | null;
  readonly createdAt: Date;
  /** When something last happened to it. */
  readonly touchedAt: Date;
}

/** What is announced before the first byte. */
export interface UploadAnnouncement {
  readonly enteId: EnteId;
  readonly fileName: string;
  readonly size: number;
  /** UUID minted by the page: the same key of the same person is the same upload. */
  readonly clientKey: string;
}

/** @throws FilesError INPUT_REFUSED naming each field that is wrong */
export function refuseWrongAnnouncement({ fileName, size }: Pick<UploadAnnouncement, 'fileName' | 'size'>): void {
  const problems: UploadProblem[] = [];
  if (cleanFileName(fileName) === '') problems.push({ field: 'fileName', message: 'Il file non ha un nome: rinominatelo e riprovate.' });
  if (!Number.isInteger(size) || size < 0) problems.push({ field: 'size', message: 'Non si sa quanto è grande il file: sceglietelo di nuovo.' });
  else if (size === 0) problems.push({ field: 'size', message: 'Il file è vuoto.' });
  else if (size > LARGEST_UPLOAD) problems.push({ field: 'size', message: 'Il file è troppo grande: al massimo 2 GB.' });
  if (problems.length > 0) throw uploadInputRefused(problems);
}
