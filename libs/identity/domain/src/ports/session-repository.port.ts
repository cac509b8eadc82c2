import type { PersonId } from '@province-comuni/shared-kernel';
import type { Session } from '../session/session.js';

export type NewSession = Omit<Session, 'id' | 'lastSeenAt'> & { readonly tokenHash: string };

export interface SessionRepository {
  create(session: NewSession): Promise<Session>;
  findByTokenHash(tokenHash: string): Promise<Session | null>;
  /** The person's sessions that were not ended, latest first; some may have run out. */
  listOf(personId: PersonId): Promise<Session[]>;
  touch(id: string, at: Date): Promise<void>;
  /** Ends one session of this person; false when he has none with this id. */
  end(id: string, personId: PersonId): Promise<boolean>;
  /** Ends all sessions of the person but one; returns the ids that ended. */
  endAllOf(personId: PersonId, except?: string): Promise<string[]>;
}

export const SESSION_REPOSITORY = Symbol('SessionRepository');
