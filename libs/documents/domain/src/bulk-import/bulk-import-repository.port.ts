import type { ContentHash } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { UploadId } from '../files/upload.js';
import type { BulkImport, BulkImportId, BulkImportRow, BulkImportRowState } from './bulk-import.js';

/** How many rows of an import are in each state. */
export type BulkImportCounts = Readonly<Partial<Record<BulkImportRowState, number>>>;

/** Bulk imports of the person the open transaction works for; all of them with system access. */
export interface BulkImportRepository {
  add(bulk: BulkImport): Promise<void>;
  /** Null when it is not there or is not this person's. */
  find(id: BulkImportId): Promise<BulkImport | null>;
  ofUpload(uploadId: UploadId): Promise<BulkImport | null>;
  /** The import for a change, with every other writer waiting; null when it is not there. */
  lock(id: BulkImportId): Promise<BulkImport | null>;
  /** Newest first. */
  list(personId: PersonId, limit: number): Promise<BulkImport[]>;
  /** Writes what changes: archive, state, problem, notices, progress, choices, moment. */
  save(bulk: BulkImport): Promise<void>;
  /** With its rows; documents stay. */
  remove(id: BulkImportId): Promise<void>;
  /** Not touched since `before` while somebody should be working on it: the job got lost. Needs system access. */
  stuck(before: Date, limit: number): Promise<BulkImport[]>;
  /** Not touched since `before`, whatever their state. Needs system access. */
  old(before: Date, limit: number): Promise<BulkImport[]>;

  addRows(id: BulkImportId, rows: readonly BulkImportRow[]): Promise<void>;
  /** A slice of the rows in some states (all of them when none is named), in the order of the table. */
  rows(id: BulkImportId, states: readonly BulkImportRowState[], page: { readonly offset: number; readonly limit: number }): Promise<BulkImportRow[]>;
  /** Rows that name a file whose hash is not known yet, in order. */
  rowsToHash(id: BulkImportId, limit: number): Promise<BulkImportRow[]>;
  /** Every row with a hash that would become a document: identifier, line, hash. */
  hashedRows(id: BulkImportId): Promise<readonly Pick<BulkImportRow, 'id' | 'line' | 'sha256'>[]>;
  /** The row for its import, with every other writer waiting. */
  lockRow(rowId: string): Promise<BulkImportRow | null>;
  saveHashes(hashes: readonly { readonly id: string; readonly sha256: ContentHash }[]): Promise<void>;
  /** Writes state, problems, double and document of a row. */
  saveRow(row: Pick<BulkImportRow, 'id' | 'state' | 'problems' | 'same' | 'documentId'>): Promise<void>;
  /** @returns how many rows changed state */
  moveRows(id: BulkImportId, from: BulkImportRowState, to: BulkImportRowState): Promise<number>;
  counts(id: BulkImportId): Promise<BulkImportCounts>;
}

export const BULK_IMPORT_REPOSITORY = Symbol('BulkImportRepository');
