import { hasRole, isStaff, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { PracticeState } from '../practice/practice.js';

interface Sheet {
  readonly enteId: EnteId;
  readonly state: PracticeState;
  readonly publishedNumber: number | null;
}

/** Reads what is published: everybody. */
export function canReadPublished(_actor: Actor, sheet: Sheet): boolean {
  return sheet.publishedNumber !== null;
}

/** Reads the newest revision: the Ente it is of; UPI's staff from when it is given to them to review. */
export function canReadNewest(actor: Actor, sheet: Sheet): boolean {
  return hasRole(actor, sheet.enteId, 'REFERENTE', 'REDATTORE', 'LETTORE', 'CURATORE', 'AMMINISTRATORE') || (sheet.state === 'IN_REVISIONE' && isStaff(actor));
}

/** Proposes a sheet for an Ente: who writes the acts of a Provincia, and UPI's curators for UPI. */
export function canPropose(actor: Actor, enteId: EnteId): boolean {
  return writesForProvincia(actor, enteId) || actor.memberships.some((membership) => membership.enteId === enteId && membership.enteKind === 'UPI' && (membership.role === 'CURATORE' || membership.role === 'AMMINISTRATORE'));
}

/** Writes a sheet, and gives it to be reviewed. */
export function canEdit(actor: Actor, sheet: { readonly enteId: EnteId }): boolean {
  return canPropose(actor, sheet.enteId);
}

/** Publishes a sheet or sends it back: UPI's curators. */
export function canReview(actor: Actor): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}

/** Withdraws a sheet: who wrote it, or UPI's curators. */
export function canWithdraw(actor: Actor, sheet: { readonly enteId: EnteId }): boolean {
  return canEdit(actor, sheet) || canReview(actor);
}

/** Says "l'abbiamo ripresa" for a Provincia: who writes its acts. Not of its own sheet. */
export function canRecordReuse(actor: Actor, enteId: EnteId, sheet: Sheet): boolean {
  return writesForProvincia(actor, enteId) && sheet.publishedNumber !== null && sheet.enteId !== enteId;
}

function writesForProvincia(actor: Actor, enteId: EnteId): boolean {
  return hasRole(actor, enteId, 'REFERENTE', 'REDATTORE') && actor.memberships.some((membership) => membership.enteId === enteId && membership.enteKind === 'PROVINCIA');
}
