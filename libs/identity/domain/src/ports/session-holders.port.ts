import type { Membership } from '@province-comuni/identity-contract';
import type { Person } from '../person/person.js';
import type { Session } from '../session/session.js';

/** A session with what decides who it lets in as. */
export interface SessionHolder {
  readonly session: Session;
  readonly person: Pick<Person, 'id' | 'name' | 'surname' | 'disabledAt'>;
  /** Roles held now, oldest first. */
  readonly memberships: readonly Membership[];
  readonly communityIds: readonly string[];
}

export interface SessionHolders {
  /** As it stands at this moment, in one question to the database and outside of every transaction: each request asks it before anything else. */
  find(tokenHash: string): Promise<SessionHolder | null>;
  /** The same of many at once, by hash of the token; those that are not there are left out. */
  findAll(tokenHashes: readonly string[]): Promise<ReadonlyMap<string, SessionHolder>>;
}

export const SESSION_HOLDERS = Symbol('SessionHolders');
