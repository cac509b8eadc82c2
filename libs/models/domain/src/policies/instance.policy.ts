import { hasRole, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';

/** Takes over a model for a Provincia: who writes its acts. */
export function canAdoptFor(actor: Actor, enteId: EnteId): boolean {
  return isProvinciaOf(actor, enteId) && hasRole(actor, enteId, 'REFERENTE', 'REDATTORE');
}

/** Reads an instance: everybody of the Provincia. UPI's staff do not read a Provincia's drafts. */
export function canReadInstance(actor: Actor, instance: { readonly enteId: EnteId }): boolean {
  return hasRole(actor, instance.enteId, 'REFERENTE', 'REDATTORE', 'LETTORE');
}

/** Answers questions and changes clauses. */
export function canEditInstance(actor: Actor, instance: { readonly enteId: EnteId }): boolean {
  return hasRole(actor, instance.enteId, 'REFERENTE', 'REDATTORE');
}

/** Takes the acts out as files. */
export function canExportInstance(actor: Actor, instance: { readonly enteId: EnteId }): boolean {
  return canReadInstance(actor, instance);
}

function isProvinciaOf(actor: Actor, enteId: EnteId): boolean {
  return actor.memberships.some((membership) => membership.enteId === enteId && membership.enteKind === 'PROVINCIA');
}
