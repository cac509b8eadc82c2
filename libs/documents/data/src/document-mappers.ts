import type { Document, DocumentId, DocumentVersion } from '@province-comuni/documents-domain';
import type { ContentHash } from '@province-comuni/platform-ports';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { DocumentOrm, DocumentVersionOrm } from './document.orm-entities.js';

export function toDocument(row: DocumentOrm): Document {
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

export function toVersion(row: DocumentVersionOrm): DocumentVersion {
  const { number, fileName, note, createdByName, createdAt } = row;
  return { ...{ number, fileName, note, createdByName, createdAt }, documentId: row.documentId as DocumentId, sha256: row.sha256 as ContentHash, createdBy: row.createdBy as PersonId };
}
