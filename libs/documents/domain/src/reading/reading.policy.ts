import { audiencesOf, enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind } from '@province-comuni/shared-kernel';
import type { Document } from '../document/document.js';
import { audienceOf, canEditDocument, canReadDocument } from '../policies/document.policy.js';
import { targetsOf, type ReadingRequest, type ReadingTarget } from './reading-request.js';

type Readable = Parameters<typeof canReadDocument>[1];

/** Asks others to confirm that they read it, and sees who has: who writes for its Ente. */
export function canAskReading(actor: Actor, document: Pick<Document, 'enteId'>): boolean {
  return canEditDocument(actor, document);
}

/** For whom of those asked the actor may confirm: himself, and the Enti he has a role in, while he may read the document. */
export function targetsOfActor(actor: Actor, document: Readable, request: ReadingRequest): ReadingTarget[] {
  if (actor.kind === 'visitor' || !canReadDocument(actor, document)) return [];
  const enti = enteIdsOf(actor);
  return targetsOf(request).filter((target) => (target.kind === 'PERSONA' ? target.id === actor.personId : enti.includes(target.id)));
}

/** Whether the people of an Ente may read the document: nobody else is asked to. */
export function enteMayRead(document: Readable, ente: { readonly id: EnteId; readonly kind: EnteKind }): boolean {
  const someone: Actor = { kind: 'person', personId: '' as never, name: '', memberships: [{ enteId: ente.id, enteKind: ente.kind, role: 'LETTORE' }] };
  const words = new Set(audiencesOf(someone));
  return audienceOf(document).some((word) => words.has(word));
}
