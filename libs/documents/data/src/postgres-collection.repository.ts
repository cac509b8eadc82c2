import type { Collection, CollectionFilter, CollectionId, CollectionPart, CollectionRepository, LibraryReader } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';
import { readable, sharedWith } from './document-listing.js';

const COLUMNS = 'c.id, c.ente_id as "enteId", c.title, c.abstract, c.visibility, c.shared_with as "sharedWith", c.curated, c.revision, c.created_by as "createdBy", c.created_at as "createdAt", c.updated_at as "updatedAt"';

/** Collections in PostgreSQL, behind row level security. */
export class PostgresCollectionRepository implements CollectionRepository {
  async add({ id, enteId, title, abstract, visibility, sharedWith, curated, revision, createdBy, createdAt, updatedAt }: Collection): Promise<void> {
    await currentManager().query(
      'insert into document_collection (id, ente_id, title, abstract, visibility, shared_with, curated, revision, created_by, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [id, enteId, title, abstract, visibility, sharedWith, curated, revision, createdBy, createdAt, updatedAt],
    );
  }

  async find(ids: readonly CollectionId[]): Promise<Collection[]> {
    if (ids.length === 0) return [];
    return currentManager().query(`select ${COLUMNS} from document_collection c where c.id = any ($1::uuid[])`, [ids]);
  }

  async lock(id: CollectionId): Promise<Collection | null> {
    const [collection]: Collection[] = await currentManager().query(`select ${COLUMNS} from document_collection c where c.id = $1 for update`, [id]);
    return collection ?? null;
  }

  async save({ id, title, abstract, visibility, sharedWith, curated, revision, updatedAt }: Collection): Promise<void> {
    await currentManager().query('update document_collection set title = $2, abstract = $3, visibility = $4, shared_with = $5, curated = $6, revision = $7, updated_at = $8 where id = $1', [id, title, abstract, visibility, sharedWith, curated, revision, updatedAt]);
  }

  async remove(id: CollectionId): Promise<void> {
    await currentManager().query('delete from document_collection where id = $1', [id]);
  }

  async partsOf(id: CollectionId): Promise<CollectionPart[]> {
    return currentManager().query(
      `select p.id, p.title, coalesce((select array_agg(i.document_id order by i.position) from document_collection_item i where i.part_id = p.id), '{}') as "documentIds" from document_collection_part p where p.collection_id = $1 order by p.position`,
      [id],
    );
  }

  async arrange(id: CollectionId, parts: readonly CollectionPart[]): Promise<void> {
    await currentManager().query('delete from document_collection_part where collection_id = $1', [id]);
    await currentManager().query('insert into document_collection_part (id, collection_id, position, title) select p.id, $1, p.position, p.title from unnest($2::uuid[], $3::text[]) with ordinality as p (id, title, position)', [id, parts.map((part) => part.id), parts.map(({ title }) => title)]);
    const items = parts.flatMap((part) => part.documentIds.map((documentId) => ({ part: part.id, documentId })));
    await currentManager().query('insert into document_collection_item (collection_id, part_id, document_id, position) select $1, i.part_id, i.document_id, i.position from unnest($2::uuid[], $3::uuid[]) with ordinality as i (part_id, document_id, position)', [id, items.map(({ part }) => part), items.map(({ documentId }) => documentId)]);
  }

  async list(filter: CollectionFilter, { offset, limit }: { readonly offset: number; readonly limit: number }, reader: LibraryReader): Promise<{ readonly items: Collection[]; readonly total: number }> {
    const parameters: unknown[] = [];
    const take = (value: unknown): string => `$${parameters.push(value)}`;
    const where = [
      `(${sharedWith('c', reader, take)})`,
      ...(filter.own ? [`c.ente_id = any (${take(reader.enteIds)}::uuid[])`] : []),
      ...(filter.enteId === undefined ? [] : [`c.ente_id = ${take(filter.enteId)}::uuid`]),
      ...(filter.curated === undefined ? [] : [`c.curated = ${take(filter.curated)}::boolean`]),
      ...(filter.documentId === undefined ? [] : [`exists (select 1 from document_collection_item i where i.collection_id = c.id and i.document_id = ${take(filter.documentId)}::uuid)`]),
    ].join(' and ');
    const [{ total }]: [{ total: number }] = await currentManager().query(`select count(*)::int as total from document_collection c where ${where}`, parameters);
    const next = parameters.length;
    const items: Collection[] = await currentManager().query(`select ${COLUMNS} from document_collection c where ${where} order by c.curated desc, c.updated_at desc, c.id offset $${next + 1}::int limit $${next + 2}::int`, [...parameters, offset, limit]);
    return { items, total };
  }

  async countReadable(ids: readonly CollectionId[], reader: LibraryReader): Promise<ReadonlyMap<CollectionId, number>> {
    if (ids.length === 0) return new Map();
    const parameters: unknown[] = [ids];
    const take = (value: unknown): string => `$${parameters.push(value)}`;
    const own = `(d.ente_id = any (${take(reader.enteIds)}::uuid[]) and d.trashed_at is null)`;
    const rows: { id: CollectionId; count: number }[] = await currentManager().query(
      `select i.collection_id as id, count(*)::int as count from document_collection_item i join document d on d.id = i.document_id where i.collection_id = any ($1::uuid[]) and (${own} or (${readable(reader, take)})) group by i.collection_id`,
      parameters,
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  async page(after: string | null, limit: number): Promise<Collection[]> {
    return currentManager().query(`select ${COLUMNS} from document_collection c where $1::uuid is null or c.id > $1::uuid order by c.id limit $2`, [after, limit]);
  }
}
