import type {
  Document,
  DocumentDeed,
  DocumentFacets,
  DocumentFilter,
  DocumentId,
  DocumentPage,
  LibraryReader,
  DocumentRepository,
  DocumentSort,
  DocumentType,
  DocumentUse,
  DocumentVersion,
  GuestLink,
  Keyword,
} from '@province-comuni/documents-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { ContentHash } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import { In } from 'typeorm';
import { countFacets, listIds, readableIdsWithContent } from './document-listing.js';
import { DOCUMENT, toColumns, toDocument, toVersion, VERSION, type DocumentRow, type VersionRow } from './document-mappers.js';
import { DocumentOrm, DocumentVersionOrm } from './document.orm-entities.js';

/** How many documents a person's list of what he saw last keeps. */
const SEEN_KEPT = 50;

/** Documents in PostgreSQL, behind row level security. */
export class PostgresDocumentRepository implements DocumentRepository {
  async add(document: Document, version: DocumentVersion, uploadId: string): Promise<void> {
    const { id, enteId, createdBy, createdAt } = document;
    await currentManager().insert(DocumentOrm, { id, enteId, createdBy, createdAt, uploadId, downloads: 0, views: 0, ...toColumns(document) } as never);
    await this.addVersion(version);
    if (document.state === 'PUBBLICATO') await this.publishVersion(id, version.number);
  }

  async ofUploads(uploadIds: readonly string[]): Promise<ReadonlyMap<string, DocumentId>> {
    if (uploadIds.length === 0) return new Map();
    const rows = await currentManager().find(DocumentOrm, { where: { uploadId: In(uploadIds) }, select: { id: true, uploadId: true } });
    return new Map(rows.map(({ id, uploadId }) => [uploadId!, id as DocumentId]));
  }

  async find(ids: readonly DocumentId[]): Promise<Document[]> {
    if (ids.length === 0) return [];
    const rows: DocumentRow[] = await currentManager().query(kept(`select ${DOCUMENT} from document d where d.id = any ($1::uuid[])`), [ids]);
    return rows.map(toDocument);
  }

  async lock(id: DocumentId): Promise<Document | null> {
    const row = await currentManager().findOne(DocumentOrm, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && toDocument(row);
  }

  async save(document: Document): Promise<void> {
    await currentManager().update(DocumentOrm, { id: document.id }, toColumns(document) as never);
  }

  async addVersion(version: DocumentVersion): Promise<void> {
    await currentManager().insert(DocumentVersionOrm, { ...version });
  }

  async publishVersion(id: DocumentId, number: number): Promise<void> {
    await currentManager().query('update document_version set published = true where document_id = $1 and number = $2 and not published', [id, number]);
  }

  async publishedVersions(ids: readonly DocumentId[]): Promise<DocumentVersion[]> {
    if (ids.length === 0) return [];
    return (await currentManager().find(DocumentVersionOrm, { where: { documentId: In(ids), published: true }, order: { number: 'DESC' } })).map(toVersion);
  }

  async versionsOf(id: DocumentId): Promise<DocumentVersion[]> {
    return (await currentManager().find(DocumentVersionOrm, { where: { documentId: id }, order: { number: 'DESC' } })).map(toVersion);
  }

  async versionsOfAll(ids: readonly DocumentId[]): Promise<DocumentVersion[]> {
    if (ids.length === 0) return [];
    return (await currentManager().find(DocumentVersionOrm, { where: { documentId: In(ids) }, order: { number: 'DESC' } })).map(toVersion);
  }

  async currentVersions(ids: readonly DocumentId[]): Promise<DocumentVersion[]> {
    if (ids.length === 0) return [];
    const rows: VersionRow[] = await currentManager().query(kept(`select ${VERSION} from document_version v join document d on d.id = v.document_id and d.current_version = v.number where v.document_id = any ($1::uuid[])`), [ids]);
    return rows.map(toVersion);
  }

  async withContent(sha256: ContentHash): Promise<{ readonly documentId: DocumentId; readonly number: number }[]> {
    const rows = await currentManager().find(DocumentVersionOrm, { where: { sha256 }, select: { documentId: true, number: true } });
    return rows.map(({ documentId, number }) => ({ documentId: documentId as DocumentId, number }));
  }

  async readableWithContent(hashes: readonly ContentHash[], reader: LibraryReader): Promise<{ readonly document: Document; readonly sha256: ContentHash }[]> {
    if (hashes.length === 0) return [];
    const found = await readableIdsWithContent(hashes, reader);
    const documents = new Map((await this.find([...new Set(found.map(({ id }) => id as DocumentId))])).map((document) => [document.id as string, document]));
    return found.flatMap(({ id, sha256 }) => (documents.has(id) ? [{ document: documents.get(id)!, sha256: sha256 as ContentHash }] : []));
  }

  async list(filter: DocumentFilter, sort: DocumentSort, page: { readonly offset: number; readonly limit: number }, reader: LibraryReader): Promise<DocumentPage> {
    const { ids, total } = await listIds(filter, sort, page, reader);
    const rows = new Map((ids.length === 0 ? [] : await currentManager().find(DocumentOrm, { where: { id: In(ids) } })).map((row) => [row.id, row]));
    const versions = new Map((await this.currentVersions(ids as DocumentId[])).map((version) => [version.documentId as string, version]));
    const favourites = new Set<string>(reader.personId ? await this.favouritesAmong(ids as DocumentId[], reader.personId) : []);
    return { total, items: ids.flatMap((id) => (rows.has(id) && versions.has(id) ? [{ document: toDocument(rows.get(id)!), version: versions.get(id)!, isFavourite: favourites.has(id), downloads: rows.get(id)!.downloads }] : [])) };
  }

  async facets(filter: DocumentFilter, reader: LibraryReader): Promise<DocumentFacets> {
    return countFacets(filter, reader);
  }

  async toReview(day: string, after: string | null, limit: number): Promise<Document[]> {
    const query = currentManager().createQueryBuilder(DocumentOrm, 'document').where(`document.reviewOn <= :day and document.state = 'PUBBLICATO' and document.trashedAt is null`, { day }).orderBy('document.id').limit(limit);
    if (after !== null) query.andWhere('document.id > :after', { after });
    return (await query.getMany()).map(toDocument);
  }

  async ids(after: string | null, limit: number): Promise<Document[]> {
    const query = currentManager().createQueryBuilder(DocumentOrm, 'document').where('document.trashedAt is null').orderBy('document.id').limit(limit);
    if (after !== null) query.andWhere('document.id > :after', { after });
    return (await query.getMany()).map(toDocument);
  }

  async note(id: DocumentId, { kind, detail, personId, personName, at }: DocumentDeed): Promise<void> {
    await currentManager().query('insert into document_deed (document_id, kind, detail, person_id, person_name, at) values ($1, $2, $3, $4, $5, $6)', [id, kind, detail, personId, personName, at]);
  }

  async deedsOf(id: DocumentId, limit: number): Promise<DocumentDeed[]> {
    return currentManager().query(`select kind, detail, person_id as "personId", person_name as "personName", at from document_deed where document_id = $1 order by id desc limit $2`, [id, limit]);
  }

  async lastChangedBy(id: DocumentId): Promise<string | null> {
    const [deed] = await this.deedsOf(id, 1);
    return deed?.personName ?? null;
  }

  async setFavourite(id: DocumentId, personId: PersonId, favourite: boolean): Promise<void> {
    if (favourite) await currentManager().query('insert into document_favourite (person_id, document_id) values ($1, $2) on conflict do nothing', [personId, id]);
    else await currentManager().query('delete from document_favourite where person_id = $1 and document_id = $2', [personId, id]);
  }

  async favouritesAmong(ids: readonly DocumentId[], personId: PersonId): Promise<DocumentId[]> {
    if (ids.length === 0) return [];
    const rows: { document_id: DocumentId }[] = await currentManager().query('select document_id from document_favourite where person_id = $1 and document_id = any ($2::uuid[])', [personId, ids]);
    return rows.map((row) => row.document_id);
  }

  async noteView(id: DocumentId, personId: PersonId | null, at: Date): Promise<void> {
    await currentManager().query('update document set views = views + 1 where id = $1', [id]);
    if (!personId) return;
    await currentManager().query('insert into document_seen (person_id, document_id, seen_at) values ($1, $2, $3) on conflict (person_id, document_id) do update set seen_at = excluded.seen_at', [personId, id, at]);
    await currentManager().query('delete from document_seen where person_id = $1 and document_id in (select document_id from document_seen where person_id = $1 order by seen_at desc offset $2)', [personId, SEEN_KEPT]);
  }

  async noteDownloads(ids: readonly DocumentId[]): Promise<void> {
    await currentManager().query('update document set downloads = downloads + 1 where id = any ($1::uuid[])', [ids]);
  }

  async useOf(id: DocumentId): Promise<DocumentUse> {
    const [use]: DocumentUse[] = await currentManager().query('select views, downloads, (select count(*)::int from document_favourite f where f.document_id = d.id) as favourites from document d where d.id = $1', [id]);
    return use ?? { views: 0, downloads: 0, favourites: 0 };
  }

  async addLink({ id, documentId, note, expiresAt, createdByName, createdAt }: GuestLink, secretHash: string, createdBy: PersonId): Promise<void> {
    await currentManager().query('insert into document_guest_link (id, document_id, secret_hash, note, expires_at, created_by, created_by_name, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [id, documentId, secretHash, note, expiresAt, createdBy, createdByName, createdAt]);
  }

  async linksOf(id: DocumentId, now: Date): Promise<GuestLink[]> {
    return currentManager().query(`${SELECT_LINK} where document_id = $1 and expires_at > $2 order by created_at desc`, [id, now]);
  }

  async removeLink(documentId: DocumentId, linkId: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await currentManager().query('delete from document_guest_link where document_id = $1 and id = $2', [documentId, linkId]);
    return removed > 0;
  }

  async useLink(secretHash: string, now: Date): Promise<GuestLink | null> {
    await currentManager().query('update document_guest_link set last_used_at = $2 where secret_hash = $1 and expires_at > $2', [secretHash, now]);
    const [link]: GuestLink[] = await currentManager().query(`${SELECT_LINK} where secret_hash = $1 and expires_at > $2`, [secretHash, now]);
    return link ?? null;
  }

  async trashedBefore(moment: Date, limit: number): Promise<Document[]> {
    const rows = await currentManager().createQueryBuilder(DocumentOrm, 'document').where('document.trashedAt < :moment', { moment }).orderBy('document.trashedAt').limit(limit).setLock('pessimistic_write').setOnLocked('skip_locked').getMany();
    return rows.map(toDocument);
  }

  async remove(id: DocumentId): Promise<void> {
    await currentManager().delete(DocumentOrm, { id });
  }

  async types(): Promise<DocumentType[]> {
    return currentManager().query(kept('select key, label, needs_review as "needsReview" from document_type order by position'), []);
  }

  async keywords(): Promise<Keyword[]> {
    return currentManager().query('select key, label, also_written as "alsoWritten", retired from document_keyword order by label');
  }

  async saveKeyword({ key, label, alsoWritten, retired }: Keyword): Promise<void> {
    await currentManager().query(
      'insert into document_keyword (key, label, also_written, retired) values ($1, $2, $3, $4) on conflict (key) do update set label = excluded.label, also_written = excluded.also_written, retired = excluded.retired',
      [key, label, alsoWritten, retired],
    );
  }
}

const SELECT_LINK = `select id, document_id as "documentId", note, expires_at as "expiresAt", created_by_name as "createdByName", created_at as "createdAt", last_used_at as "lastUsedAt" from document_guest_link`;
