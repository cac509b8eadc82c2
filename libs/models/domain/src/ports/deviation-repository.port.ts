import type { EnteId } from '@province-comuni/shared-kernel';
import type { ClauseDeviation, ClauseWords, DeviationCounts } from '../deviation/deviation.js';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';

/** Whether a Provincia lets UPI read its texts; both null: not. */
export interface Sharing {
  readonly sharedAt: Date | null;
  /** Name of who shared them. */
  readonly sharedBy: string | null;
}

/** An instance in numbers, with what tells whether its words may be shown. */
export interface DeviationSummary extends DeviationCounts, Sharing {
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly title: string;
  readonly modelVersionId: ModelVersionId;
  /** Revision of the instance that was counted. */
  readonly dataRevision: number;
  /** Whether the act that is looked at has an approved text: it stands in the report where the draft is not shared. */
  readonly approved: boolean;
}

/** A stored deviation. */
export interface StoredDeviation extends ClauseDeviation {
  readonly instanceId: InstanceId;
}

/** The text of one clause in one instance, read where it stands: never a copy. */
export interface StoredWording extends Sharing {
  /** Whether it is read from the approved text, because the draft is not shared. */
  readonly approved: boolean;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly title: string;
  readonly dataRevision: number;
  readonly modelKey: string;
  readonly clauseId: string;
  readonly actKey: string;
  readonly state: ClauseDeviation['state'];
  readonly baseVersionId: ModelVersionId;
  /** Local text; null where that of the base holds. */
  readonly heading: ClauseWords['heading'] | null;
  readonly body: ClauseWords['body'] | null;
  readonly reason: string | null;
  readonly updatedAt: Date | null;
  /** Labels of the variables that are only this instance's, by key. */
  readonly localVariables: ReadonlyMap<string, string>;
}

/** How often a clause is not as the model has it, over several instances. */
export interface ClauseTally {
  readonly clauseId: string;
  readonly adapted: number;
  readonly suppressed: number;
}

/** What each instance does differently from its model, stored as numbers; texts are read from the instances. Rows of the Enti the open transaction may touch. */
export interface DeviationRepository {
  /** Revision that was counted last; null when none was. */
  countedRevision(id: InstanceId): Promise<number | null>;
  /** Replaces what was stored of an instance; only rows that differ are written. */
  save(of: { readonly instanceId: InstanceId; readonly enteId: EnteId; readonly modelKey: string; readonly modelVersionId: ModelVersionId; readonly dataRevision: number }, counts: DeviationCounts, rows: readonly ClauseDeviation[]): Promise<void>;
  /** Replaces what was stored of the approved text of an act. */
  saveApproved(of: { readonly instanceId: InstanceId; readonly enteId: EnteId; readonly modelKey: string; readonly dataRevision: number; readonly actKey: string }, rows: readonly ClauseDeviation[]): Promise<void>;
  /** Instances that changed after they were counted, or never were. */
  uncounted(limit: number): Promise<InstanceId[]>;
  /** Numbers of every instance of a model. @param actKey act that is looked at; null for none */
  summariesOf(modelKey: string, actKey: string | null): Promise<DeviationSummary[]>;
  /** Every clause of an act in every instance of the model: of its draft where that is shared or nothing is approved, otherwise of its approved text. */
  deviationsOf(modelKey: string, actKey: string): Promise<StoredDeviation[]>;
  /** How often each clause of a model is changed in these instances. */
  tally(modelKey: string, instanceIds: readonly InstanceId[]): Promise<ClauseTally[]>;
  /** The texts of a clause where they are not the model's, or only in these instances. */
  wordingsOf(modelKey: string, clauseId: string): Promise<StoredWording[]>;
  /** One text; null when the instance has no such clause. */
  wording(instanceId: InstanceId, clauseId: string): Promise<StoredWording | null>;
  /** Added clauses of an act in these instances. */
  addedIn(actKey: string, instanceIds: readonly InstanceId[]): Promise<StoredWording[]>;
  sharingOf(id: InstanceId): Promise<Sharing>;
  setSharing(id: InstanceId, sharing: Sharing): Promise<void>;
}

export const DEVIATION_REPOSITORY = Symbol('DeviationRepository');
