import type { EnteId } from '@province-comuni/shared-kernel';
import type { ConventionImport, ConventionImportId } from '../import/convention-import.js';
import type { ImportDecisions } from '../import/review-import.js';
import type { InstanceId } from '../instance/instance.js';

/** An import without its texts, for lists. */
export type ConventionImportSummary = Pick<ConventionImport, 'id' | 'enteId' | 'modelVersionId' | 'fileName' | 'createdAt' | 'updatedAt'>;

/** Imports of the Enti the open transaction may touch. Decisions are written under {@link lock}. */
export interface ConventionImportRepository {
  add(imported: ConventionImport, clientKey: string): Promise<void>;
  /** The import this Ente already began with the same client key; a second request with the key waits here until the first has ended. */
  claimClientKey(enteId: EnteId, clientKey: string): Promise<ConventionImportId | null>;
  /** Null when it does not exist or is not of these Enti. */
  find(id: ConventionImportId): Promise<ConventionImport | null>;
  /** Like find, and keeps every other writer of this import waiting until the transaction ends. */
  lock(id: ConventionImportId): Promise<ConventionImport | null>;
  /** Those that wait for decisions, last changed first. */
  listOpenOf(enteIds: readonly EnteId[], limit: number): Promise<ConventionImportSummary[]>;
  /** Counts one revision. */
  saveDecisions(id: ConventionImportId, decisions: ImportDecisions, at: Date): Promise<void>;
  markConfirmed(id: ConventionImportId, instanceId: InstanceId, at: Date): Promise<void>;
  remove(id: ConventionImportId): Promise<void>;
}

export const CONVENTION_IMPORT_REPOSITORY = Symbol('ConventionImportRepository');
