import type { Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { canEditInstance } from './instance.policy.js';
import { canWorkOnModels } from './model-draft.policy.js';

/** Marks a norm as changed, and sees how far the verification is: UPI's curators and administrators. */
export function canWatchLaws(actor: Actor): boolean {
  return canWorkOnModels(actor);
}

/** Says that a clause holds as it is: who writes the acts of the Provincia; of the model's own, who works on models. */
export function canConfirmLawReview(actor: Actor, review: { readonly enteId: EnteId | null }): boolean {
  return review.enteId === null ? canWorkOnModels(actor) : canEditInstance(actor, { enteId: review.enteId });
}
