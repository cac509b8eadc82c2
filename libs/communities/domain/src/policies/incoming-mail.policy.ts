import { isStaff, type Actor } from '@province-comuni/identity-contract';

/** Sees what came in by mail, and what was refused: UPI's amministratori, who keep the installation. */
export function canReadIncomingMail(actor: Actor): boolean {
  return isStaff(actor, 'AMMINISTRATORE');
}
