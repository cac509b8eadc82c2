import type { DocumentId, DocumentSource, NewSource, SourceRepository } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';

/** Sources of documents in PostgreSQL, behind row level security. */
export class PostgresSourceRepository implements SourceRepository {
  async of(ids: readonly DocumentId[]): Promise<DocumentSource[]> {
    if (ids.length === 0) return [];
    return currentManager().query('select document_id as "documentId", kind, subject_id as "subjectId", is_origin as "isOrigin", seen, now, changed_at as "changedAt" from document_source where document_id = any ($1::uuid[]) order by document_id, position', [ids]);
  }

  async madeOf(kind: string, subjectId: string): Promise<DocumentId[]> {
    const rows: { id: DocumentId }[] = await currentManager().query('select d.id from document_source s join document d on d.id = s.document_id where s.kind = $1 and s.subject_id = $2 and s.is_origin order by d.created_at desc, d.id limit 10', [kind, subjectId]);
    return rows.map(({ id }) => id);
  }

  async replace(id: DocumentId, sources: readonly NewSource[]): Promise<void> {
    const lists = [sources.map(({ kind }) => kind), sources.map(({ subjectId }) => subjectId), sources.map(({ isOrigin }) => isOrigin), sources.map(({ seen }) => seen)];
    await currentManager().query('delete from document_source where document_id = $1', [id]);
    await currentManager().query('insert into document_source (document_id, kind, subject_id, is_origin, seen, now, position) select $1::uuid, s.kind, s.subject_id, s.is_origin, s.seen, s.seen, s.place from unnest($2::text[], $3::text[], $4::boolean[], $5::text[]) with ordinality as s (kind, subject_id, is_origin, seen, place) on conflict do nothing', [id, ...lists]);
  }

  async cited(kind: string, ids: readonly string[] | null): Promise<{ kind: string; id: string }[]> {
    return currentManager().query('select distinct kind, subject_id as id from document_source where kind = $1 and ($2::text[] is null or subject_id = any ($2::text[])) order by id', [kind, ids]);
  }

  async tell(kind: string, subjectId: string, mark: string | null, at: Date): Promise<DocumentId[]> {
    const [rows]: [{ id: DocumentId; differs: boolean }[], number] = await currentManager().query('update document_source set now = $3, changed_at = $4 where kind = $1 and subject_id = $2 and now is distinct from $3 returning document_id as id, seen is distinct from now as differs', [kind, subjectId, mark, at]);
    return rows.filter(({ differs }) => differs).map(({ id }) => id);
  }

  async confirm(id: DocumentId, until: Date): Promise<boolean> {
    // The page knows milliseconds, the database microseconds.
    const then = `document_id = $1 and changed_at < $2::timestamptz + interval '1 millisecond' and now is distinct from seen`;
    const [, gone]: [unknown, number] = await currentManager().query(`delete from document_source where ${then} and now is null`, [id, until]);
    const [, seen]: [unknown, number] = await currentManager().query(`update document_source set seen = now where ${then}`, [id, until]);
    return gone + seen > 0;
  }
}
