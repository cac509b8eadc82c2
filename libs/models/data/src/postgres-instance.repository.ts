import type { Adoption, AnswerChange, ExportRecord, Instance, InstanceClause, InstanceEvent, InstanceId, InstanceRepository, InstanceState, InstanceSummary, ModelVersionId } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { KeptNumbers } from '@province-comuni/shared-act-tree';
import { sameJson, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { In } from 'typeorm';
import { AdoptionOrm, ExportRecordOrm, InstanceAnswerOrm, InstanceClauseOrm, InstanceEventOrm, InstanceOrm } from './instance.orm-entities.js';

/** Instances in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresInstanceRepository implements InstanceRepository {
  async add(
    instance: Omit<Instance, 'answers' | 'clauses' | 'dataRevision' | 'localVariables' | 'keptNumbers'>,
    answers: readonly AnswerChange[],
    clauses: readonly Pick<InstanceClause, 'clauseId' | 'actKey' | 'baseVersionId'>[],
    clientKey: string,
  ): Promise<void> {
    const manager = currentManager();
    const owner = { instanceId: instance.id as string, enteId: instance.enteId as string };
    await manager.insert(InstanceOrm, { ...instance, clientKey });
    await manager.insert(InstanceAnswerOrm, answers.map((answer) => ({ ...owner, ...jsonAnswer(answer) })) as never);
    await manager.insert(InstanceClauseOrm, clauses.map((clause) => ({ ...owner, ...clause, state: 'KEPT' as const })));
  }

  async claimClientKey(enteId: EnteId, clientKey: string): Promise<InstanceId | null> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`adopt ${enteId} ${clientKey}`]);
    const row = await currentManager().findOne(InstanceOrm, { where: { enteId, clientKey }, select: { id: true } });
    return (row?.id as InstanceId | undefined) ?? null;
  }

  async find(id: InstanceId): Promise<Instance | null> {
    const row = await currentManager().findOne(InstanceOrm, { where: { id } });
    return row && this.whole(row);
  }

  async lock(id: InstanceId): Promise<Instance | null> {
    const row = await currentManager().findOne(InstanceOrm, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && this.whole(row);
  }

  async listOf(enteIds: readonly EnteId[], page: { readonly limit: number; readonly offset: number }): Promise<{ items: InstanceSummary[]; total: number }> {
    const [rows, total] = await currentManager().findAndCount(InstanceOrm, { where: { enteId: In(enteIds) }, order: { updatedAt: 'DESC', id: 'ASC' }, take: page.limit, skip: page.offset });
    return { items: rows.map(toSummary), total };
  }

  async summariesOf(ids: readonly InstanceId[]): Promise<InstanceSummary[]> {
    if (ids.length === 0) return [];
    return (await currentManager().find(InstanceOrm, { where: { id: In([...ids]) } })).map(toSummary);
  }

  async saveAnswers(id: InstanceId, answers: readonly AnswerChange[]): Promise<void> {
    for (const answer of answers) {
      await currentManager().query(
        `insert into instance_answer (instance_id, ente_id, key, value, origin, answered_by, answered_at)
         select id, ente_id, $2, $3::jsonb, $4, $5, $6 from instance where id = $1
         on conflict (instance_id, key) do update set value = excluded.value, origin = excluded.origin, answered_by = excluded.answered_by, answered_at = excluded.answered_at, revision = instance_answer.revision + 1`,
        [id, answer.key, JSON.stringify(answer.value), answer.origin, answer.answeredBy, answer.answeredAt],
      );
    }
  }

  async removeAnswer(id: InstanceId, key: string): Promise<void> {
    await currentManager().delete(InstanceAnswerOrm, { instanceId: id, key });
  }

  async saveClause(id: InstanceId, clause: Omit<InstanceClause, 'revision'>): Promise<void> {
    const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
    await currentManager().query(
      `insert into instance_clause (instance_id, ente_id, clause_id, act_key, base_version_id, state, heading, body, order_key, parent_id, kind, reason, updated_by, updated_at, revision)
       select id, ente_id, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12, $13, 1 from instance where id = $1
       on conflict (instance_id, clause_id) do update set base_version_id = excluded.base_version_id, state = excluded.state, heading = excluded.heading, body = excluded.body,
         order_key = excluded.order_key, parent_id = excluded.parent_id, kind = excluded.kind, reason = excluded.reason, updated_by = excluded.updated_by, updated_at = excluded.updated_at,
         revision = instance_clause.revision + 1`,
      [id, clause.clauseId, clause.actKey, clause.baseVersionId, clause.state, json(clause.heading), json(clause.body), clause.orderKey, clause.parentId, clause.kind, clause.reason, clause.updatedBy, clause.updatedAt],
    );
  }

  async removeClause(id: InstanceId, clauseId: string): Promise<void> {
    await currentManager().delete(InstanceClauseOrm, { instanceId: id, clauseId });
  }

  async replaceState(before: InstanceState, after: InstanceState & Pick<Instance, 'id'>): Promise<void> {
    const manager = currentManager();
    const old = new Map(before.clauses.map((clause) => [clause.clauseId, clause]));
    const said = ({ revision: _, updatedBy: _by, updatedAt: _at, ...clause }: InstanceClause): unknown => clause;
    const saidBut = ({ revision: _, updatedBy: _by, updatedAt: _at, baseVersionId: _base, ...clause }: InstanceClause): unknown => clause;
    const changed = after.clauses.filter((clause) => !old.has(clause.clauseId) || !sameJson(said(old.get(clause.clauseId)!), said(clause)));
    // Nearly all clauses only get a new base: one statement for each base, not one for each clause.
    const rebased = changed.filter((clause) => old.has(clause.clauseId) && sameJson(saidBut(old.get(clause.clauseId)!), saidBut(clause)));
    for (const base of new Set(rebased.map((clause) => clause.baseVersionId))) {
      await manager.query('update instance_clause set base_version_id = $2, revision = revision + 1 where instance_id = $1 and clause_id = any ($3)', [after.id, base, rebased.filter((clause) => clause.baseVersionId === base).map((clause) => clause.clauseId)]);
    }
    for (const clause of changed.filter((each) => !rebased.includes(each))) await this.saveClause(after.id, clause);
    const kept = new Set(after.clauses.map((clause) => clause.clauseId));
    const gone = before.clauses.filter((clause) => !kept.has(clause.clauseId)).map((clause) => clause.clauseId);
    if (gone.length > 0) await manager.delete(InstanceClauseOrm, { instanceId: after.id, clauseId: In(gone) });
    const answers = new Map(before.answers.map((answer) => [answer.key, answer]));
    await this.saveAnswers(after.id, after.answers.filter((answer) => !sameJson([answers.get(answer.key)?.value, answers.get(answer.key)?.origin], [answer.value, answer.origin])));
    const answered = new Set(after.answers.map((answer) => answer.key));
    for (const key of answers.keys()) if (!answered.has(key)) await this.removeAnswer(after.id, key);
    await manager.query('update instance set model_version_id = $2, local_variables = $3::jsonb where id = $1', [after.id, after.modelVersionId, JSON.stringify(after.localVariables)]);
  }

  async setKeptNumbers(id: InstanceId, actKey: string, numbers: KeptNumbers | null): Promise<void> {
    if (numbers === null) await currentManager().query('update instance set kept_numbers = kept_numbers - $2 where id = $1', [id, actKey]);
    else await currentManager().query('update instance set kept_numbers = kept_numbers || jsonb_build_object($2::text, $3::jsonb) where id = $1', [id, actKey, JSON.stringify(numbers)]);
  }

  async touch(id: InstanceId, at: Date): Promise<number> {
    const result = (await currentManager().query('update instance set data_revision = data_revision + 1, updated_at = $2 where id = $1 returning data_revision', [id, at])) as [{ data_revision: number }[], number];
    return result[0][0]!.data_revision;
  }

  async setTitle(id: InstanceId, title: string): Promise<void> {
    await currentManager().update(InstanceOrm, { id }, { title });
  }

  async appendEvent(id: InstanceId, event: Omit<InstanceEvent, 'sequence'>): Promise<InstanceEvent> {
    const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
    const rows = (await currentManager().query(
      `insert into instance_event (instance_id, ente_id, sequence, kind, subject, before, after, person_id, person_name, at)
       select i.id, i.ente_id, coalesce((select max(sequence) from instance_event where instance_id = i.id), 0) + 1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8 from instance i where i.id = $1
       returning sequence`,
      [id, event.kind, event.subject, json(event.before), json(event.after), event.personId, event.personName, event.at],
    )) as { sequence: number }[];
    return { ...event, sequence: rows[0]!.sequence };
  }

  async eventsOf(id: InstanceId, page: { readonly limit: number; readonly before?: number; readonly subject?: string }): Promise<InstanceEvent[]> {
    const query = currentManager().createQueryBuilder(InstanceEventOrm, 'event').where('event.instanceId = :id', { id });
    if (page.before !== undefined) query.andWhere('event.sequence < :before', { before: page.before });
    if (page.subject !== undefined) query.andWhere('event.subject = :subject', { subject: page.subject });
    const rows = await query.orderBy('event.sequence', 'DESC').take(page.limit).getMany();
    return rows.map((row) => ({ sequence: row.sequence, kind: row.kind, subject: row.subject, before: row.before, after: row.after, personId: row.personId as PersonId, personName: row.personName, at: row.at }));
  }

  async addExport(record: Omit<ExportRecord, 'id'>): Promise<string> {
    const result = await currentManager().insert(ExportRecordOrm, { ...record, actKeys: [...record.actKeys] });
    return (result.identifiers[0] as { id: string }).id;
  }

  async exportsOf(id: InstanceId, limit: number): Promise<ExportRecord[]> {
    const rows = await currentManager().find(ExportRecordOrm, { where: { instanceId: id }, order: { at: 'DESC', id: 'ASC' }, take: limit });
    return rows.map((row) => ({ ...row, instanceId: row.instanceId as InstanceId, enteId: row.enteId as EnteId, personId: row.personId as PersonId }));
  }

  async saveAdoption(adoption: Adoption): Promise<void> {
    await currentManager().upsert(AdoptionOrm, { ...adoption }, ['instanceId']);
  }

  async adoptionsOf(modelKey: string): Promise<Adoption[]> {
    const rows = await currentManager().find(AdoptionOrm, { where: { modelKey }, order: { since: 'ASC', instanceId: 'ASC' } });
    return rows.map((row) => ({ ...row, instanceId: row.instanceId as InstanceId, enteId: row.enteId as EnteId }));
  }

  private async whole(row: InstanceOrm): Promise<Instance> {
    const where = { instanceId: row.id };
    const answers = await currentManager().find(InstanceAnswerOrm, { where });
    const clauses = await currentManager().find(InstanceClauseOrm, { where });
    return {
      id: row.id as InstanceId,
      enteId: row.enteId as EnteId,
      modelVersionId: row.modelVersionId as ModelVersionId,
      title: row.title,
      dataRevision: row.dataRevision,
      parameterDate: row.parameterDate,
      createdBy: row.createdBy as PersonId,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      localVariables: row.localVariables,
      keptNumbers: row.keptNumbers,
      answers: answers.map(({ key, value, origin, revision, answeredBy, answeredAt }) => ({ key, value, origin, revision, answeredBy, answeredAt })),
      clauses: clauses.map(toClause),
    };
  }
}

function toSummary(row: InstanceOrm): InstanceSummary {
  return { id: row.id as InstanceId, enteId: row.enteId as EnteId, modelVersionId: row.modelVersionId as ModelVersionId, title: row.title, dataRevision: row.dataRevision, createdAt: row.createdAt, updatedAt: row.updatedAt };
}

function toClause(row: InstanceClauseOrm): InstanceClause {
  const { clauseId, actKey, state, heading, body, orderKey, parentId, kind, reason, revision, updatedBy, updatedAt } = row;
  return { clauseId, actKey, baseVersionId: row.baseVersionId as ModelVersionId, state, heading, body, orderKey, parentId, kind, reason, revision, updatedBy, updatedAt };
}

/** A jsonb column takes JavaScript null as SQL null: JSON null ("left empty on purpose") must be written as such. */
function jsonAnswer(answer: AnswerChange): AnswerChange {
  return answer.value === null ? { ...answer, value: (() => "'null'::jsonb") as unknown } : answer;
}
