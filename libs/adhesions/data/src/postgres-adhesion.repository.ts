import type { AdhesionState } from '@province-comuni/adhesions-contract';
import type { Adhesion, AdhesionCount, AdhesionEvent, AdhesionId, AdhesionRepository } from '@province-comuni/adhesions-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { In, MoreThan } from 'typeorm';
import { AdhesionEventOrm, AdhesionOrm } from './adhesion.orm-entities.js';

/** Adhesions in PostgreSQL, behind row level security: seen by the Provincia and by the Ente that adheres. */
export class PostgresAdhesionRepository implements AdhesionRepository {
  async find(id: AdhesionId): Promise<Adhesion | null> {
    const row = await currentManager().findOne(AdhesionOrm, { where: { id } });
    return row && toAdhesion(row);
  }

  async lock(id: AdhesionId): Promise<Adhesion | null> {
    const row = await currentManager().findOne(AdhesionOrm, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && toAdhesion(row);
  }

  async ofApproval(approvalId: string): Promise<Adhesion[]> {
    return (await currentManager().find(AdhesionOrm, { where: { approvalId }, order: { invitedAt: 'ASC', id: 'ASC' } })).map(toAdhesion);
  }

  async ofInstance(instanceId: string): Promise<Adhesion[]> {
    return (await currentManager().find(AdhesionOrm, { where: { instanceId }, order: { invitedAt: 'ASC', id: 'ASC' } })).map(toAdhesion);
  }

  async ofAderenti(enteIds: readonly EnteId[], limit: number): Promise<Adhesion[]> {
    return (await currentManager().find(AdhesionOrm, { where: { aderenteId: In([...enteIds]) }, order: { invitedAt: 'DESC', id: 'ASC' }, take: limit })).map(toAdhesion);
  }

  async holdInvitations(approvalId: string): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`invitations ${approvalId}`]);
  }

  async add(adhesions: readonly Adhesion[]): Promise<ReadonlySet<AdhesionId>> {
    if (adhesions.length === 0) return new Set();
    const result = await currentManager().createQueryBuilder().insert().into(AdhesionOrm).values(adhesions.map((adhesion) => ({ ...adhesion, standsFor: [...adhesion.standsFor] })) as never).orIgnore().returning('id').execute();
    return new Set((result.raw as { id: AdhesionId }[]).map(({ id }) => id));
  }

  async save({ id, standsFor, ...adhesion }: Adhesion): Promise<void> {
    await currentManager().update(AdhesionOrm, { id }, { ...adhesion, standsFor: [...standsFor] } as never);
  }

  async note(event: AdhesionEvent): Promise<void> {
    await currentManager().query(
      `insert into adhesion_event (adhesion_id, provincia_id, aderente_id, kind, to_state, input, seen_revision, person_id, person_name, at)
       select a.id, a.provincia_id, a.aderente_id, $2, $3, $4::jsonb, $5, $6, $7, $8 from adhesion a where a.id = $1`,
      [event.adhesionId, event.kind, event.to, JSON.stringify(event.input), event.seenRevision, event.personId, event.personName, event.at],
    );
  }

  async historyOf(adhesionId: AdhesionId, limit: number): Promise<AdhesionEvent[]> {
    const rows = await currentManager().find(AdhesionEventOrm, { where: { adhesionId }, order: { id: 'DESC' }, take: limit });
    return rows.map(({ kind, to, input, seenRevision, personId, personName, at }) => ({ adhesionId, kind, to, input, seenRevision, personId: personId as PersonId | null, personName, at }));
  }

  async countEvents(adhesionId: AdhesionId, kind: AdhesionEvent['kind'], since: Date): Promise<number> {
    return currentManager().count(AdhesionEventOrm, { where: { adhesionId, kind, at: MoreThan(since) } });
  }

  async addLink(id: AdhesionId, secretHash: string, expiresAt: Date): Promise<void> {
    await currentManager().query('insert into adhesion_link (secret_hash, adhesion_id, provincia_id, expires_at) select $2, a.id, a.provincia_id, $3 from adhesion a where a.id = $1', [id, secretHash, expiresAt]);
  }

  async byLink(secretHash: string, now: Date): Promise<AdhesionId | null> {
    const [row] = (await currentManager().query('select adhesion_id from adhesion_link where secret_hash = $1 and expires_at > $2', [secretHash, now])) as { adhesion_id: AdhesionId }[];
    return row?.adhesion_id ?? null;
  }

  async counts(): Promise<AdhesionCount[]> {
    const rows = (await currentManager().query('select approval_id, instance_id, provincia_id, state, count(*)::int as count from adhesion group by 1, 2, 3, 4')) as { approval_id: string; instance_id: string; provincia_id: EnteId; state: AdhesionState; count: number }[];
    return rows.map((row) => ({ approvalId: row.approval_id, instanceId: row.instance_id, provinciaId: row.provincia_id, state: row.state, count: row.count }));
  }
}

function toAdhesion(row: AdhesionOrm): Adhesion {
  return { ...row, id: row.id as AdhesionId, provinciaId: row.provinciaId as EnteId, aderenteId: row.aderenteId as EnteId, standsFor: row.standsFor as EnteId[] };
}
