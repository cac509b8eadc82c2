import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';

/**
 * Roles, held per Ente: AMMINISTRATORE and CURATORE in UPI; REFERENTE, REDATTORE and LETTORE in a Provincia; REFERENTE in a Comune or other Ente.
 * REFERENTE manages the people of the Ente, REDATTORE writes its acts, LETTORE reads them.
 */
export type Role = 'AMMINISTRATORE' | 'CURATORE' | 'REFERENTE' | 'REDATTORE' | 'LETTORE';

/** A role in an Ente, valid now. */
export interface Membership {
  readonly enteId: EnteId;
  readonly enteKind: EnteKind;
  readonly role: Role;
  /** Provincia in whose territory the Ente is today, itself for a Provincia; null, or not given: of none. */
  readonly provinciaId?: EnteId | null;
}

/** Who asks: a signed-in person with the roles he holds now, or a visitor. */
export type Actor = SignedInActor | VisitorActor;

export interface SignedInActor {
  readonly kind: 'person';
  readonly personId: PersonId;
  /** Name and surname, for histories and presence. */
  readonly name: string;
  readonly memberships: readonly Membership[];
  /** Communities of which he is a member now; not given: of none. Ask {@link communityIdsOf}. */
  readonly communityIds?: readonly string[];
}

export interface VisitorActor {
  readonly kind: 'visitor';
  readonly memberships: readonly [];
}

export const VISITOR: VisitorActor = { kind: 'visitor', memberships: [] };

/** Whether the actor holds one of the roles in this Ente. */
export function hasRole(actor: Actor, enteId: EnteId, ...roles: readonly Role[]): boolean {
  return actor.memberships.some((membership) => membership.enteId === enteId && roles.includes(membership.role));
}

/** Whether the actor is on UPI's staff, in one of the roles (any of them when none is named). */
export function isStaff(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.memberships.some((membership) => membership.enteKind === 'UPI' && (roles.length === 0 || roles.includes(membership.role)));
}

/** The Enti the actor belongs to, in any role: what the second wall (row level security) lets him touch. */
export function enteIdsOf(actor: Actor): EnteId[] {
  return [...new Set(actor.memberships.map((membership) => membership.enteId))];
}

/** What row level security is told about the actor: the shape of the platform's `DatabaseAccess`. */
export function databaseAccessOf(actor: Actor): { readonly enteIds: readonly EnteId[]; readonly personId?: PersonId; readonly communityIds?: readonly string[] } {
  return { enteIds: enteIdsOf(actor), ...(actor.kind === 'person' ? { personId: actor.personId, communityIds: communityIdsOf(actor) } : {}) };
}

/** The communities of which the actor is a member: while he has a role in some Ente. */
export function communityIdsOf(actor: Actor): readonly string[] {
  return (actor.kind === 'person' && actor.memberships.length > 0 && actor.communityIds) || [];
}

/** What anyone may read. */
export const PUBLIC_AUDIENCE = 'pubblico';
/** What people of Province and of UPI may read. */
export const PROVINCE_AUDIENCE = 'rete:province';
/** What anyone with a role in an Ente may read. */
export const NETWORK_AUDIENCE = 'rete';
/** What UPI's staff may read. */
export const STAFF_AUDIENCE = 'staff';

/** What people of one Ente may read. */
export function enteAudience(enteId: EnteId): string {
  return `ente:${enteId}`;
}

/** What one person may read. */
export function personAudience(personId: PersonId): string {
  return `persona:${personId}`;
}

/** What the members of a community may read. */
export function communityAudience(communityId: string): string {
  return `comunita:${communityId}`;
}

/** The audiences an actor belongs to: he may read what is for at least one of them. */
export function audiencesOf(actor: Actor): string[] {
  if (actor.kind === 'visitor') return [PUBLIC_AUDIENCE];
  const inNetwork = actor.memberships.length > 0;
  const inProvince = actor.memberships.some(({ enteKind }) => enteKind === 'PROVINCIA' || enteKind === 'UPI');
  return [PUBLIC_AUDIENCE, ...(inNetwork ? [NETWORK_AUDIENCE] : []), ...(inProvince ? [PROVINCE_AUDIENCE] : []), ...(isStaff(actor) ? [STAFF_AUDIENCE] : []), ...enteIdsOf(actor).map(enteAudience), ...communityIdsOf(actor).map(communityAudience), personAudience(actor.personId)];
}
