/** Names of communities, for the sharing of other domains. That one exists is no secret to its members: who asks names only communities of which the person is a member. */
export interface CommunityDirectory {
  /** Titles by id; those that do not exist are left out. */
  titlesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export const COMMUNITY_DIRECTORY = Symbol('CommunityDirectory');
