import { hasRole, isStaff, type Actor } from '@province-comuni/identity-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** UPI's amministratore looks after the accounts of every Ente. */
function administersPlatform(actor: Actor): boolean {
  return isStaff(actor, 'AMMINISTRATORE');
}

/** The person in charge of the Ente looks after its people. */
function managesPeopleOf(actor: Actor, enteId: EnteId): boolean {
  return hasRole(actor, enteId, 'REFERENTE') || administersPlatform(actor);
}

/** Inviting somebody into the Ente: its referente, or UPI's amministratore (who invites the first referente). */
export const canInvite = managesPeopleOf;

/** Ending somebody's role in the Ente. */
export const canEndMembership = managesPeopleOf;

/** Giving a member of the Ente another of its roles. */
export const canChangeRole = managesPeopleOf;

/** Seeing who belongs to the Ente, with addresses: its own members, and UPI's amministratore. */
export function canReadPeopleOf(actor: Actor, enteId: EnteId): boolean {
  return actor.memberships.some((membership) => membership.enteId === enteId) || administersPlatform(actor);
}

/** Passing on the role in charge: only who holds it. */
export function canHandOver(actor: Actor, enteId: EnteId): boolean {
  return hasRole(actor, enteId, 'REFERENTE', 'AMMINISTRATORE');
}

/** Closing an account: UPI's amministratore, and not his own (he would lock himself out). */
export function canDisablePerson(actor: Actor, personId: PersonId): boolean {
  return administersPlatform(actor) && !(actor.kind === 'person' && actor.personId === personId);
}

/** Seeing the erasures that wait, and taking them back for others: UPI's amministratore. */
export function canEraseFor(actor: Actor): boolean {
  return administersPlatform(actor);
}
