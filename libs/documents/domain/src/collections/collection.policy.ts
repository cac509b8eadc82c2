import { hasRole, isStaff, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { audienceOf, canAddDocument, canReadDocument } from '../policies/document.policy.js';
import type { Collection } from './collection.js';

type Readable = Pick<Collection, 'enteId' | 'visibility' | 'sharedWith'>;

/** A collection is read like a published document with the same readers. */
const asDocument = (collection: Readable): Parameters<typeof canReadDocument>[1] => ({ ...collection, state: 'PUBBLICATO', trashedAt: null });

/** Whom a collection may be found and read by. What is in it has readers of its own: a document hidden from somebody is not there for him, nor counted. */
export function audienceOfCollection(collection: Readable): string[] {
  return audienceOf(asDocument(collection));
}

export function canReadCollection(actor: Actor, collection: Readable): boolean {
  return canReadDocument(actor, asDocument(collection));
}

/** Makes collections for an Ente: who brings documents in for it. */
export function canAddCollection(actor: Actor, enteId: EnteId): boolean {
  return canAddDocument(actor, enteId);
}

/** Changes words, readers and order, and takes it away. */
export function canEditCollection(actor: Actor, { enteId }: Pick<Collection, 'enteId'>): boolean {
  return canAddDocument(actor, enteId);
}

/** Puts one of UPI's collections in the front of the library: its curators. */
export function canCurateCollection(actor: Actor, { enteId }: Pick<Collection, 'enteId'>): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE') && hasRole(actor, enteId, 'CURATORE', 'AMMINISTRATORE');
}
