import { isStaff, type Actor, type SignedInActor } from '@province-comuni/identity-contract';

/** Composes and sends the newsletter, and reads its figures: UPI's curatori and amministratori. */
export function canKeepNewsletters(actor: Actor): actor is SignedInActor {
  return actor.kind === 'person' && isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}
