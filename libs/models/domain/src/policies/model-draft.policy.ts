import { isStaff, type Actor } from '@province-comuni/identity-contract';

/** Works on the next version of a national model: UPI's curators and administrators. */
export function canWorkOnModels(actor: Actor): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}
