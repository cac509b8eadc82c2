import type { Role } from '@province-comuni/identity-contract';
import type { HeldMembership, Invitation, Locale, Person, Session } from '@province-comuni/identity-domain';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import type { InvitationOrmEntity } from './entities/invitation.orm-entity.js';
import type { MembershipOrmEntity } from './entities/membership.orm-entity.js';
import type { PersonOrmEntity } from './entities/person.orm-entity.js';
import type { SessionOrmEntity } from './entities/session.orm-entity.js';

export function toPerson(row: PersonOrmEntity): Person {
  const { email, name, surname, passwordHash, disabledAt, secondFactorSecret, secondFactorConfirmedAt } = row;
  return { id: row.id as PersonId, email, name, surname, passwordHash, locale: row.locale as Locale, disabledAt, secondFactorSecret, secondFactorConfirmedAt };
}

export function toMembership(row: MembershipOrmEntity): HeldMembership {
  return {
    id: row.id,
    personId: row.personId as PersonId,
    enteId: row.enteId as EnteId,
    enteKind: row.enteKind as EnteKind,
    role: row.role as Role,
    validFrom: row.validFrom,
  };
}

export function toSession(row: SessionOrmEntity): Session {
  const { id, createdAt, lastSeenAt, expiresAt, secondFactorAt, userAgent, address } = row;
  return { id, personId: row.personId as PersonId, createdAt, lastSeenAt, expiresAt, secondFactorAt, userAgent, address };
}

export function toInvitation(row: InvitationOrmEntity): Invitation {
  return {
    id: row.id,
    email: row.email,
    enteId: row.enteId as EnteId,
    enteKind: row.enteKind as EnteKind,
    role: row.role as Role,
    invitedBy: row.invitedBy as PersonId | null,
    expiresAt: row.expiresAt,
  };
}
