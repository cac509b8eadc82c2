import { hasRole, isStaff, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';

/** Reads what the Province do differently: UPI's curators and administrators. Words still ask `mayShowWording`. */
export function canReadDeviations(actor: Actor): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}

/** Lets UPI read the texts of an instance, or takes it back: the REFERENTE of the Provincia. */
export function canShareInstance(actor: Actor, instance: { readonly enteId: EnteId }): boolean {
  return hasRole(actor, instance.enteId, 'REFERENTE');
}
