import type { Document, DocumentId, DocumentVersion } from '@province-comuni/documents-domain';
import type { ContentHash } from '@province-comuni/platform-ports';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { DocumentOrm, DocumentVersionOrm } from './document.orm-entities.js';

/** What a document is read from: all columns but its counters. */
export type DocumentRow = Omit<DocumentOrm, 'uploadId' | 'downloads' | 'views'>;
export type VersionRow = Omit<DocumentVersionOrm, 'published'>;

/** Columns of a document `d`, named as its row is: read as they are, without the builder of entities, which costs more than the answer. */
export const DOCUMENT = `d.id, d.ente_id as "enteId", d.title, d.abstract, d.type_key as "typeKey", d.pillars, d.year, d.territory_id as "territoryId", d.form, d.level, d.profile, d.language, d.licence, d.keywords, d.source,
  d.valid_from::text as "validFrom", d.valid_until::text as "validUntil", d.review_on::text as "reviewOn", d.cites, d.visibility, d.shared_with as "sharedWith", d.state, d.current_version as "currentVersion",
  d.approved_version as "approvedVersion", d.featured, d.verified_at as "verifiedAt", d.revision, d.owner_id as "ownerId", d.created_by as "createdBy", d.created_at as "createdAt", d.updated_at as "updatedAt",
  d.published_at as "publishedAt", d.trashed_at as "trashedAt"`;

/** Columns of a version `v`. */
export const VERSION = 'v.document_id as "documentId", v.number, v.sha256, v.file_name as "fileName", v.note, v.created_by as "createdBy", v.created_by_name as "createdByName", v.created_at as "createdAt"';

export function toDocument(row: DocumentRow): Document {
  const { title, abstract, typeKey, pillars, year, territoryId, form, level, profile, language, licence, keywords, source, validFrom, validUntil, reviewOn, cites } = row;
  const { visibility, state, currentVersion, approvedVersion, featured, verifiedAt, revision, createdAt, updatedAt, publishedAt, trashedAt } = row;
  return {
    id: row.id as DocumentId,
    enteId: row.enteId as EnteId,
    fields: { title, abstract, typeKey, pillars, year, territoryId: territoryId as EnteId | null, form, level, profile, language, licence, keywords, source, validFrom, validUntil, reviewOn, cites },
    sharedWith: row.sharedWith,
    ownerId: row.ownerId as PersonId,
    createdBy: row.createdBy as PersonId,
    ...{ visibility, state, currentVersion, approvedVersion, featured, verifiedAt, revision, createdAt, updatedAt, publishedAt, trashedAt },
  };
}

/** What a change may write: all but identity and counters. */
export function toColumns({ fields, visibility, sharedWith, state, currentVersion, approvedVersion, featured, verifiedAt, revision, ownerId, updatedAt, publishedAt, trashedAt }: Document): Partial<DocumentOrm> {
  return { ...fields, pillars: [...fields.pillars], keywords: [...fields.keywords], cites: [...fields.cites], sharedWith: [...sharedWith], ...{ visibility, state, currentVersion, approvedVersion, featured, verifiedAt, revision, ownerId, updatedAt, publishedAt, trashedAt } };
}

export function toVersion(row: VersionRow): DocumentVersion {
  const { number, fileName, note, createdByName, createdAt } = row;
  return { ...{ number, fileName, note, createdByName, createdAt }, documentId: row.documentId as DocumentId, sha256: row.sha256 as ContentHash, createdBy: row.createdBy as PersonId };
}
