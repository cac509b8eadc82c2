import type { ModelContent } from '@province-comuni/models-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { ModelVersionId } from '../instance/instance.js';

export type ModelVersionStatus = 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'WITHDRAWN';

/** Why a version is no longer to be used, who said so and when. */
export interface ModelWithdrawal {
  readonly reason: string;
  readonly personId: PersonId;
  readonly by: string;
  readonly at: Date;
}

/** A version of a model, without its texts. */
export interface ModelVersionSummary {
  readonly id: ModelVersionId;
  readonly modelKey: string;
  readonly modelTitle: string;
  readonly version: string;
  readonly status: ModelVersionStatus;
  readonly summary: string;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
  readonly publishedAt: Date | null;
  /** SHA-256 of the canonical content. */
  readonly contentHash: string;
  /** Of a version that UPI withdrew. */
  readonly withdrawal: ModelWithdrawal | null;
}

/** Models and their versions. Published versions never change and are never deleted: they are merge bases. */
export interface ModelRepository {
  /** Published versions of every model, newest first. */
  listPublished(): Promise<ModelVersionSummary[]>;
  /** Published versions of one model, newest first. */
  listPublishedOf(modelKey: string): Promise<ModelVersionSummary[]>;
  find(id: ModelVersionId): Promise<ModelVersionSummary | null>;
  findByVersion(modelKey: string, version: string): Promise<ModelVersionSummary | null>;
  /** Everything the version says. @throws DomainError MODELS.VERSION_NOT_FOUND */
  contentOf(id: ModelVersionId): Promise<ModelContent>;
  /** Keeps whoever else changes the state of versions of this model waiting until the end of the transaction. */
  holdVersions(modelKey: string): Promise<void>;
  /** Marks a published version as withdrawn; what it says stays. */
  withdraw(id: ModelVersionId, withdrawal: ModelWithdrawal): Promise<void>;
  /** Stores a version as published, with its acts, clauses, variables and rules. */
  addPublished(content: ModelContent, contentHash: string, publishedAt: Date): Promise<ModelVersionId>;
}

export const MODEL_REPOSITORY = Symbol('ModelRepository');
