import { hasRole, isStaff, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';

/** Sees which Enti adhere to a Provincia's conventions. */
export function canReadAdhesionsOf(actor: Actor, provinciaId: EnteId): boolean {
  return hasRole(actor, provinciaId, 'REFERENTE', 'REDATTORE', 'LETTORE');
}

/** Invites Enti, reminds them, records what they did. */
export function canKeepAdhesionsOf(actor: Actor, provinciaId: EnteId): boolean {
  return hasRole(actor, provinciaId, 'REFERENTE', 'REDATTORE');
}

/** Acts for the Ente that was invited. */
export function canAnswerFor(actor: Actor, aderenteId: EnteId): boolean {
  return hasRole(actor, aderenteId, 'REFERENTE');
}

/** Sees the national board: numbers of every Provincia, no names of Comuni and no words. */
export function canReadNationalBoard(actor: Actor): boolean {
  return isStaff(actor);
}
