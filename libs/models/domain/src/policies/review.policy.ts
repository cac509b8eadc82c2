import { hasRole, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { canEditInstance, canReadInstance } from './instance.policy.js';

type OfEnte = { readonly enteId: EnteId };

/** Says something of a clause, and settles what was said: whoever of the Ente reads its acts. */
export function canCommentOn(actor: Actor, instance: OfEnte): boolean {
  return canReadInstance(actor, instance);
}

/** Proposes another text: who writes the acts. Who only reads says it in a comment. */
export function canSuggestOn(actor: Actor, instance: OfEnte): boolean {
  return canEditInstance(actor, instance);
}

/** Accepts and refuses suggestions: accepting is writing in the act. */
export function canDecideSuggestion(actor: Actor, instance: OfEnte): boolean {
  return canEditInstance(actor, instance);
}

/** Asks colleagues to look at an act by a day. */
export function canAskForReview(actor: Actor, instance: OfEnte): boolean {
  return canEditInstance(actor, instance);
}

/** Says that a request was answered: who was asked, who asked, and who answers for the Ente. */
export function canCloseRequest(actor: Actor, request: OfEnte & { readonly toPersonId: string; readonly fromPersonId: string }): boolean {
  if (actor.kind !== 'person' || !canReadInstance(actor, request)) return false;
  return actor.personId === request.toPersonId || canWithdrawRequest(actor, request);
}

/** Takes a request back: who asked, and who answers for the Ente. */
export function canWithdrawRequest(actor: Actor, request: OfEnte & { readonly fromPersonId: string }): boolean {
  if (actor.kind !== 'person' || !canReadInstance(actor, request)) return false;
  return actor.personId === request.fromPersonId || hasRole(actor, request.enteId, 'REFERENTE');
}

/** Lets somebody without an account look at acts, sees who was let in, and shuts him out. */
export function canInviteGuests(actor: Actor, instance: OfEnte): boolean {
  return canEditInstance(actor, instance);
}
