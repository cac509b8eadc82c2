import { hasRole, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';

/** Looks at the scenarios of a Provincia and simulates on its Comuni: everybody of the Provincia. */
export function canReadScenarios(actor: Actor, enteId: EnteId): boolean {
  return isProvinciaOf(actor, enteId) && hasRole(actor, enteId, 'REFERENTE', 'REDATTORE', 'LETTORE');
}

/** Writes, deletes and adopts them: who writes the acts of the Provincia. */
export function canWriteScenarios(actor: Actor, enteId: EnteId): boolean {
  return isProvinciaOf(actor, enteId) && hasRole(actor, enteId, 'REFERENTE', 'REDATTORE');
}

function isProvinciaOf(actor: Actor, enteId: EnteId): boolean {
  return actor.memberships.some((membership) => membership.enteId === enteId && membership.enteKind === 'PROVINCIA');
}
