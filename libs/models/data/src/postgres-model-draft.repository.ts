import type { ModelContent } from '@province-comuni/models-contract';
import type { DraftEvent, DraftSummary, ModelDraft, ModelDraftRepository, ModelVersionId } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { LessThan } from 'typeorm';
import { headRow, readContent, writeContent } from './model-rows.js';
import { ModelDraftEventOrm, ModelVersionOrm } from './model.orm-entities.js';

/** Drafts in PostgreSQL: rows of the same tables as published versions, without a number. */
export class PostgresModelDraftRepository implements ModelDraftRepository {
  async list(): Promise<DraftSummary[]> {
    return this.summaries(null);
  }

  async findOf(modelKey: string): Promise<DraftSummary | null> {
    return (await this.summaries(modelKey))[0] ?? null;
  }

  async find(id: ModelVersionId): Promise<ModelDraft | null> {
    return toDraft(await currentManager().findOne(ModelVersionOrm, { where: { id, status: 'DRAFT' } }));
  }

  async lock(id: ModelVersionId): Promise<ModelDraft | null> {
    return toDraft(await currentManager().findOne(ModelVersionOrm, { where: { id, status: 'DRAFT' }, lock: { mode: 'pessimistic_write' } }));
  }

  async add(draft: Omit<ModelDraft, 'id'>): Promise<ModelVersionId | null> {
    const { content } = draft;
    const manager = currentManager();
    await manager.query('insert into model (key, pillar) values ($1, $2) on conflict (key) do nothing', [content.key, content.pillar]);
    const head = { ...headRow(content), modelKey: content.key, version: null, status: 'DRAFT' as const, parentVersionId: draft.parentId as string | null, contentHash: '', publishedAt: null, openedBy: draft.openedBy, openedAt: draft.openedAt };
    const inserted = await manager.createQueryBuilder().insert().into(ModelVersionOrm).values(head).orIgnore().returning(['id']).execute();
    const [row] = inserted.raw as { id: ModelVersionId }[];
    if (!row) return null;
    await writeContent(row.id, null, content);
    return row.id;
  }

  async save(id: ModelVersionId, before: ModelContent, after: ModelContent): Promise<void> {
    await currentManager().update(ModelVersionOrm, { id }, headRow(after));
    await writeContent(id, before, after);
  }

  async publish(id: ModelVersionId, version: string, contentHash: string, publishedAt: Date): Promise<void> {
    await currentManager().update(ModelVersionOrm, { id }, { status: 'PUBLISHED', version, contentHash, publishedAt });
  }

  async discard(id: ModelVersionId): Promise<void> {
    await currentManager().delete(ModelVersionOrm, { id, status: 'DRAFT' });
  }

  async appendEvent(id: ModelVersionId, event: Omit<DraftEvent, 'sequence'>): Promise<void> {
    await currentManager().insert(ModelDraftEventOrm, { versionId: id, changes: [...event.changes] as never, undoes: event.undoes === null ? null : String(event.undoes), origin: event.origin, personId: event.personId, personName: event.personName, at: event.at });
  }

  async eventsOf(id: ModelVersionId, page: { readonly limit: number; readonly before?: number }): Promise<DraftEvent[]> {
    const rows = await currentManager().find(ModelDraftEventOrm, { where: { versionId: id, ...(page.before === undefined ? {} : { sequence: LessThan(String(page.before)) }) }, order: { sequence: 'DESC' }, take: page.limit });
    return rows.map((row) => ({ sequence: Number(row.sequence), changes: row.changes, undoes: row.undoes === null ? null : Number(row.undoes), origin: row.origin, personId: row.personId as PersonId, personName: row.personName, at: row.at }));
  }

  private async summaries(modelKey: string | null): Promise<DraftSummary[]> {
    const rows = (await currentManager().query(
      `select v.id, v.model_key, v.title, v.opened_by, v.opened_at, count(e.sequence)::int as changes, coalesce(max(e.at), v.opened_at) as changed_at
       from model_version v left join model_draft_event e on e.version_id = v.id
       where v.status = 'DRAFT' and v.opened_by is not null and ($1::text is null or v.model_key = $1)
       group by v.id order by v.model_key`,
      [modelKey],
    )) as { id: ModelVersionId; model_key: string; title: string; opened_by: string; opened_at: Date; changes: number; changed_at: Date }[];
    return rows.map((row) => ({ id: row.id, modelKey: row.model_key, title: row.title, openedBy: row.opened_by, openedAt: row.opened_at, changedAt: row.changed_at, changes: row.changes }));
  }
}

async function toDraft(row: ModelVersionOrm | null): Promise<ModelDraft | null> {
  if (!row || row.openedBy === null || row.openedAt === null) return null;
  return { id: row.id as ModelVersionId, parentId: row.parentVersionId as ModelVersionId | null, openedBy: row.openedBy, openedAt: row.openedAt, content: await readContent(row) };
}
