import type { ModelContent } from '@province-comuni/models-contract';
import type { ModelVersionId } from '../instance/instance.js';
import type { DraftEvent, ModelDraft } from '../model-draft/model-draft.js';

/** A draft without its texts, for lists. */
export interface DraftSummary {
  readonly id: ModelVersionId;
  readonly modelKey: string;
  readonly title: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly changedAt: Date;
  /** Entries of its history. */
  readonly changes: number;
}

/** Next versions of models while they are written. A model has at most one at a time. Every write happens under {@link lock}. */
export interface ModelDraftRepository {
  list(): Promise<DraftSummary[]>;
  findOf(modelKey: string): Promise<DraftSummary | null>;
  find(id: ModelVersionId): Promise<ModelDraft | null>;
  /** Like find, and keeps every other writer of this draft waiting until the transaction ends. */
  lock(id: ModelVersionId): Promise<ModelDraft | null>;
  /** @returns null when another draft of the model was opened meanwhile */
  add(draft: Omit<ModelDraft, 'id'>): Promise<ModelVersionId | null>;
  /** Writes only the rows of the parts that differ. */
  save(id: ModelVersionId, before: ModelContent, after: ModelContent): Promise<void>;
  /** Gives the draft its number and closes it for ever. */
  publish(id: ModelVersionId, version: string, contentHash: string, publishedAt: Date): Promise<void>;
  /** Throws the draft away with its history. */
  discard(id: ModelVersionId): Promise<void>;
  appendEvent(id: ModelVersionId, event: Omit<DraftEvent, 'sequence'>): Promise<void>;
  /** Newest first. */
  eventsOf(id: ModelVersionId, page: { readonly limit: number; readonly before?: number }): Promise<DraftEvent[]>;
}

export const MODEL_DRAFT_REPOSITORY = Symbol('ModelDraftRepository');
