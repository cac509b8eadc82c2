import type { PersonId } from '@province-comuni/shared-kernel';
import type { Actor } from './actor.js';

/** Who is a member of which communities: asked whenever an actor is made, so that who left one loses it with the next request. */
export interface PersonCommunities {
  /** Ids of communities by person; people of none may be left out. The platform's own work: runs in the open transaction, under system access. */
  of(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly string[]>>;
}

export const PERSON_COMMUNITIES = Symbol('PersonCommunities');

export interface KnownCommunity {
  readonly id: string;
  readonly key: string;
  readonly title: string;
}

/** Which communities somebody may know of: of those, and of no other, he may be told who is in them. */
export interface KnownCommunities {
  of(actor: Actor): Promise<readonly KnownCommunity[]>;
}

export const KNOWN_COMMUNITIES = Symbol('KnownCommunities');
