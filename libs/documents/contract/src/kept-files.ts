/** A file that became part of something. */
export interface TakenFile {
  /** Its content's name: the row that holds it refers to `stored_file` by a foreign key, which keeps the file from being swept. */
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Somebody who signed a file, as the file says it; whether his certificate was valid and trusted was not checked. */
export interface FileSigner {
  readonly name: string;
  /** When, as the signature says; null where it does not. */
  readonly at: Date | null;
  /** Whether the content is the one he signed. */
  readonly integrity: 'INTACT' | 'BROKEN' | 'NOT_CHECKED';
}

/** A format in which the product itself makes files to be kept. */
export type MadeFormat = 'PDF' | 'DOCX' | 'ZIP';

/** Files for things of other domains: signed acts and receipts that people bring, files that the product makes of what is there. Who calls has asked his own policy. */
export interface KeptFiles {
  /** Makes an upload that arrived part of something, in the open transaction, which works for the person who sent it. @returns null when it is not his, not whole or already part of something */
  take(uploadId: string): Promise<TakenFile | null>;
  /**
   * Keeps a file that comes with the request itself, of somebody who may have no account: it is read and scanned like any other. Outside any transaction.
   * It stays while a row refers to `stored_file`; until then the sweep leaves it alone for its usual time. The same bytes again: the same file.
   * @throws StorageRefused FULL, UNAVAILABLE · the source's own error
   */
  bring(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<TakenFile>;
  /** Who signed these files, by hash, once they were read. Outside any transaction. */
  signersOf(hashes: readonly string[]): Promise<ReadonlyMap<string, readonly FileSigner[]>>;
  /**
   * Keeps bytes that the product made of what it holds: nobody brought them, so they are neither read for the search nor scanned. Outside any transaction.
   * They stay while a row refers to `stored_file`; until then the sweep leaves them alone for its usual time. The same bytes again: the same file.
   * @throws StorageRefused FULL, UNAVAILABLE
   */
  keepMade(bytes: AsyncIterable<Uint8Array>, format: MadeFormat): Promise<{ readonly sha256: string; readonly size: number }>;
  /** The bytes to hand out, or why they are not (Italian). Outside any transaction. @param isOwn whether who asks belongs to the Ente that keeps it */
  open(sha256: string, isOwn: boolean): Promise<{ readonly bytes: AsyncIterable<Uint8Array>; readonly size: number } | { readonly refusal: string }>;
}

export const KEPT_FILES = Symbol('KeptFiles');
