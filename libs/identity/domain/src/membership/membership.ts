import type { Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';

/** Roles that each kind of Ente knows (who may do what: docs/architecture.md). The database checks the same list. */
const ROLES: Readonly<Record<EnteKind, readonly Role[]>> = {
  UPI: ['AMMINISTRATORE', 'CURATORE'],
  PROVINCIA: ['REFERENTE', 'REDATTORE', 'LETTORE'],
  COMUNE: ['REFERENTE'],
  UNIONE: ['REFERENTE'],
  ALTRO: ['REFERENTE'],
};

/** The roles one can hold in an Ente of this kind, the one in charge first. */
export function rolesOf(kind: EnteKind): readonly Role[] {
  return ROLES[kind];
}

/** The role that manages the people of an Ente of this kind. */
export function roleInCharge(kind: EnteKind): Role {
  return kind === 'UPI' ? 'AMMINISTRATORE' : 'REFERENTE';
}

/** What a person keeps after passing on the role in charge; null where no other role exists and the membership ends. */
export function roleAfterHandOver(kind: EnteKind): Role | null {
  return rolesOf(kind)[1] ?? null;
}

/** A role held in an Ente from a day on, perhaps until another. Rows are ended, never rewritten: who could do what, and when, stays answerable. */
export interface HeldMembership {
  readonly id: string;
  readonly personId: PersonId;
  readonly enteId: EnteId;
  readonly enteKind: EnteKind;
  readonly role: Role;
  readonly validFrom: Date;
}

/** A membership with the person who holds it, for the list of an Ente's people. */
export interface Member extends HeldMembership {
  readonly name: string;
  readonly surname: string;
  readonly email: string;
}
