import type { ContentHash } from '@province-comuni/platform-ports';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { DocumentId, Visibility } from '../document/document.js';
import type { TypedFields } from '../document/read-fields.js';
import type { UploadId } from '../files/upload.js';

/** Identifier (UUID) of a bulk import. */
export type BulkImportId = Brand<string, 'BulkImportId'>;

/**
 * `IN_PROVA`: the archive is being read, nothing is made of it. `PROVATA`: it is known row by row what would happen. `IN_CORSO`: documents are being made.
 * `FINITA`: every row has its outcome. `RIFIUTATA`: `problem` says why nothing, or nothing more, is made of it.
 */
export type BulkImportState = 'IN_PROVA' | 'PROVATA' | 'IN_CORSO' | 'FINITA' | 'RIFIUTATA';

/** What holds for every document of an import, chosen after the trial. */
export interface BulkImportChoices {
  /** Who may read a document whose row does not say it. */
  readonly visibility: Visibility;
  readonly sharedWith: readonly string[];
  /** Published at once, or sent to the referente where the kind asks for a look; otherwise drafts. */
  readonly publish: boolean;
  /** Files that are here already, or twice in the archive, are left out. */
  readonly skipSame: boolean;
}

/** Many documents that come in together: an archive of files with a table that says what each is. It belongs to who began it. */
export interface BulkImport {
  readonly id: BulkImportId;
  readonly personId: PersonId;
  readonly enteId: EnteId;
  /** The upload it was made from: the same upload is one import. */
  readonly uploadId: UploadId;
  readonly fileName: string;
  /** The ZIP; null when it is needed no more. */
  readonly archive: ContentHash | null;
  /** Bytes of the ZIP. */
  readonly size: number;
  readonly state: BulkImportState;
  /** Why it was refused, in Italian; null otherwise. */
  readonly problem: string | null;
  /** What the table says and nobody reads, in Italian. */
  readonly notices: readonly string[];
  /** Rows dealt with in this state, and rows to deal with; 0 of 0 while the archive is being opened. */
  readonly done: number;
  readonly total: number;
  readonly choices: BulkImportChoices | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * `PRONTA`: becomes a document. `DOPPIONE`: would, and the same file is here already or comes twice. `ERRATA`: `problems` say why it does not.
 * `SENZA_RIGA`: a file that the table does not name. `CREATA`, `SALTATA` (a double left out), `FALLITA`: what the import did.
 */
export type BulkImportRowState = 'PRONTA' | 'DOPPIONE' | 'ERRATA' | 'SENZA_RIGA' | 'CREATA' | 'SALTATA' | 'FALLITA';

/** A column of the table and what is wrong there, in Italian. */
export interface RowProblem {
  readonly column: string;
  readonly message: string;
}

/** Where the same file is already. */
export interface SameFile {
  /** A document that who imports may read. */
  readonly documentId: DocumentId | null;
  readonly title: string | null;
  /** Or the line of the table that has it first. */
  readonly line: number | null;
}

/** A line of the table, or a file that no line names. */
export interface BulkImportRow {
  /** Becomes the identifier of the document's upload: made twice, it is one document. */
  readonly id: string;
  readonly position: number;
  /** Line of the table as an editor shows it; null for a file without one. */
  readonly line: number | null;
  /** Name in the archive, with folders; empty where the line names no file. */
  readonly path: string;
  readonly fields: TypedFields | null;
  /** Who may read this one, where the line says it. */
  readonly visibility: Visibility | null;
  readonly sha256: ContentHash | null;
  readonly state: BulkImportRowState;
  readonly problems: readonly RowProblem[];
  readonly same: SameFile | null;
  readonly documentId: DocumentId | null;
}

/** Documents of one import at most. */
export const MOST_BULK_ROWS = 10_000;
/** Days after which an import that nobody touches is forgotten with its archive; its documents stay. */
export const BULK_IMPORT_DAYS = 30;
/** Name of the table in the archive. */
export const BULK_TABLE = 'documenti.csv';
