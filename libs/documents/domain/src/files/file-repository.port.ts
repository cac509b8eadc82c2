import type { ContentHash, ExtractedText, FileFormat, ScanVerdict, StoredObject } from '@province-comuni/platform-ports';
import type { FilePage, NearDuplicate, StoredFile } from './stored-file.js';

/** What was read of a file, to be kept: its words, or why there are none. */
export type ReadingResult = { readonly text: ExtractedText; readonly fingerprint: readonly number[] } | { readonly problem: string };

/** A file to look at, for the scrub. */
export interface FileToVerify {
  readonly sha256: ContentHash;
  readonly size: number;
}

/** The files that are kept, their text and its likeness to that of others. Rows are seen as the second wall lets: with system access all of them. */
export interface FileRepository {
  /** In the order of the hashes given; those that are not there are left out. One statement, whatever their number. */
  find(hashes: readonly ContentHash[]): Promise<StoredFile[]>;
  /** Pages from an ordinal on, in reading order. */
  pagesOf(sha256: ContentHash, from: number, limit: number): Promise<FilePage[]>;
  /** Ordinal of the first stretch of this printed page, or of the next one that has words; null when there is none. A long page is several stretches. */
  ordinalOfPage(sha256: ContentHash, page: number): Promise<number | null>;
  /** Files whose words are nearly the same (likeness at least 0.8), most alike first; never the file itself. */
  nearDuplicatesOf(sha256: ContentHash, limit: number): Promise<NearDuplicate[]>;

  /** Until the transaction ends nobody else may bring in, sweep or bring back the content of this hash. */
  lockContent(sha256: ContentHash): Promise<void>;
  /** Whether a file of this hash is kept. */
  has(sha256: ContentHash): Promise<boolean>;
  /** Keeps a file that arrived; one that is there already is touched, and counts as right until it is verified anew. @returns whether nobody brought it before: it is to be read and scanned */
  keep(object: StoredObject, format: FileFormat, at: Date): Promise<boolean>;
  /** Keeps a file that the product itself made: it waits neither to be read nor to be scanned, until somebody brings the same one. */
  keepMade(object: StoredObject, format: FileFormat, at: Date): Promise<void>;
  /** Writes what was read in place of what was read before. */
  writeReading(sha256: ContentHash, result: ReadingResult, at: Date): Promise<void>;
  /** Files that wait to be read since before this moment: their job got lost. Damaged ones wait for their bytes. */
  waitingForText(before: Date, limit: number): Promise<ContentHash[]>;

  /** Files that no scanner looked at yet, oldest first. @param only this one, where it is one of them. Needs system access. */
  waitingForScan(limit: number, only?: ContentHash): Promise<FileToVerify[]>;
  /** Writes down what a scanner said. Needs system access. */
  markScanned(sha256: ContentHash, verdict: ScanVerdict, at: Date): Promise<void>;

  /** Files that nothing uses and that were not touched since `before`: no row refers to them and no upload waits to be used. */
  unused(before: Date, limit: number): Promise<FileToVerify[]>;
  /** Takes away a file that nothing uses, with its text. Looks again, under the lock of the content. @returns false when it is used after all */
  removeUnused(sha256: ContentHash, before: Date): Promise<boolean>;
  /** Which of these are kept. */
  known(hashes: readonly ContentHash[]): Promise<Set<ContentHash>>;

  /** Files not verified since `before`, longest ago first. */
  toVerify(before: Date, limit: number): Promise<FileToVerify[]>;
  /** Writes down what verifying found. @returns whether the answer differs from the last one */
  markVerified(sha256: ContentHash, right: boolean, at: Date): Promise<boolean>;
}

export const FILE_REPOSITORY = Symbol('FileRepository');
