import { canCurateDocument, canEditDocument, canReviewDocument, LICENCES, stateAfter, type Document, type DocumentFields, type DocumentType, type DocumentVersion, type FileProposal, type StoredFile, type TypedFields } from '@province-comuni/documents-domain';
import type { Actor } from '@province-comuni/identity-contract';
import type { DocumentFieldsGqlInput } from '../graphql/document.input.js';
import { DocumentFileType, DocumentGqlType, DocumentVersionType, ProposedDocumentType, type DocumentLicenceType, type DocumentViewerCanType } from '../graphql/document.type.js';

/** A document as its page and its lists show it. */
export function presentDocument(actor: Actor, document: Document, kinds: readonly DocumentType[]): DocumentGqlType {
  const { fields, ...rest } = document;
  const { title, abstract, typeKey, pillars, year, territoryId, form, level, profile, language, keywords, source, validFrom, validUntil, reviewOn, cites } = fields;
  const { id, enteId, visibility, state, featured, verifiedAt, revision, createdAt, updatedAt, publishedAt, trashedAt } = rest;
  return Object.assign(new DocumentGqlType(), {
    ...{ id, enteId, title, abstract, kind: typeKey, pillars: [...pillars], year, territoryId, form, level, profile, language, licence: presentLicence(fields), keywords: [...keywords], source, validFrom, validUntil, reviewOn, cites: cites.map((cited) => ({ ...cited })) },
    ...{ visibility, sharedWithIds: [...rest.sharedWith], state, currentNumber: rest.currentVersion, approvedNumber: rest.approvedVersion, featured, verifiedAt, revision, createdAt, updatedAt, publishedAt, trashedAt },
    viewerCan: viewerCan(actor, document, kinds),
  });
}

function viewerCan(actor: Actor, document: Document, kinds: readonly DocumentType[]): DocumentViewerCanType {
  const here = document.trashedAt === null;
  const edit = canEditDocument(actor, document);
  const review = canReviewDocument(actor, document);
  const needsReview = kinds.some(({ key, needsReview: asks }) => key === document.fields.typeKey && asks);
  const may = (step: Parameters<typeof stateAfter>[1]): boolean => here && edit && stateAfter(document.state, step) !== null;
  return { edit, publish: may('publish') && (review || !needsReview), submit: may('submit') && needsReview && !review, sendBack: may('sendBack') && review, withdraw: may('withdraw'), approve: here && review, curate: canCurateDocument(actor, document) };
}

function presentLicence({ licence }: DocumentFields): DocumentLicenceType {
  return { ...(LICENCES.find(({ key }) => key === licence) ?? { key: licence, label: licence, url: null }) };
}

export function presentVersion({ documentId, number, sha256, fileName, note, createdByName, createdAt }: DocumentVersion): DocumentVersionType {
  return Object.assign(new DocumentVersionType(), { number, sha256, fileName, note, createdByName, createdAt, href: `/api/documents/${documentId}/versions/${number}/file` });
}

export function presentFile({ sha256, size, format, text, damagedAt, scan }: StoredFile): DocumentFileType {
  const { state, problem, pageCount, hints, notices, signatures } = text;
  return Object.assign(new DocumentFileType(), { sha256, size: String(size), format, textState: state, problem, pageCount, hints: [...hints], notices: [...notices], signatures: signatures.map((signature) => ({ ...signature })), damaged: damagedAt !== null, scan });
}

export function presentProposal({ upload, file, proposed, alike }: FileProposal): ProposedDocumentType {
  const { title, typeKey, year, language, source, keywords } = proposed;
  return Object.assign(new ProposedDocumentType(), {
    ...{ uploadId: upload.id, fileName: upload.fileName, enteId: upload.enteId, file: presentFile(file), title, kind: typeKey, year, language, source, keywords: [...keywords] },
    alike: alike.map(({ document, likeness }) => ({ id: document.id, title: document.fields.title, percent: Math.floor(likeness * 100) })),
  });
}

/** Fields as typed, from the input of a mutation. */
export function typedFields({ kind, cites, ...fields }: DocumentFieldsGqlInput): TypedFields {
  const { title, abstract, pillars, language, licence, keywords, source } = fields;
  return {
    ...{ title, abstract, typeKey: kind, pillars, language, licence, keywords, source },
    ...{ year: fields.year ?? null, territoryId: fields.territoryId || null, form: fields.form || null, level: fields.level || null, profile: fields.profile || null },
    ...{ validFrom: fields.validFrom || null, validUntil: fields.validUntil || null, reviewOn: fields.reviewOn || null },
    cites: cites.map(({ label, urn }) => ({ label, urn: urn ?? null })),
  };
}
