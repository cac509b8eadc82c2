import { displayState, type ClauseDeviation, type ClauseTally, type DeviationCounts, type DeviationRepository, type DeviationSummary, type InstanceId, type LocalClauseState, type ModelVersionId, type Sharing, type StoredDeviation, type StoredWording } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { VariableDef } from '@province-comuni/shared-act-tree';
import type { EnteId } from '@province-comuni/shared-kernel';
import { In } from 'typeorm';
import { DeviationSummaryOrm, InstanceDeviationOrm } from './deviation.orm-entities.js';
import { InstanceOrm } from './instance.orm-entities.js';

/** What {@link toWording} reads, of a clause `c`, its instance `i` and the version `v` of that. */
export const WORDING_COLUMNS = 'c.instance_id, c.ente_id, i.title, i.data_revision, i.shared_at, i.shared_by, i.local_variables, v.model_key, c.clause_id, c.act_key, c.state, c.base_version_id, c.heading, c.body, c.reason, c.updated_at';

/** Whether the draft of an instance `i` is what one looks at for the act of `row`: it is shared, or nothing of the act is approved. */
const looksAtDraft = (row: string): string => `(i.shared_at is not null or not exists (select 1 from approved_deviation a where a.instance_id = ${row}.instance_id and a.act_key = ${row}.act_key))`;

/** Texts as they stand in the drafts that one looks at. */
const DRAFT_WORDING = `
  select ${WORDING_COLUMNS}, false as approved, i.created_at, c.order_key
  from instance_clause c join instance i on i.id = c.instance_id join model_version v on v.id = i.model_version_id
  where ${looksAtDraft('c')}`;

/** Texts of the newest approved text of each act, where the draft is not shared. `d` is what was counted of it. */
const APPROVED_WORDING = `
  select d.instance_id, d.ente_id, i.title, d.data_revision, i.shared_at, i.shared_by, s.instance -> 'localVariables' as local_variables, d.model_key, d.clause_id, d.act_key, c ->> 'state' as state, d.base_version_id,
    nullif(c -> 'heading', 'null') as heading, nullif(c -> 'body', 'null') as body, c ->> 'reason' as reason, (c ->> 'updatedAt')::timestamptz as updated_at, true as approved, i.created_at, (c ->> 'orderKey') collate "C" as order_key
  from approved_deviation d
    join instance i on i.id = d.instance_id and i.shared_at is null
    join instance_snapshot s on s.instance_id = d.instance_id and s.data_revision = d.data_revision
    cross join lateral (select each as c from jsonb_array_elements(s.instance -> 'clauses') as each where each ->> 'clauseId' = d.clause_id) as one
  where true`;

/** A row of {@link WORDING_COLUMNS}. */
export interface WordingRow {
  readonly instance_id: InstanceId;
  readonly ente_id: EnteId;
  readonly title: string;
  readonly data_revision: number;
  readonly shared_at: Date | null;
  readonly shared_by: string | null;
  readonly local_variables: readonly VariableDef[];
  readonly model_key: string;
  readonly clause_id: string;
  readonly act_key: string;
  readonly state: LocalClauseState;
  readonly base_version_id: ModelVersionId;
  readonly heading: StoredWording['heading'];
  readonly body: StoredWording['body'];
  readonly reason: string | null;
  readonly updated_at: Date | null;
  readonly approved?: boolean;
}

/** Deviations in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresDeviationRepository implements DeviationRepository {
  async countedRevision(id: InstanceId): Promise<number | null> {
    const row = await currentManager().findOne(DeviationSummaryOrm, { where: { instanceId: id }, select: { instanceId: true, dataRevision: true } });
    return row?.dataRevision ?? null;
  }

  async save(of: Parameters<DeviationRepository['save']>[0], counts: DeviationCounts, rows: readonly ClauseDeviation[]): Promise<void> {
    const manager = currentManager();
    await manager.upsert(DeviationSummaryOrm, { ...of, ...counts }, ['instanceId']);
    const kept = new Map((await manager.find(InstanceDeviationOrm, { where: { instanceId: of.instanceId } })).map((row) => [row.clauseId, row]));
    const differs = (row: ClauseDeviation): boolean => {
      const before = kept.get(row.clauseId);
      return !before || (Object.keys(row) as (keyof ClauseDeviation)[]).some((field) => before[field] !== row[field]);
    };
    const changed = rows.filter(differs).map((row) => ({ ...row, instanceId: of.instanceId as string, enteId: of.enteId as string, modelKey: of.modelKey }));
    if (changed.length > 0) await manager.upsert(InstanceDeviationOrm, changed, ['instanceId', 'clauseId']);
    const now = new Set(rows.map((row) => row.clauseId));
    const gone = [...kept.keys()].filter((clauseId) => !now.has(clauseId));
    if (gone.length > 0) await manager.delete(InstanceDeviationOrm, { instanceId: of.instanceId, clauseId: In(gone) });
  }

  async saveApproved({ actKey, ...of }: Parameters<DeviationRepository['saveApproved']>[0], rows: readonly ClauseDeviation[]): Promise<void> {
    const manager = currentManager();
    await manager.query('delete from approved_deviation where instance_id = $1 and act_key = $2', [of.instanceId, actKey]);
    await manager.query(
      `insert into approved_deviation (instance_id, clause_id, ente_id, model_key, act_key, state, changed_permille, text_hash, lock, base_version_id, held_back, data_revision)
       select $1, r."clauseId", $2, $3, r."actKey", r.state, r."changedPermille", r."textHash", r.lock, r."baseVersionId", r."heldBack", $4
       from jsonb_to_recordset($5::jsonb) as r ("clauseId" text, "actKey" text, state text, "changedPermille" int, "textHash" text, lock text, "baseVersionId" uuid, "heldBack" boolean)`,
      [of.instanceId, of.enteId, of.modelKey, of.dataRevision, JSON.stringify(rows)],
    );
  }

  async uncounted(limit: number): Promise<InstanceId[]> {
    const rows = (await currentManager().query(`select i.id from instance i left join deviation_summary s on s.instance_id = i.id where s.data_revision is distinct from i.data_revision order by i.id limit $1`, [limit])) as { id: InstanceId }[];
    return rows.map((row) => row.id);
  }

  async summariesOf(modelKey: string, actKey: string | null): Promise<DeviationSummary[]> {
    const rows = (await currentManager().query(
      `select s.instance_id as "instanceId", s.ente_id as "enteId", s.model_version_id as "modelVersionId", s.data_revision as "dataRevision", s.standard, s.adapted, s.suppressed, s.added,
         s.held_back as "heldBack", s.not_taken as "notTaken", s.changed_permille as "changedPermille", i.title, i.shared_at as "sharedAt", i.shared_by as "sharedBy",
         exists (select 1 from approved_deviation a where a.instance_id = s.instance_id and a.act_key = $2) as approved
       from deviation_summary s join instance i on i.id = s.instance_id where s.model_key = $1 order by i.created_at, i.id`,
      [modelKey, actKey],
    )) as DeviationSummary[];
    return rows;
  }

  async deviationsOf(modelKey: string, actKey: string): Promise<StoredDeviation[]> {
    const columns = 'd.instance_id as "instanceId", d.clause_id as "clauseId", d.act_key as "actKey", d.state, d.changed_permille as "changedPermille", d.text_hash as "textHash", d.lock, d.base_version_id as "baseVersionId", d.held_back as "heldBack"';
    return (await currentManager().query(
      `select ${columns} from instance_deviation d join instance i on i.id = d.instance_id where d.model_key = $1 and d.act_key = $2 and ${looksAtDraft('d')}
       union all
       select ${columns} from approved_deviation d join instance i on i.id = d.instance_id where d.model_key = $1 and d.act_key = $2 and i.shared_at is null`,
      [modelKey, actKey],
    )) as StoredDeviation[];
  }

  async tally(modelKey: string, instanceIds: readonly InstanceId[]): Promise<ClauseTally[]> {
    if (instanceIds.length === 0) return [];
    return (await currentManager().query(
      `select clause_id as "clauseId", count(*) filter (where state = 'ADATTATA')::int as adapted, count(*) filter (where state = 'SOPPRESSA')::int as suppressed
       from instance_deviation where model_key = $1 and instance_id = any ($2) and state in ('ADATTATA', 'SOPPRESSA') group by clause_id`,
      [modelKey, instanceIds],
    )) as ClauseTally[];
  }

  async wordingsOf(modelKey: string, clauseId: string): Promise<StoredWording[]> {
    const rows = (await currentManager().query(`${DRAFT_WORDING} and v.model_key = $1 and c.clause_id = $2 and c.state <> 'KEPT' union all ${APPROVED_WORDING} and d.model_key = $1 and d.clause_id = $2 and d.state <> 'STANDARD' order by created_at, instance_id`, [modelKey, clauseId])) as WordingRow[];
    return rows.map(toWording);
  }

  async wording(instanceId: InstanceId, clauseId: string): Promise<StoredWording | null> {
    const [row] = (await currentManager().query(`${DRAFT_WORDING} and c.instance_id = $1 and c.clause_id = $2 union all ${APPROVED_WORDING} and d.instance_id = $1 and d.clause_id = $2`, [instanceId, clauseId])) as WordingRow[];
    return row ? toWording(row) : null;
  }

  async addedIn(actKey: string, instanceIds: readonly InstanceId[]): Promise<StoredWording[]> {
    if (instanceIds.length === 0) return [];
    const rows = (await currentManager().query(`${DRAFT_WORDING} and c.instance_id = any ($1) and c.act_key = $2 and c.state = 'ADDED' union all ${APPROVED_WORDING} and d.instance_id = any ($1) and d.act_key = $2 and d.state = 'AGGIUNTA' order by created_at, instance_id, order_key, clause_id`, [instanceIds, actKey])) as WordingRow[];
    return rows.map(toWording);
  }

  async sharingOf(id: InstanceId): Promise<Sharing> {
    const row = await currentManager().findOne(InstanceOrm, { where: { id }, select: { id: true, sharedAt: true, sharedBy: true } });
    return { sharedAt: row?.sharedAt ?? null, sharedBy: row?.sharedBy ?? null };
  }

  async setSharing(id: InstanceId, { sharedAt, sharedBy }: Sharing): Promise<void> {
    await currentManager().update(InstanceOrm, { id }, { sharedAt, sharedBy });
  }
}

export function toWording(row: WordingRow): StoredWording {
  return {
    instanceId: row.instance_id,
    enteId: row.ente_id,
    title: row.title,
    dataRevision: row.data_revision,
    sharedAt: row.shared_at,
    sharedBy: row.shared_by,
    approved: row.approved ?? false,
    modelKey: row.model_key,
    clauseId: row.clause_id,
    actKey: row.act_key,
    state: displayState(row.state),
    baseVersionId: row.base_version_id,
    heading: row.heading,
    body: row.body,
    reason: row.reason,
    updatedAt: row.updated_at,
    localVariables: new Map(row.local_variables.map((variable) => [variable.key, variable.label])),
  };
}
