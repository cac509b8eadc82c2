import type { ModelContent } from '@province-comuni/models-contract';
import type { ModelVersionId } from '../instance/instance.js';

export type ModelVersionStatus = 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'WITHDRAWN';

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
  /** Stores a version as published, with its acts, clauses, variables and rules. */
  addPublished(content: ModelContent, contentHash: string, publishedAt: Date): Promise<ModelVersionId>;
}

export const MODEL_REPOSITORY = Symbol('ModelRepository');
