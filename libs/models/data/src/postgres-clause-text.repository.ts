import type { ClauseTextRepository, InstanceId, ModelVersionId, OwnClause, OwnClauseKey, StoredWording } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import { toWording, WORDING_COLUMNS, type WordingRow } from './postgres-deviation.repository.js';

/** What of the history changes a clause: its own entries, and those of the whole instance. */
const VERSION = `coalesce((select max(e.sequence) from instance_event e where e.instance_id = c.instance_id and (e.subject = c.clause_id or e.kind in ('AGGIORNATO', 'ANNULLATO'))), 0)::int`;
const FROM = 'from instance_clause c join instance i on i.id = c.instance_id join model_version v on v.id = i.model_version_id';
const ID = `(v.model_key || ':' || c.instance_id || ':' || c.clause_id) collate "C"`;
const OWN = `c.state in ('EDITED', 'ADDED')`;

/** Texts of clauses in PostgreSQL, behind row level security. */
export class PostgresClauseTextRepository implements ClauseTextRepository {
  async ownClauses(keys: readonly OwnClauseKey[]): Promise<OwnClause[]> {
    if (keys.length === 0) return [];
    const rows = (await currentManager().query(
      `select ${WORDING_COLUMNS}, i.model_version_id, ${VERSION} as version ${FROM}
       join unnest($1::uuid[], $2::text[]) as k (instance_id, clause_id) on k.instance_id = c.instance_id and k.clause_id = c.clause_id where ${OWN}`,
      [keys.map((key) => key.instanceId), keys.map((key) => key.clauseId)],
    )) as (WordingRow & { model_version_id: ModelVersionId; version: number })[];
    return rows.map((row) => ({ ...toWording(row), modelVersionId: row.model_version_id, version: row.version }));
  }

  async ownClauseIds(after: string | null, limit: number): Promise<{ id: string; version: number }[]> {
    return (await currentManager().query(
      `select ${ID} as id, ${VERSION} as version ${FROM} where ${OWN} and ($1::text is null or ${ID} > $1) order by ${ID} limit $2`,
      [after, limit],
    )) as { id: string; version: number }[];
  }

  async everOwn(instanceId: InstanceId): Promise<(OwnClauseKey & { modelKey: string })[]> {
    return (await currentManager().query(
      `select v.model_key as "modelKey", i.id as "instanceId", k.id as "clauseId" from instance i join model_version v on v.id = i.model_version_id cross join lateral (
         select clause_id as id from instance_clause where instance_id = i.id and (state <> 'KEPT' or revision > 0)
         union select subject from instance_event where instance_id = i.id and kind in ('CLAUSOLA_AGGIUNTA', 'CLAUSOLA_MODIFICATA', 'CLAUSOLA_TOLTA')
       ) k where i.id = $1`,
      [instanceId],
    )) as (OwnClauseKey & { modelKey: string })[];
  }

  async textsOf(clauses: Parameters<ClauseTextRepository['textsOf']>[0], of: Parameters<ClauseTextRepository['textsOf']>[1], limit: number): Promise<StoredWording[]> {
    if (clauses.length === 0) return [];
    const shared = 'shared' in of;
    const rows = (await currentManager().query(
      `select t.* from unnest($1::text[], $2::text[]) as k (model_key, clause_id)
       cross join lateral (
         select ${WORDING_COLUMNS} ${FROM} where c.clause_id = k.clause_id and v.model_key = k.model_key and ${shared ? `$3::uuid[] is not null and i.shared_at is not null and c.state <> 'KEPT'` : 'c.ente_id = any ($3::uuid[])'}
         order by c.updated_at desc nulls last, c.instance_id limit $4
       ) t`,
      [clauses.map((clause) => clause.modelKey), clauses.map((clause) => clause.clauseId), shared ? [] : of.enteIds, limit],
    )) as WordingRow[];
    return rows.map(toWording);
  }
}
