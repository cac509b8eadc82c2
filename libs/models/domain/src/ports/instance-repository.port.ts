import type { KeptNumbers } from '@province-comuni/shared-act-tree';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Instance, InstanceClause, InstanceEvent, InstanceId, ModelVersionId, StoredAnswer } from '../instance/instance.js';

/** An instance without its texts, for lists. */
export interface InstanceSummary {
  readonly id: InstanceId;
  readonly enteId: EnteId;
  readonly modelVersionId: ModelVersionId;
  readonly title: string;
  readonly dataRevision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The fact, public, that a Provincia took over a model: no text of its acts. */
export interface Adoption {
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly modelKey: string;
  readonly version: string;
  readonly form: string | null;
  readonly level: string | null;
  readonly since: Date;
}

/** A file that left the product. */
export interface ExportRecord {
  readonly id: string;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKeys: readonly string[];
  readonly format: string;
  readonly modelVersion: string;
  readonly dataRevision: number;
  readonly draft: boolean;
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  /** SHA-256 of the acts' normalised text: equal for every format of one revision. */
  readonly textSha256: string;
  readonly conformance: string | null;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
}

/** Stored answer to write. */
export type AnswerChange = Pick<StoredAnswer, 'key' | 'value' | 'origin' | 'answeredBy' | 'answeredAt'>;

/** All that an upgrade changes of an instance at once. */
export type InstanceState = Pick<Instance, 'modelVersionId' | 'answers' | 'clauses' | 'localVariables'>;

/** Instances of the Enti the open transaction may touch. Every write happens under {@link lock}. */
export interface InstanceRepository {
  add(instance: Omit<Instance, 'answers' | 'clauses' | 'dataRevision' | 'localVariables' | 'keptNumbers'>, answers: readonly AnswerChange[], clauses: readonly Pick<InstanceClause, 'clauseId' | 'actKey' | 'baseVersionId'>[], clientKey: string): Promise<void>;
  /** The instance this Ente already created with the same client key; a second request with the key waits here until the first has ended. */
  claimClientKey(enteId: EnteId, clientKey: string): Promise<InstanceId | null>;
  /** Null when it does not exist or is not of these Enti. */
  find(id: InstanceId): Promise<Instance | null>;
  /** Like find, and keeps every other writer of this instance waiting until the transaction ends. */
  lock(id: InstanceId): Promise<Instance | null>;
  /** Newest first, a page at a time. */
  listOf(enteIds: readonly EnteId[], page: { readonly limit: number; readonly offset: number }): Promise<{ items: InstanceSummary[]; total: number }>;
  /** Those of these that exist, in no order. */
  summariesOf(ids: readonly InstanceId[]): Promise<InstanceSummary[]>;
  saveAnswers(id: InstanceId, answers: readonly AnswerChange[]): Promise<void>;
  /** Removes the stored answer: the model's default holds again. */
  removeAnswer(id: InstanceId, key: string): Promise<void>;
  saveClause(id: InstanceId, clause: Omit<InstanceClause, 'revision'>): Promise<void>;
  /** Removes an added clause. */
  removeClause(id: InstanceId, clauseId: string): Promise<void>;
  /** Makes answers, clauses, version and own variables what `after` says; what is the same is not written. Revisions of what changes go up by one. */
  replaceState(before: InstanceState, after: InstanceState & Pick<Instance, 'id'>): Promise<void>;
  /** Numbers an act goes on with; null: counted from 1. */
  setKeptNumbers(id: InstanceId, actKey: string, numbers: KeptNumbers | null): Promise<void>;
  /** Counts one change and sets the time of the last one; returns the new data revision. */
  touch(id: InstanceId, at: Date): Promise<number>;
  setTitle(id: InstanceId, title: string): Promise<void>;
  appendEvent(id: InstanceId, event: Omit<InstanceEvent, 'sequence'>): Promise<InstanceEvent>;
  /** Newest first. */
  eventsOf(id: InstanceId, page: { readonly limit: number; readonly before?: number; readonly subject?: string }): Promise<InstanceEvent[]>;
  addExport(record: Omit<ExportRecord, 'id'>): Promise<string>;
  exportsOf(id: InstanceId, limit: number): Promise<ExportRecord[]>;
  /** Brings the public fact of adoption up to date. */
  saveAdoption(adoption: Adoption): Promise<void>;
  /** Public: who took over a model, oldest first. */
  adoptionsOf(modelKey: string): Promise<Adoption[]>;
}

export const INSTANCE_REPOSITORY = Symbol('InstanceRepository');
