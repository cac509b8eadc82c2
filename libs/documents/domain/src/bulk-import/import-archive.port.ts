import type { Readable } from 'node:stream';
import type { StoredObject } from '@province-comuni/platform-ports';

/** A file in an archive. */
export interface ArchiveEntry {
  /** With folders, parted by `/`; never absolute, never with `..`. */
  readonly path: string;
  /** Bytes when unpacked, as the archive declares; reading proves it. */
  readonly size: number;
}

/** An archive whose directory was judged as a whole before anything in it is unpacked. */
export interface ImportArchive {
  /** In the order of the archive; without folders and without what computers add by themselves (`__MACOSX`, `Thumbs.db`). */
  readonly entries: readonly ArchiveEntry[];
  /**
   * The bytes of a file, unpacked as they are read.
   * @throws ArchiveRefused through the stream, when they are more or fewer than declared or are not what was packed
   */
  read(entry: ArchiveEntry): Promise<Readable>;
}

/** The archive is not taken: `message` is Italian and names what is wrong. */
export class ArchiveRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ArchiveRefused';
  }
}

/** Opens archives that are kept. */
export interface ImportArchives {
  /** @throws ArchiveRefused for what is no ZIP, is damaged or protected, would unpack beyond the limits, or has names or links that lead elsewhere · StorageRefused */
  open(archive: StoredObject): Promise<ImportArchive>;
  /** Bytes that a ZIP says it holds, unpacked; null for what is none, or has a directory that cannot be read. @throws StorageRefused */
  unpackedBytes(object: StoredObject): Promise<number | null>;
}

export const IMPORT_ARCHIVES = Symbol('ImportArchives');
