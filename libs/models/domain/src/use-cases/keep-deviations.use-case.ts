import type { ModelContent, ModelsEvent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { isSettled } from '../approval/act-approval.js';
import { countDeviations, deviationsOf } from '../deviation/deviation.js';
import { versionsOf } from '../instance/instance-content.js';
import type { Instance, InstanceId, ModelVersionId } from '../instance/instance.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { DeviationRepository } from '../ports/deviation-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';

const AT_ONCE = 50;

type ActMoved = Extract<ModelsEvent, { kind: 'models.act-moved' }>;

/**
 * Keeps the stored numbers of each instance up to date, from its events: writing an act costs nothing more, and several changes in a row are counted once.
 * Heard again, or late, an event changes nothing: what counts is the instance as it stands.
 */
export class KeepDeviations {
  readonly kinds = ['models.instance-created', 'models.instance-changed', 'models.instance-uncounted', 'models.act-moved'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
    private readonly models: ModelRepository,
    private readonly deviations: DeviationRepository,
    private readonly approvals: ApprovalRepository,
  ) {}

  async hear({ kind, payload }: DomainEvent): Promise<void> {
    if (kind === 'models.act-moved') return this.countApproved(payload as ActMoved['payload']);
    await this.count((payload as { instanceId: InstanceId }).instanceId);
  }

  /** Counts what no event told; once a night. @returns how many were counted */
  async mend(): Promise<number> {
    let done = 0;
    for (;;) {
      const ids = await this.transactions.run(SYSTEM_ACCESS, () => this.deviations.uncounted(AT_ONCE));
      for (const id of ids) await this.count(id);
      done += ids.length;
      if (ids.length < AT_ONCE) return done;
    }
  }

  /** An approval keeps its text for good: its numbers are counted once, and those of an earlier text of the act give way. */
  private async countApproved({ approvalId, state }: ActMoved['payload']): Promise<void> {
    if (state !== 'APPROVATA') return;
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [approval] = await this.approvals.find([approvalId]);
      const snapshot = approval && (await this.approvals.snapshotOf(approval.instanceId, approval.dataRevision));
      if (!approval || !snapshot) return;
      const newest = (await this.approvals.ofInstance(approval.instanceId)).filter((way) => way.actKey === approval.actKey && isSettled(way)).at(-1);
      if (newest?.id !== approval.id) return;
      const contents = await this.contentsOf(snapshot.instance);
      const rows = deviationsOf(snapshot.instance, contents).filter((row) => row.actKey === approval.actKey);
      await this.deviations.saveApproved({ instanceId: approval.instanceId, enteId: approval.enteId, modelKey: contents.get(snapshot.instance.modelVersionId)!.key, dataRevision: approval.dataRevision, actKey: approval.actKey }, rows);
    });
  }

  private async contentsOf(instance: Pick<Instance, 'modelVersionId' | 'clauses'>): Promise<Map<ModelVersionId, ModelContent>> {
    const contents = new Map<ModelVersionId, ModelContent>();
    for (const versionId of versionsOf(instance)) contents.set(versionId, await this.models.contentOf(versionId));
    return contents;
  }

  private async count(id: InstanceId): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Under the lock: what is counted is what stands, and an earlier count never lands on a later one.
      const instance = await this.instances.lock(id);
      if (!instance || (await this.deviations.countedRevision(id)) === instance.dataRevision) return;
      const contents = await this.contentsOf(instance);
      const current = contents.get(instance.modelVersionId)!;
      const rows = deviationsOf(instance, contents);
      await this.deviations.save({ instanceId: id, enteId: instance.enteId, modelKey: current.key, modelVersionId: instance.modelVersionId, dataRevision: instance.dataRevision }, countDeviations(rows, current), rows);
    });
  }
}
