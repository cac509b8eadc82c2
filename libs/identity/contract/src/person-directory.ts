import type { PersonId } from '@province-comuni/shared-kernel';

/** Names of people, for the histories and signatures of other domains. A name is not secret to who is signed in; an address of mail is, and is not here. */
export interface PersonDirectory {
  /** Name and surname by id; people that do not exist are left out. */
  namesOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}

export const PERSON_DIRECTORY = Symbol('PersonDirectory');
