import type { Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import type { HeldMembership, Member } from '../membership/membership.js';

export interface NewMembership {
  readonly personId: PersonId;
  readonly enteId: EnteId;
  readonly enteKind: EnteKind;
  readonly role: Role;
  readonly validFrom: Date;
  /** Null when the platform itself granted it (demonstration accounts). */
  readonly grantedBy: PersonId | null;
}

/** A page of a list: what to skip and how many at most. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface MembershipRepository {
  /** Roles the person holds now, in every Ente. */
  findCurrentOf(personId: PersonId): Promise<HeldMembership[]>;
  /** Everybody in the Ente now, locked until the transaction ends: two people in charge cannot end each other at once. */
  lockCurrentOf(enteId: EnteId): Promise<HeldMembership[]>;
  /** Whether the account of this address belongs to the Ente now. */
  isMember(enteId: EnteId, email: string): Promise<boolean>;
  /** People of the Ente now, by surname and name. */
  listMembers(enteId: EnteId, page: PageRequest): Promise<Page<Member>>;
  /** @throws when the person already belongs to the Ente (one role in one Ente) */
  grant(membership: NewMembership): Promise<HeldMembership>;
  end(id: string, at: Date): Promise<void>;
}

export const MEMBERSHIP_REPOSITORY = Symbol('MembershipRepository');
