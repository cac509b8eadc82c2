import type { Readable } from 'node:stream';

/** SHA-256 of a content, 64 hexadecimal digits in lower case: the name of the content. */
export type ContentHash = string & { readonly __contentHash: true };

/** A content that is kept, with its size in bytes. */
export interface StoredObject {
  readonly sha256: ContentHash;
  readonly size: number;
}

/** Part of a content, in bytes; `end` is included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** `UNKNOWN`: no such content or upload. `OFFSET`: the bytes do not go on where the last ones ended. `DIFFERENT`: not the content that was announced. `FULL`: no room. `DAMAGED`: the bytes kept are no longer those of the name. `UNAVAILABLE`: the service does not answer. */
export type StorageProblem = 'UNKNOWN' | 'OFFSET' | 'DIFFERENT' | 'FULL' | 'DAMAGED' | 'UNAVAILABLE';

/** The storage cannot do it. `message` is Italian and may be shown; `details` is for the log. */
export class StorageRefused extends Error {
  constructor(
    readonly problem: StorageProblem,
    message: string,
    readonly details = '',
  ) {
    super(message);
    this.name = 'StorageRefused';
  }
}

/**
 * Contents kept under their own hash: the same content is kept once, never changes, and can be proved whole.
 * A file that comes from outside arrives in pieces, possibly over days and through several copies of the product; it has a content's name only when it is whole and on disk.
 */
export interface ObjectStorage {
  /** Makes room for an upload; nothing when it is there already. @param id UUID chosen by us, never a name from outside */
  startUpload(id: string): Promise<void>;
  /** Bytes of the upload that would survive a crash. @throws StorageRefused `UNKNOWN` */
  uploadedBytes(id: string): Promise<number>;
  /**
   * Adds bytes at the end of an upload. What has arrived stays when the source breaks off, and the source's error is thrown.
   * @param limit bytes that may be added; the source is cut off there
   * @returns bytes that the upload has now
   * @throws StorageRefused `UNKNOWN`, `OFFSET` (nothing is written), `FULL`, `UNAVAILABLE`
   */
  append(id: string, offset: number, source: Readable, limit: number): Promise<number>;
  /**
   * The hash of what an upload holds, without giving it a name yet.
   * @throws StorageRefused `UNKNOWN`, `UNAVAILABLE`
   */
  hashUpload(id: string): Promise<StoredObject>;
  /**
   * Makes a content of an upload that `hashUpload` read, in one step that a crash cannot halve; the upload is gone afterwards. Again: nothing changes.
   * @throws StorageRefused `UNKNOWN` when neither the upload nor the content is there
   */
  keepUpload(id: string, object: StoredObject): Promise<void>;
  /** Takes an upload away with its bytes; nothing when it is gone. */
  abandonUpload(id: string): Promise<void>;
  /** Uploads of which nothing was heard since `before`. */
  staleUploads(before: Date): Promise<string[]>;

  /** Keeps bytes made by the product itself. */
  put(source: Readable): Promise<StoredObject>;
  /** @returns null when there is no such content */
  stat(sha256: ContentHash): Promise<StoredObject | null>;
  /**
   * The content, or part of it. Read whole, its bytes are hashed as they pass and the stream fails before its end when they are not those of the name: wrong bytes are never handed over as good.
   * @throws StorageRefused `UNKNOWN`, `UNAVAILABLE`
   */
  read(sha256: ContentHash, range?: ByteRange): Promise<Readable>;
  /** Whether every byte is still there and right; false also when the content is missing. */
  verify(sha256: ContentHash): Promise<boolean>;
  /** Puts a content aside: it can no longer be read, and can be brought back until `purge`. Nothing when it is gone. */
  remove(sha256: ContentHash): Promise<void>;
  /** Brings a content back that was put aside. @returns whether it is there now */
  restore(sha256: ContentHash): Promise<boolean>;
  /** Deletes for good what was put aside before this moment. @returns how many */
  purge(before: Date): Promise<number>;
  /** Every content kept, in no order: for the sweep and the scrub. */
  list(): AsyncIterable<StoredObject>;
}

export const OBJECT_STORAGE = Symbol('ObjectStorage');
