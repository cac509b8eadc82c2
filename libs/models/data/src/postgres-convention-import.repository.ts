import type { ConventionImport, ConventionImportId, ConventionImportRepository, ConventionImportSummary, ImportDecisions, InstanceId, ModelVersionId } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { In } from 'typeorm';
import { ConventionImportOrm } from './convention-import.orm-entity.js';

/** Imports in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresConventionImportRepository implements ConventionImportRepository {
  async add(imported: ConventionImport, clientKey: string): Promise<void> {
    await currentManager().insert(ConventionImportOrm, { ...imported, clientKey } as never);
  }

  async claimClientKey(enteId: EnteId, clientKey: string): Promise<ConventionImportId | null> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${enteId} ${clientKey}`]);
    const row = await currentManager().findOne(ConventionImportOrm, { where: { enteId, clientKey }, select: { id: true } });
    return (row?.id as ConventionImportId | undefined) ?? null;
  }

  async find(id: ConventionImportId): Promise<ConventionImport | null> {
    const row = await currentManager().findOne(ConventionImportOrm, { where: { id } });
    return row && toImport(row);
  }

  async lock(id: ConventionImportId): Promise<ConventionImport | null> {
    const row = await currentManager().findOne(ConventionImportOrm, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && toImport(row);
  }

  async listOpenOf(enteIds: readonly EnteId[], limit: number): Promise<ConventionImportSummary[]> {
    const rows = await currentManager().find(ConventionImportOrm, { where: { enteId: In(enteIds), status: 'OPEN' }, select: { id: true, enteId: true, modelVersionId: true, fileName: true, createdAt: true, updatedAt: true }, order: { updatedAt: 'DESC', id: 'ASC' }, take: limit });
    return rows.map(({ id, enteId, modelVersionId, fileName, createdAt, updatedAt }) => ({ id: id as ConventionImportId, enteId: enteId as EnteId, modelVersionId: modelVersionId as ModelVersionId, fileName, createdAt, updatedAt }));
  }

  async saveDecisions(id: ConventionImportId, decisions: ImportDecisions, at: Date): Promise<void> {
    await currentManager().query('update convention_import set decisions = $2::jsonb, revision = revision + 1, updated_at = $3 where id = $1', [id, JSON.stringify(decisions), at]);
  }

  async markConfirmed(id: ConventionImportId, instanceId: InstanceId, at: Date): Promise<void> {
    await currentManager().update(ConventionImportOrm, { id }, { status: 'CONFIRMED', instanceId, updatedAt: at });
  }

  async remove(id: ConventionImportId): Promise<void> {
    await currentManager().delete(ConventionImportOrm, { id });
  }
}

function toImport({ clientKey: _clientKey, ...row }: ConventionImportOrm): ConventionImport {
  return { ...row, id: row.id as ConventionImportId, enteId: row.enteId as EnteId, modelVersionId: row.modelVersionId as ModelVersionId, instanceId: row.instanceId as InstanceId | null, createdBy: row.createdBy as PersonId };
}
