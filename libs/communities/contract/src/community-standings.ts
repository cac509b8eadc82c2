import type { PersonId } from '@province-comuni/shared-kernel';

/** What somebody may do in a community, for domains whose things belong to one. */
export interface CommunityStanding {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** Whom its things may be read by, in words of audience. */
  readonly audience: readonly string[];
  readonly read: boolean;
  readonly member: boolean;
  readonly moderate: boolean;
}

/** Communities for domains whose things belong to one. `Actor` is the actor of the identity contract, which contracts do not know. Runs in the open transaction. */
export interface CommunityStandings<Actor> {
  /** By id; those that are not there, or not for him, are left out. */
  of(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, CommunityStanding>>;
  /** Words of audience by id. The platform's own work. */
  audiences(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly title: string; readonly key: string; readonly audience: readonly string[] }>>;
  /** Of these discussions, those whose opening is hidden by moderation: what goes with it is not for everybody either. */
  hiddenDiscussions(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Members, ascending, after the given one. The platform's own work. */
  memberIds(id: string, after: PersonId | null, limit: number): Promise<readonly PersonId[]>;
}

export const COMMUNITY_STANDINGS = Symbol('CommunityStandings');
