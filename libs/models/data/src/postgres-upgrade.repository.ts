import type { AppliedItem, InstanceId, KeptResolution, UpgradeRepository } from '@province-comuni/models-domain';
import { ENGINE_VERSION } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { IsNull } from 'typeorm';
import { UpgradeItemOrm, UpgradeRunOrm } from './upgrade.orm-entities.js';

/** Upgrades in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresUpgradeRepository implements UpgradeRepository {
  async resolutionsOf(instanceId: InstanceId): Promise<KeptResolution[]> {
    const run = await this.openRun(instanceId);
    if (!run) return [];
    const rows = await currentManager().find(UpgradeItemOrm, { where: { runId: run.id }, order: { key: 'ASC' } });
    return rows.map((row) => ({ key: row.key, hash: row.itemHash, choice: row.choice, texts: row.texts, reason: row.reason, personId: row.personId as PersonId, personName: row.personName ?? '', at: row.at }));
  }

  async saveResolution(of: Parameters<UpgradeRepository['saveResolution']>[0], { key, hash, choice, texts, reason, personId, personName, at }: KeptResolution): Promise<void> {
    const run = (await this.openRun(of.instanceId)) ?? (await this.begin({ ...of, personId, at }));
    await currentManager().upsert(UpgradeItemOrm, { runId: run.id, key, enteId: of.enteId, itemHash: hash, upgradeClass: null, choice, texts: texts as never, reason, personId, personName, at }, ['runId', 'key']);
  }

  async removeResolution(instanceId: InstanceId, key: string): Promise<void> {
    const run = await this.openRun(instanceId);
    if (run) await currentManager().delete(UpgradeItemOrm, { runId: run.id, key });
  }

  async close(of: Parameters<UpgradeRepository['close']>[0], items: readonly AppliedItem[]): Promise<void> {
    const manager = currentManager();
    const run = (await this.openRun(of.instanceId)) ?? (await this.begin(of));
    const rows = items.map(({ key, hash, choice, texts, reason, personId, personName, class: upgradeClass }) => ({ runId: run.id, key, enteId: of.enteId, itemHash: hash, upgradeClass, choice, texts, reason, personId, personName, at: of.at }));
    await manager.delete(UpgradeItemOrm, { runId: run.id });
    if (rows.length > 0) await manager.insert(UpgradeItemOrm, rows as never);
    await manager.update(UpgradeRunOrm, { id: run.id }, { status: 'APPLIED', fromVersionId: of.fromVersionId, toVersionId: of.toVersionId, appliedMark: of.mark, appliedDataRevision: of.dataRevision, appliedAt: of.at });
  }

  async reopen(instanceId: InstanceId): Promise<void> {
    const manager = currentManager();
    const last = await manager.findOne(UpgradeRunOrm, { where: { instanceId, status: 'APPLIED' }, order: { appliedAt: 'DESC' } });
    if (!last) return;
    await manager.delete(UpgradeRunOrm, { instanceId, status: 'OPEN' });
    await manager.delete(UpgradeItemOrm, { runId: last.id, personId: IsNull() });
    await manager.update(UpgradeItemOrm, { runId: last.id }, { upgradeClass: null });
    await manager.update(UpgradeRunOrm, { id: last.id }, { status: 'OPEN', toVersionId: null, appliedMark: null, appliedDataRevision: null, appliedAt: null });
  }

  async appliedRevision(instanceId: InstanceId, mark: string): Promise<number | null> {
    const run = await currentManager().findOne(UpgradeRunOrm, { where: { instanceId, appliedMark: mark }, order: { appliedAt: 'DESC' } });
    return run?.appliedDataRevision ?? null;
  }

  private openRun(instanceId: InstanceId): Promise<UpgradeRunOrm | null> {
    return currentManager().findOne(UpgradeRunOrm, { where: { instanceId, status: 'OPEN' } });
  }

  private begin({ instanceId, enteId, fromVersionId, personId, at }: Parameters<UpgradeRepository['saveResolution']>[0] & { personId: PersonId; at: Date }): Promise<UpgradeRunOrm> {
    return currentManager().save(UpgradeRunOrm, { instanceId, enteId, fromVersionId, toVersionId: null, status: 'OPEN' as const, engineVersion: ENGINE_VERSION, appliedMark: null, appliedDataRevision: null, createdBy: personId, createdAt: at, appliedAt: null });
  }
}
