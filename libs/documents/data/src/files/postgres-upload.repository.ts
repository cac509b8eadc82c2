import type { Upload, UploadId, UploadRepository } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { ContentHash } from '@province-comuni/platform-ports';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { In, LessThan, Not } from 'typeorm';
import { DocumentUploadOrm } from './upload.orm-entity.js';

/** Uploads in PostgreSQL, behind row level security: those of another person do not exist here. */
export class PostgresUploadRepository implements UploadRepository {
  async claimClientKey(personId: PersonId, clientKey: string): Promise<Upload | null> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`upload ${personId} ${clientKey}`]);
    const row = await currentManager().findOne(DocumentUploadOrm, { where: { personId, clientKey } });
    return row && toUpload(row);
  }

  async add(upload: Upload, clientKey: string): Promise<void> {
    await currentManager().insert(DocumentUploadOrm, { ...upload, size: String(upload.size), clientKey });
  }

  async find(id: UploadId): Promise<Upload | null> {
    const row = await currentManager().findOne(DocumentUploadOrm, { where: { id } });
    return row && toUpload(row);
  }

  async listOpen(personId: PersonId, limit: number): Promise<Upload[]> {
    const rows = await currentManager().find(DocumentUploadOrm, { where: { personId, state: Not('USATO') }, order: { touchedAt: 'DESC', id: 'ASC' }, take: limit });
    return rows.map(toUpload);
  }

  async touch(id: UploadId, at: Date): Promise<void> {
    await currentManager().update(DocumentUploadOrm, { id }, { touchedAt: at });
  }

  async noteComputed(id: UploadId, sha256: ContentHash | null): Promise<void> {
    await currentManager().update(DocumentUploadOrm, { id, state: 'RICEVENDO' }, { computedSha256: sha256 });
  }

  async nameOf(sha256: ContentHash): Promise<string | null> {
    const row = await currentManager().findOne(DocumentUploadOrm, { where: { sha256 }, select: { id: true, fileName: true }, order: { createdAt: 'ASC' } });
    return row?.fileName ?? null;
  }

  async markReceived(id: UploadId, sha256: ContentHash, at: Date): Promise<void> {
    await currentManager().update(DocumentUploadOrm, { id, state: 'RICEVENDO' }, { state: 'RICEVUTO', sha256, touchedAt: at });
  }

  async markUsed(id: UploadId, at: Date): Promise<boolean> {
    const { affected } = await currentManager().update(DocumentUploadOrm, { id, state: 'RICEVUTO' }, { state: 'USATO', touchedAt: at });
    return affected === 1;
  }

  async remove(id: UploadId): Promise<void> {
    await currentManager().delete(DocumentUploadOrm, { id });
  }

  async removeExpired(id: UploadId, before: Date): Promise<boolean> {
    const { affected } = await currentManager().delete(DocumentUploadOrm, { id, state: Not('USATO'), touchedAt: LessThan(before) });
    return affected === 1;
  }

  async lockRoom(enteId: EnteId): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`room ${enteId}`]);
  }

  async bytesOf(enteId: EnteId): Promise<number> {
    // A content sent twice is kept once; what is still to come has no content yet.
    const [row]: { bytes: string }[] = await currentManager().query('select coalesce(sum(size), 0) as bytes from (select distinct on (coalesce(sha256, id::text)) size from document_upload where ente_id = $1) as once', [enteId]);
    return Number(row!.bytes);
  }

  async expired(before: Date, limit: number): Promise<Upload[]> {
    const rows = await currentManager().find(DocumentUploadOrm, { where: { state: Not('USATO'), touchedAt: LessThan(before) }, order: { touchedAt: 'ASC' }, take: limit });
    return rows.map(toUpload);
  }

  async known(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await currentManager().find(DocumentUploadOrm, { where: { id: In(ids) }, select: { id: true } });
    return new Set(rows.map(({ id }) => id));
  }
}

function toUpload({ clientKey: _clientKey, ...row }: DocumentUploadOrm): Upload {
  return { ...row, id: row.id as UploadId, personId: row.personId as PersonId, enteId: row.enteId as EnteId, size: Number(row.size), computedSha256: row.computedSha256 as ContentHash | null, sha256: row.sha256 as ContentHash | null };
}
