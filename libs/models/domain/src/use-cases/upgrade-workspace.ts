import { createHash } from 'node:crypto';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { canonicalJson, italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Instance, InstanceId } from '../instance/instance.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import type { KeptResolution, UpgradeRepository } from '../ports/upgrade-repository.port.js';
import { planUpgrade } from '../upgrade/plan-upgrade.js';
import { settleUpgrade, type SettledUpgrade } from '../upgrade/settle-upgrade.js';
import { UpgradeContext, type KnownVersion } from '../upgrade/upgrade-context.js';
import type { InstanceWorkspace, InstanceWorkspaces } from './instance-workspace.js';

/** An upgrade as it stands: computed from the instance, the versions and the decisions each time it is looked at. */
export interface UpgradeWorkspace {
  readonly workspace: InstanceWorkspace;
  readonly context: UpgradeContext;
  readonly settled: SettledUpgrade;
  readonly resolutions: readonly KeptResolution[];
  /** SHA-256 of everything that applying it would rest on: who applies says which one he saw. */
  readonly mark: string;
}

/** Opens upgrades for use cases. */
export class UpgradeWorkspaces {
  constructor(
    private readonly instances: InstanceWorkspaces,
    private readonly models: ModelRepository,
    private readonly upgrades: UpgradeRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound */
  async forReading(actor: Actor, id: InstanceId): Promise<UpgradeWorkspace> {
    return this.open(await this.instances.forReading(actor, id));
  }

  /** Opens and keeps other writers of the instance waiting. @throws InstanceNotFound, NotAllowed */
  async forWriting(actor: SignedInActor, id: InstanceId): Promise<UpgradeWorkspace> {
    return this.open(await this.instances.forWriting(actor, id, canEditInstance));
  }

  /** The same upgrade after a decision. */
  async reopen({ workspace }: UpgradeWorkspace): Promise<UpgradeWorkspace> {
    return this.open(workspace);
  }

  private async open(workspace: InstanceWorkspace): Promise<UpgradeWorkspace> {
    const { instance, content } = workspace;
    const context = new UpgradeContext(await this.versionsFor(instance, content.key));
    const resolutions = await this.upgrades.resolutionsOf(instance.id);
    const settled = settleUpgrade(instance, content, planUpgrade(instance, context), context, resolutions, italianDay(this.clock.now()));
    const mark = createHash('sha256')
      .update(canonicalJson([instance.dataRevision, context.target.id, settled.items.map(({ item, choice, resolution }) => [item.key, item.hash, choice, resolution?.texts ?? [], resolution?.reason ?? null])]))
      .digest('hex');
    return { workspace, context, settled, resolutions, mark };
  }

  /** Every version up to the newest that may be taken over; a withdrawn one is only a step on the way. */
  private async versionsFor(instance: Instance, modelKey: string): Promise<KnownVersion[]> {
    const summaries = (await this.models.listPublishedOf(modelKey)).reverse();
    const newest = summaries.findLastIndex((version) => version.status === 'PUBLISHED');
    const own = summaries.findIndex((version) => version.id === instance.modelVersionId);
    const versions: KnownVersion[] = [];
    for (const { id } of summaries.slice(0, Math.max(newest, own) + 1)) versions.push({ id, content: await this.models.contentOf(id) });
    return versions;
  }
}
