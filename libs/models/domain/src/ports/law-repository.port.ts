import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import type { LawChange, LawReview, LawReviewState } from '../law/law-change.js';
import type { LawUse } from '../law/law-watch.js';

/** How many reviews of a change are in each state. */
export interface LawProgress {
  readonly changeId: string;
  readonly open: number;
  readonly confirmed: number;
  readonly changed: number;
  /** Instances with something open. */
  readonly openInstances: number;
}

/** Which reviews; what is not given does not narrow. Those of changes taken back are never among them. */
export interface LawReviewFilter {
  /** Reviews of these Enti's instances, and with `ofModels` those of the models. */
  readonly enteIds: readonly EnteId[];
  readonly ofModels: boolean;
  readonly states?: readonly LawReviewState[];
  readonly instanceId?: InstanceId;
  readonly modelKey?: string;
  readonly subjectId?: string;
  readonly changeId?: string;
  readonly ownerId?: PersonId;
}

/** Norms that changed, and what has to be verified because of them. Rows of the Enti the open transaction may touch, and those of the models. */
export interface LawRepository {
  /** @returns null when the same change of the same norm is marked already */
  addChange(change: Omit<LawChange, 'withdrawnAt'>): Promise<LawChange | null>;
  findStanding(urn: string, changedOn: string): Promise<LawChange | null>;
  findChange(id: string): Promise<LawChange | null>;
  /** Every change that was not taken back, the oldest first. */
  standing(): Promise<LawChange[]>;
  withdraw(id: string, at: Date): Promise<void>;
  /** Newest first. */
  listChanges(page: { readonly limit: number; readonly offset: number }): Promise<{ items: LawChange[]; total: number }>;
  progressOf(changeIds: readonly string[]): Promise<LawProgress[]>;
  /** Instances in the order of their ids, a batch at a time. */
  instanceIds(after: InstanceId | null, limit: number): Promise<InstanceId[]>;
  /** Opens reviews; one that is there already stays as it is. @returns how many are new */
  open(of: { readonly changeId: string; readonly modelKey: string; readonly instanceId: InstanceId | null; readonly enteId: EnteId | null; readonly ownerId: PersonId | null; readonly ownerName: string | null; readonly dueOn: string }, uses: readonly LawUse[]): Promise<number>;
  /** By due date, then by subject. */
  listReviews(filter: LawReviewFilter, page: { readonly limit: number; readonly offset: number }): Promise<{ items: LawReview[]; total: number }>;
  /** Whether an instance has reviews that a change of its texts may close or open. */
  dependsOnTexts(instanceId: InstanceId): Promise<boolean>;
  /** Keeps other writers of it waiting. */
  lockReview(id: string): Promise<LawReview | null>;
  /** Opens again what says once more what it said. */
  reopen(ids: readonly string[]): Promise<void>;
  close(ids: readonly string[], state: Exclude<LawReviewState, 'OPEN'>, by: { readonly name: string | null; readonly at: Date; readonly note: string | null }): Promise<void>;
}

export const LAW_REPOSITORY = Symbol('LawRepository');
