import type { ModelContent } from '@province-comuni/models-contract';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import type { KnownValue } from './import-context.js';
import type { ImportedClause } from './imported-clause.js';
import type { ImportProposal } from './propose-import.js';
import { reviewImport, type ImportDecisions, type ImportReview } from './review-import.js';

export type ConventionImportId = Brand<string, 'ConventionImportId'>;

/** OPEN waits for decisions · CONFIRMED became an instance. A discarded one is deleted: it is a file that somebody still has. */
export type ConventionImportStatus = 'OPEN' | 'CONFIRMED';

/** An existing convention on its way into the product. */
export interface ConventionImport {
  readonly id: ConventionImportId;
  readonly enteId: EnteId;
  readonly modelVersionId: ModelVersionId;
  readonly form: string;
  readonly level: string;
  /** Name and SHA-256 of the file it was read from; the file itself is not kept. */
  readonly fileName: string;
  readonly sha256: string;
  /** What the reader left out, in Italian. */
  readonly notices: readonly string[];
  readonly clauses: readonly ImportedClause[];
  /** What the registry knew on the day. */
  readonly registry: readonly KnownValue[];
  /** Italian calendar day of the reading. */
  readonly day: string;
  readonly proposal: ImportProposal;
  readonly decisions: ImportDecisions;
  readonly status: ConventionImportStatus;
  readonly instanceId: InstanceId | null;
  /** Counts the decisions: who decides says which one he saw. */
  readonly revision: number;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The import as it stands, read against its model. */
export function reviewOf(content: ModelContent, { form, level, registry, day, clauses, proposal, decisions }: ConventionImport): ImportReview {
  return reviewImport({ content, form, level, registry, day }, clauses, proposal, decisions);
}
