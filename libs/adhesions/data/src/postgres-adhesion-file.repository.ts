import type { AdhesionFile, AdhesionFileRepository, AdhesionId } from '@province-comuni/adhesions-domain';
import { currentManager } from '@province-comuni/platform-database';
import { isUuid, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { AdhesionFileOrm } from './adhesion.orm-entities.js';

/** Files of adhesions in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresAdhesionFileRepository implements AdhesionFileRepository {
  async ofAdhesion(adhesionId: AdhesionId): Promise<AdhesionFile[]> {
    return (await currentManager().find(AdhesionFileOrm, { where: { adhesionId }, order: { at: 'ASC', id: 'ASC' } })).map(toFile);
  }

  async find(id: string): Promise<AdhesionFile | null> {
    const row = isUuid(id) ? await currentManager().findOne(AdhesionFileOrm, { where: { id } }) : null;
    return row && toFile(row);
  }

  async add(file: AdhesionFile): Promise<boolean> {
    const result = await currentManager().createQueryBuilder().insert().into(AdhesionFileOrm).values({ ...file }).orIgnore().returning('id').execute();
    return (result.raw as unknown[]).length > 0;
  }

  async remove(id: string): Promise<void> {
    await currentManager().delete(AdhesionFileOrm, { id });
  }
}

function toFile(row: AdhesionFileOrm): AdhesionFile {
  return { ...row, adhesionId: row.adhesionId as AdhesionId, provinciaId: row.provinciaId as EnteId, aderenteId: row.aderenteId as EnteId, personId: row.personId as PersonId | null };
}
