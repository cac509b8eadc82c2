import { enteIdsOf, hasRole, isStaff, type Actor } from '@province-comuni/identity-contract';
import { communityAudience, enteAudience, NETWORK_AUDIENCE, PROVINCE_AUDIENCE, PUBLIC_AUDIENCE, audiencesOf } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { Document } from '../document/document.js';

type Readable = Pick<Document, 'enteId' | 'state' | 'visibility' | 'sharedWith' | 'trashedAt'>;

/** Whom a document may be found and read by, in words of audience. Search, lists and downloads all ask this. */
export function audienceOf({ enteId, state, visibility, sharedWith, trashedAt }: Readable): string[] {
  const own = enteAudience(enteId);
  if (state !== 'PUBBLICATO' || trashedAt !== null) return [own];
  switch (visibility) {
    case 'ENTE':
      return [own];
    case 'ENTI':
      return [own, ...(sharedWith as readonly EnteId[]).map(enteAudience)];
    case 'PROVINCE':
      return [own, PROVINCE_AUDIENCE];
    case 'RETE':
      return [own, NETWORK_AUDIENCE];
    case 'COMMUNITY':
      return [own, ...sharedWith.map(communityAudience)];
    case 'PUBBLICO':
      return [own, PUBLIC_AUDIENCE];
  }
}

/** Reads a document and its files. */
export function canReadDocument(actor: Actor, document: Readable): boolean {
  const mine = new Set(audiencesOf(actor));
  return audienceOf(document).some((audience) => mine.has(audience));
}

/** Reads drafts, and the versions of a published document that were never published: whoever is of its Ente. */
export function canReadDrafts(actor: Actor, { enteId }: Pick<Document, 'enteId'>): boolean {
  return enteIdsOf(actor).includes(enteId);
}

/** Brings documents in for an Ente: who writes for it. */
export function canAddDocument(actor: Actor, enteId: EnteId): boolean {
  return hasRole(actor, enteId, 'REFERENTE', 'REDATTORE', 'CURATORE', 'AMMINISTRATORE');
}

/** Changes words, files and readers, and puts it in the trash. */
export function canEditDocument(actor: Actor, document: Pick<Document, 'enteId'>): boolean {
  return canAddDocument(actor, document.enteId);
}

/** Publishes what needs a look first, or sends it back. */
export function canReviewDocument(actor: Actor, document: Pick<Document, 'enteId'>): boolean {
  return hasRole(actor, document.enteId, 'REFERENTE', 'CURATORE', 'AMMINISTRATORE');
}

/** Puts in evidence and says "verificato da UPI": UPI's curators, of documents that they may read. */
export function canCurateDocument(actor: Actor, document: Readable): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE') && document.state === 'PUBBLICATO' && canReadDocument(actor, document);
}

/** Keeps types and keywords. */
export function canKeepVocabulary(actor: Actor): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}

/** Enti for which the actor brings documents in. */
export function entiToWriteFor(actor: Actor): EnteId[] {
  return enteIdsOf(actor).filter((enteId) => canAddDocument(actor, enteId));
}
