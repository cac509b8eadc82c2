import { isStaff, type Actor } from '@province-comuni/identity-contract';

/** Keeps the words that mean the same: UPI's curators and administrators. */
export function canKeepSynonyms(actor: Actor): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}
