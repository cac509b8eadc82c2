import type { Role } from '@province-comuni/identity-contract';
import type { KeptActState } from '@province-comuni/models-contract';
import type { RenderedAct } from '@province-comuni/shared-act-tree';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { ActApproval, ApprovalId, StepKey } from '../approval/act-approval.js';
import type { StepInput } from '../approval/take-step.js';
import type { Instance, InstanceId } from '../instance/instance.js';

/** A step that was taken. */
export interface TakenStep {
  readonly approvalId: ApprovalId;
  readonly step: StepKey | 'RINNOVATA';
  readonly from: KeptActState | null;
  readonly to: KeptActState;
  /** What was filled in, as it was read. */
  readonly input: StepInput;
  /** Data revision of the text it was about. */
  readonly dataRevision: number;
  /** Revision of the approval that the person saw. */
  readonly seenRevision: number;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
}

/** An instance as it was at one data revision: what its acts say, and what they were made from. Kept once, never changed. */
export interface InstanceSnapshot {
  readonly instance: Instance;
  /** By key of the act, as they printed. */
  readonly acts: Readonly<Record<string, RenderedAct>>;
}

/** Approvals of the Enti that the open transaction may touch. Writes happen under the lock of the instance. */
export interface ApprovalRepository {
  /** Every way of every act of an instance, oldest first. */
  ofInstance(instanceId: InstanceId): Promise<ActApproval[]>;
  /** Those that are there, in no order. */
  find(ids: readonly string[]): Promise<ActApproval[]>;
  /** The newest way of each act, of all instances of these Enti. */
  newestOf(enteIds: readonly EnteId[]): Promise<ActApproval[]>;
  save(approval: ActApproval): Promise<void>;
  note(step: TakenStep): Promise<void>;
  /** Steps of an instance, newest first. */
  stepsTaken(instanceId: InstanceId, limit: number): Promise<TakenStep[]>;
  /** Keeps a snapshot; nothing when that revision is kept already. */
  keepSnapshot(snapshot: InstanceSnapshot): Promise<void>;
  snapshotOf(instanceId: InstanceId, dataRevision: number): Promise<InstanceSnapshot | null>;
  /** Roles an Ente named for a step, instead of the usual ones. */
  rolesOf(enteId: EnteId): Promise<ReadonlyMap<StepKey, readonly Role[]>>;
  saveRoles(enteId: EnteId, step: StepKey, roles: readonly Role[] | null): Promise<void>;
  /** In force, with their last day in this span; the platform's own work. */
  expiringBetween(from: string, to: string): Promise<ActApproval[]>;
}

export const APPROVAL_REPOSITORY = Symbol('ApprovalRepository');
