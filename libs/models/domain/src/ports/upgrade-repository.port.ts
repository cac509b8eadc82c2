import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import type { UpgradeClass, UpgradeResolution } from '../upgrade/upgrade-item.js';

/** A decision with who took it. */
export interface KeptResolution extends UpgradeResolution {
  readonly personId: PersonId;
}

/** An item as it was applied; without a person where nobody had to decide. */
export type AppliedItem = Pick<UpgradeResolution, 'key' | 'hash' | 'choice' | 'texts' | 'reason'> & { readonly class: UpgradeClass; readonly personId: PersonId | null; readonly personName: string | null };

/** Upgrades of instances, of the Enti the open transaction may touch. Written under the lock of the instance. */
export interface UpgradeRepository {
  /** Decisions of the open upgrade of an instance; none when nobody has decided yet. */
  resolutionsOf(instanceId: InstanceId): Promise<KeptResolution[]>;
  /** Keeps a decision, in place of an earlier one about the same item; opens the upgrade when it is the first. */
  saveResolution(of: { readonly instanceId: InstanceId; readonly enteId: EnteId; readonly fromVersionId: ModelVersionId }, resolution: KeptResolution): Promise<void>;
  removeResolution(instanceId: InstanceId, key: string): Promise<void>;
  /** Closes the open upgrade with all that was applied; decisions that no longer were about anything go. */
  close(of: { readonly instanceId: InstanceId; readonly enteId: EnteId; readonly fromVersionId: ModelVersionId; readonly toVersionId: ModelVersionId; readonly mark: string; readonly dataRevision: number; readonly personId: PersonId; readonly at: Date }, items: readonly AppliedItem[]): Promise<void>;
  /** Opens the upgrade applied last again, with what people decided of it: it was taken back. What was decided meanwhile of the state that went goes with it. */
  reopen(instanceId: InstanceId): Promise<void>;
  /** Data revision that an upgrade with this mark made; null when it was never applied. */
  appliedRevision(instanceId: InstanceId, mark: string): Promise<number | null>;
}

export const UPGRADE_REPOSITORY = Symbol('UpgradeRepository');
