import type { PersonId } from '@province-comuni/shared-kernel';

/** Who is a member of which communities: asked whenever an actor is made, so that who left one loses it with the next request. */
export interface PersonCommunities {
  /** Ids of communities by person; people of none may be left out. The platform's own work: runs in the open transaction, under system access. */
  of(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly string[]>>;
}

export const PERSON_COMMUNITIES = Symbol('PersonCommunities');
