import type { PersonId } from '@province-comuni/shared-kernel';
import type { Person } from '../person/person.js';

/** What an account starts with. */
export type NewPerson = Pick<Person, 'email' | 'name' | 'surname' | 'passwordHash' | 'locale'>;

export interface PersonRepository {
  findByEmail(email: string): Promise<Person | null>;
  findById(id: PersonId): Promise<Person | null>;
  /** @throws when the address already has an account (unique in the database) */
  create(person: NewPerson): Promise<Person>;
  changePassword(id: PersonId, passwordHash: string): Promise<void>;
  /** Renames and reopens: only the demonstration accounts need it. */
  restore(id: PersonId, names: { readonly name: string; readonly surname: string }): Promise<void>;
  disable(id: PersonId, at: Date): Promise<void>;
  /** Keeps a sealed secret that waits for its first code. */
  proposeSecondFactor(id: PersonId, sealedSecret: string): Promise<void>;
  activateSecondFactor(id: PersonId, at: Date): Promise<void>;
  /** Uses up a code. False when it, or a later one, was used before: a code that was seen over a shoulder opens nothing. */
  useSecondFactorStep(id: PersonId, step: number): Promise<boolean>;
}

export const PERSON_REPOSITORY = Symbol('PersonRepository');
