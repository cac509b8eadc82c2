import type { ModelContent } from '@province-comuni/models-contract';
import { ModelVersionNotFound, type ModelRepository, type ModelVersionId, type ModelVersionSummary, type ModelWithdrawal } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { In } from 'typeorm';
import { headRow, readContent, writeContent } from './model-rows.js';
import { ModelVersionOrm, ModelWithdrawalOrm } from './model.orm-entities.js';

const PUBLIC_STATES = ['PUBLISHED', 'DEPRECATED', 'WITHDRAWN'] as const;

/** Models in PostgreSQL. A published version is read once and kept: it never changes. */
export class PostgresModelRepository implements ModelRepository {
  private readonly published = new Map<ModelVersionId, ModelContent>();

  async listPublished(): Promise<ModelVersionSummary[]> {
    const rows = await currentManager().find(ModelVersionOrm, { where: { status: 'PUBLISHED' } });
    return (await this.summaries(rows)).sort(newestFirst);
  }

  async listPublishedOf(modelKey: string): Promise<ModelVersionSummary[]> {
    const rows = await currentManager().find(ModelVersionOrm, { where: { modelKey, status: In(PUBLIC_STATES) } });
    return (await this.summaries(rows)).sort(newestFirst);
  }

  async find(id: ModelVersionId): Promise<ModelVersionSummary | null> {
    const row = await currentManager().findOne(ModelVersionOrm, { where: { id } });
    return row && (await this.summaries([row]))[0]!;
  }

  async findByVersion(modelKey: string, version: string): Promise<ModelVersionSummary | null> {
    const row = await currentManager().findOne(ModelVersionOrm, { where: { modelKey, version } });
    return row && (await this.summaries([row]))[0]!;
  }

  async contentOf(id: ModelVersionId): Promise<ModelContent> {
    const known = this.published.get(id);
    if (known) return known;
    const head = await currentManager().findOne(ModelVersionOrm, { where: { id } });
    if (!head) throw new ModelVersionNotFound();
    const content = await readContent(head);
    if (head.status !== 'DRAFT') this.published.set(id, content);
    return content;
  }

  async holdVersions(modelKey: string): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`versions of ${modelKey}`]);
  }

  async withdraw(id: ModelVersionId, { reason, personId, by, at }: ModelWithdrawal): Promise<void> {
    await currentManager().insert(ModelWithdrawalOrm, { versionId: id, reason, personId, personName: by, at });
    await currentManager().update(ModelVersionOrm, { id }, { status: 'WITHDRAWN' });
  }

  /** Withdrawals are few: they are asked for only where there are some. */
  private async summaries(rows: readonly ModelVersionOrm[]): Promise<ModelVersionSummary[]> {
    const withdrawn = rows.filter(({ status }) => status === 'WITHDRAWN').map(({ id }) => id);
    const withdrawals = withdrawn.length === 0 ? [] : await currentManager().find(ModelWithdrawalOrm, { where: { versionId: In(withdrawn) } });
    return rows.map((row) => toSummary(row, withdrawals.find(({ versionId }) => versionId === row.id)));
  }

  async addPublished(content: ModelContent, contentHash: string, publishedAt: Date): Promise<ModelVersionId> {
    const manager = currentManager();
    await manager.query('insert into model (key, pillar) values ($1, $2) on conflict (key) do nothing', [content.key, content.pillar]);
    const parent = (await this.listPublishedOf(content.key))[0];
    const { id } = await manager.save(ModelVersionOrm, { ...headRow(content), modelKey: content.key, version: content.version, status: 'DRAFT' as const, parentVersionId: parent?.id ?? null, contentHash, publishedAt: null });
    await writeContent(id, null, content);
    await manager.update(ModelVersionOrm, { id }, { status: 'PUBLISHED', publishedAt });
    return id as ModelVersionId;
  }
}

function toSummary(row: ModelVersionOrm, withdrawal: ModelWithdrawalOrm | undefined): ModelVersionSummary {
  return {
    id: row.id as ModelVersionId,
    modelKey: row.modelKey,
    modelTitle: row.title,
    version: row.version ?? '',
    status: row.status,
    summary: row.summary,
    effectiveFrom: row.effectiveFrom,
    publishedAt: row.publishedAt,
    contentHash: row.contentHash,
    withdrawal: withdrawal ? { reason: withdrawal.reason, personId: withdrawal.personId as PersonId, by: withdrawal.personName, at: withdrawal.at } : null,
  };
}

function newestFirst(a: ModelVersionSummary, b: ModelVersionSummary): number {
  return a.modelKey === b.modelKey ? b.version.localeCompare(a.version, 'en', { numeric: true }) : a.modelKey < b.modelKey ? -1 : 1;
}
