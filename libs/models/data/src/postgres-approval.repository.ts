import type { Role } from '@province-comuni/identity-contract';
import type { ActApproval, ActFile, ApprovalId, ApprovalRepository, InstanceId, InstanceSnapshot, StepKey, TakenStep } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import { isUuid, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { In } from 'typeorm';
import { ActApprovalOrm, ActFileOrm, ActStepOrm, InstanceSnapshotOrm } from './approval.orm-entities.js';

/** Approvals in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresApprovalRepository implements ApprovalRepository {
  async ofInstance(instanceId: InstanceId): Promise<ActApproval[]> {
    return (await currentManager().find(ActApprovalOrm, { where: { instanceId }, order: { number: 'ASC', actKey: 'ASC' } })).map(toApproval);
  }

  async find(ids: readonly string[]): Promise<ActApproval[]> {
    return (await currentManager().find(ActApprovalOrm, { where: { id: In(ids.filter(isUuid)) } })).map(toApproval);
  }

  async newestOf(enteIds: readonly EnteId[]): Promise<ActApproval[]> {
    const rows = await currentManager()
      .createQueryBuilder(ActApprovalOrm, 'way')
      .distinctOn(['way.instanceId', 'way.actKey'])
      .where('way.enteId in (:...enteIds)', { enteIds: [...enteIds] })
      .orderBy('way.instanceId')
      .addOrderBy('way.actKey')
      .addOrderBy('way.number', 'DESC')
      .getMany();
    return rows.map(toApproval);
  }

  async save(approval: ActApproval): Promise<void> {
    await currentManager().upsert(ActApprovalOrm, { ...approval } as never, ['id']);
  }

  async note(step: TakenStep): Promise<void> {
    await currentManager().query(
      `insert into act_step (approval_id, instance_id, ente_id, step, from_state, to_state, input, data_revision, seen_revision, person_id, person_name, at)
       select a.id, a.instance_id, a.ente_id, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10 from act_approval a where a.id = $1`,
      [step.approvalId, step.step, step.from, step.to, JSON.stringify(step.input), step.dataRevision, step.seenRevision, step.personId, step.personName, step.at],
    );
  }

  async stepsTaken(instanceId: InstanceId, limit: number): Promise<TakenStep[]> {
    const rows = await currentManager().find(ActStepOrm, { where: { instanceId }, order: { id: 'DESC' }, take: limit });
    return rows.map(({ approvalId, step, from, to, input, dataRevision, seenRevision, personId, personName, at }) => ({ approvalId: approvalId as ApprovalId, step, from, to, input, dataRevision, seenRevision, personId: personId as PersonId, personName, at }));
  }

  async keepSnapshot({ instance, acts }: InstanceSnapshot): Promise<void> {
    await currentManager().query('insert into instance_snapshot (instance_id, data_revision, ente_id, instance, acts) values ($1, $2, $3, $4::jsonb, $5::jsonb) on conflict do nothing', [instance.id, instance.dataRevision, instance.enteId, JSON.stringify(instance), JSON.stringify(acts)]);
  }

  async snapshotOf(instanceId: InstanceId, dataRevision: number): Promise<InstanceSnapshot | null> {
    const row = await currentManager().findOne(InstanceSnapshotOrm, { where: { instanceId, dataRevision } });
    return row && { instance: withDates(row.instance), acts: row.acts };
  }

  async addFile({ id, approvalId, kind, sha256, name, size, personName, at }: ActFile, personId: PersonId): Promise<void> {
    await currentManager().query(
      `insert into act_file (id, approval_id, instance_id, ente_id, kind, sha256, name, size, person_id, person_name, at)
       select $1, a.id, a.instance_id, a.ente_id, $3, $4, $5, $6, $7, $8, $9 from act_approval a where a.id = $2`,
      [id, approvalId, kind, sha256, name, size, personId, personName, at],
    );
  }

  async filesOf(instanceId: InstanceId): Promise<ActFile[]> {
    return (await currentManager().find(ActFileOrm, { where: { instanceId }, order: { at: 'ASC', id: 'ASC' } })).map(toFile);
  }

  async findFile(id: string): Promise<ActFile | null> {
    const row = isUuid(id) ? await currentManager().findOne(ActFileOrm, { where: { id } }) : null;
    return row && toFile(row);
  }

  async removeFile(id: string): Promise<void> {
    await currentManager().delete(ActFileOrm, { id });
  }

  async rolesOf(enteId: EnteId): Promise<ReadonlyMap<StepKey, readonly Role[]>> {
    const rows = (await currentManager().query('select step, roles from act_step_roles where ente_id = $1', [enteId])) as { step: StepKey; roles: Role[] }[];
    return new Map(rows.map(({ step, roles }) => [step, roles]));
  }

  async saveRoles(enteId: EnteId, step: StepKey, roles: readonly Role[] | null): Promise<void> {
    if (roles === null) await currentManager().query('delete from act_step_roles where ente_id = $1 and step = $2', [enteId, step]);
    else await currentManager().query('insert into act_step_roles (ente_id, step, roles) values ($1, $2, $3) on conflict (ente_id, step) do update set roles = excluded.roles', [enteId, step, roles]);
  }

  async expiringBetween(from: string, to: string): Promise<ActApproval[]> {
    const rows = await currentManager().createQueryBuilder(ActApprovalOrm, 'way').where(`way.state = 'IN_VIGORE'`).andWhere('way.expiresOn between :from and :to', { from, to }).orderBy('way.expiresOn').addOrderBy('way.id').getMany();
    return rows.map(toApproval);
  }
}

function toApproval(row: ActApprovalOrm): ActApproval {
  return { ...row, id: row.id as ApprovalId, instanceId: row.instanceId as InstanceId, enteId: row.enteId as EnteId };
}

function toFile({ id, approvalId, enteId, kind, sha256, name, size, personName, at }: ActFileOrm): ActFile {
  return { id, approvalId: approvalId as ApprovalId, enteId: enteId as EnteId, kind, sha256, name, size, personName, at };
}

/** JSON has no dates: the moments of a kept instance are moments again. */
function withDates(instance: InstanceSnapshot['instance']): InstanceSnapshot['instance'] {
  return {
    ...instance,
    // Texts kept before numbers could be kept counted from 1.
    keptNumbers: instance.keptNumbers ?? {},
    createdAt: new Date(instance.createdAt),
    updatedAt: new Date(instance.updatedAt),
    answers: instance.answers.map((answer) => ({ ...answer, answeredAt: new Date(answer.answeredAt) })),
    clauses: instance.clauses.map((clause) => ({ ...clause, updatedAt: clause.updatedAt && new Date(clause.updatedAt) })),
  };
}
