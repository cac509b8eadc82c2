import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { SignedInActor } from './actor.js';

/** A person as work apart from requests reaches him: with the roles he holds now, and where his mail goes. */
export interface ReachablePerson {
  readonly actor: SignedInActor;
  readonly email: string;
}

/** People for the platform's own work. Addresses are for sending, never for showing. */
export interface PersonReach {
  /** Those that exist and whose account is open; only under the platform's own access, others find nobody. */
  find(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, ReachablePerson>>;
  /** Who has this address, in whatever case, and an open account; only under the platform's own access. */
  byAddress(address: string): Promise<ReachablePerson | null>;
  /** Everybody with a role in one of these Enti and an open account; only under the platform's own access. */
  ofEnti(enteIds: readonly EnteId[]): Promise<readonly ReachablePerson[]>;
}

export const PERSON_REACH = Symbol('PersonReach');
