import type { Problem } from './document-attachments.js';

/** Something that a sheet is made of or cites: a subject of any domain (`documento`, `discussione`…), as notices name them. */
export interface SheetSubject {
  readonly kind: string;
  readonly id: string;
}

/** What a sheet rests on. Each is marked as it is then; of what is cited, that which the writer may read. */
export interface SheetSources {
  /** The sheet says in its own words what this says. */
  readonly origin: SheetSubject;
  readonly cites: readonly SheetSubject[];
}

/** A sheet as its reader may see it. */
export interface SheetCard {
  readonly documentId: string;
  readonly title: string;
  /** Address in the product. */
  readonly href: string;
  /** Number of its newest version. */
  readonly version: number;
  readonly enteId: string;
  /** Something it rests on changed since somebody looked at it last. */
  readonly isToReview: boolean;
  /** The reader may give it a new version. */
  readonly canRenew: boolean;
}

/**
 * Documents that are made of what the product holds: an answer becomes a sheet of the library, and is to be looked at again when what it rests on changes.
 * Runs in the open transaction, with the rights of who asks. `Reader` and `Writer` are the actors of identity, which a contract does not name.
 */
export interface DocumentSheets<Reader, Writer extends Reader> {
  /** Brings documents into the library for one of his Enti. */
  canMake(writer: Writer): boolean;
  /**
   * Makes a document of kind `scheda` of a file that arrived, shared with the community. The same upload is the same document.
   * @returns everything that is wrong, at `title` or `abstract`, in Italian; nothing may be kept then
   */
  make(writer: Writer, sheet: SheetSources & { readonly uploadId: string; readonly title: string; readonly abstract: string; readonly communityId: string }): Promise<{ readonly documentId: string } | { readonly problems: readonly Problem[] }>;
  /** The file that arrived becomes its newest version, and its sources are as given now. @returns what is wrong, at `note` or `sheet` */
  renew(writer: Writer, documentId: string, sheet: SheetSources & { readonly uploadId: string; readonly note: string }): Promise<{ readonly documentId: string } | { readonly problems: readonly Problem[] }>;
  /** The sheet that was made of a subject, the newest of several; null: there is none that the reader may read. */
  of(reader: Reader, kind: string, id: string): Promise<SheetCard | null>;
}

export const DOCUMENT_SHEETS = Symbol('DocumentSheets');
