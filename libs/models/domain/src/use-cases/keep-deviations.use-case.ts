import type { ModelContent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { countDeviations, deviationsOf } from '../deviation/deviation.js';
import { versionsOf } from '../instance/instance-content.js';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import type { DeviationRepository } from '../ports/deviation-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';

const AT_ONCE = 50;

/**
 * Keeps the stored numbers of each instance up to date, from its events: writing an act costs nothing more, and several changes in a row are counted once.
 * Heard again, or late, an event changes nothing: what counts is the instance as it stands.
 */
export class KeepDeviations {
  readonly kinds = ['models.instance-created', 'models.instance-changed', 'models.instance-uncounted'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
    private readonly models: ModelRepository,
    private readonly deviations: DeviationRepository,
  ) {}

  async hear({ payload }: DomainEvent): Promise<void> {
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

  private async count(id: InstanceId): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Under the lock: what is counted is what stands, and an earlier count never lands on a later one.
      const instance = await this.instances.lock(id);
      if (!instance || (await this.deviations.countedRevision(id)) === instance.dataRevision) return;
      const contents = new Map<ModelVersionId, ModelContent>();
      for (const versionId of versionsOf(instance)) contents.set(versionId, await this.models.contentOf(versionId));
      const current = contents.get(instance.modelVersionId)!;
      const rows = deviationsOf(instance, contents);
      await this.deviations.save({ instanceId: id, enteId: instance.enteId, modelKey: current.key, modelVersionId: instance.modelVersionId, dataRevision: instance.dataRevision }, countDeviations(rows, current), rows);
    });
  }
}
