import type { DocumentId, LibraryReader, ReadingConfirmation, ReadingRepository, ReadingRequest, ReadingRequestId, ReadingTarget } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const COLUMNS = `r.id, r.document_id as "documentId", r.version, r.note, r.due_on::text as "dueOn", r.enti, r.people, r.asked_by as "askedBy", r.asked_by_name as "askedByName", r.asked_at as "askedAt", r.closed_at as "closedAt"`;
/** For an Ente or person that was asked nobody confirmed yet. */
const UNCONFIRMED = `not exists (select 1 from document_reading g where g.request_id = r.id and g.target_kind = t.kind and g.target_id = t.id)`;

interface ConfirmationRow extends Omit<ReadingConfirmation, 'target'> {
  readonly targetKind: ReadingTarget['kind'];
  readonly targetId: string;
}

/** Requests to confirm a reading in PostgreSQL, behind row level security. */
export class PostgresReadingRepository implements ReadingRepository {
  async add({ id, documentId, version, note, dueOn, enti, people, askedBy, askedByName, askedAt }: ReadingRequest): Promise<void> {
    await currentManager().query(
      'insert into document_reading_request (id, document_id, version, note, due_on, enti, people, asked_by, asked_by_name, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [id, documentId, version, note, dueOn, enti, people, askedBy, askedByName, askedAt],
    );
  }

  async find(id: ReadingRequestId): Promise<ReadingRequest | null> {
    const [request]: ReadingRequest[] = await currentManager().query(`select ${COLUMNS} from document_reading_request r where r.id = $1`, [id]);
    return request ?? null;
  }

  async ofDocument(id: DocumentId): Promise<ReadingRequest[]> {
    return currentManager().query(`select ${COLUMNS} from document_reading_request r where r.document_id = $1 order by r.asked_at desc, r.id limit 50`, [id]);
  }

  async waitingFor({ enteIds }: LibraryReader, personId: PersonId, limit: number): Promise<ReadingRequest[]> {
    return currentManager().query(
      `select ${COLUMNS} from document_reading_request r where r.closed_at is null and (r.enti && $1::uuid[] or r.people @> array[$2::uuid])
         and exists (select 1 from (select 'ENTE' as kind, unnest($1::uuid[]) as id union all select 'PERSONA', $2::uuid) t where (t.kind = 'ENTE' and t.id = any (r.enti) or t.kind = 'PERSONA' and t.id = any (r.people)) and ${UNCONFIRMED})
       order by r.due_on, r.asked_at, r.id limit $3`,
      [enteIds, personId, limit],
    );
  }

  async openUntil(day: string, after: string | null, limit: number): Promise<ReadingRequest[]> {
    return currentManager().query(`select ${COLUMNS} from document_reading_request r where r.closed_at is null and r.due_on <= $1::date and ($2::uuid is null or r.id > $2::uuid) order by r.id limit $3`, [day, after, limit]);
  }

  async close(id: ReadingRequestId, at: Date): Promise<void> {
    await currentManager().query('update document_reading_request set closed_at = $2 where id = $1 and closed_at is null', [id, at]);
  }

  async confirm(confirmations: readonly ReadingConfirmation[]): Promise<void> {
    for (const { requestId, target, personId, personName, at } of confirmations) {
      await currentManager().query('insert into document_reading (request_id, target_kind, target_id, person_id, person_name, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [requestId, target.kind, target.id, personId, personName, at]);
    }
  }

  async confirmationsOf(ids: readonly ReadingRequestId[]): Promise<ReadingConfirmation[]> {
    if (ids.length === 0) return [];
    const rows: ConfirmationRow[] = await currentManager().query(
      `select request_id as "requestId", target_kind as "targetKind", target_id as "targetId", person_id as "personId", person_name as "personName", at from document_reading where request_id = any ($1::uuid[])`,
      [ids],
    );
    return rows.map(({ targetKind, targetId, ...rest }) => ({ ...rest, target: { kind: targetKind, id: targetId } as ReadingTarget }));
  }
}
