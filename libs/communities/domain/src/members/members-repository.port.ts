import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { CommunityLimits } from '../moderation/limits.js';
import type { TrustFacts } from './trust.js';

/** Something that somebody gave to a community: a discussion he opened, or an answer of his that solved one. */
export interface Contribution {
  readonly communityId: CommunityId;
  readonly discussionId: DiscussionId;
  readonly title: string;
  /** Number of the post in the discussion. */
  readonly sequence: number;
  readonly at: Date;
}

export interface Contributions {
  readonly items: readonly Contribution[];
  readonly total: number;
}

/** What people did in communities. Runs in the open transaction: what the reader may not read is not there. */
export interface MembersRepository {
  /** By community, of those among these that he is a member of: one statement, however many they are. */
  trustFacts(personId: PersonId, communities: readonly CommunityId[]): Promise<ReadonlyMap<CommunityId, TrustFacts>>;
  /** Limits of these communities; of one without its own, none. */
  limitsOf(communities: readonly CommunityId[]): Promise<ReadonlyMap<CommunityId, Pick<CommunityLimits, 'newDays' | 'newPosts'>>>;
  /** In these communities, newest first; hidden and withdrawn ones are not there. @param kind `OPENED`: discussions he opened. `SOLVED`: what his answers solved for others. */
  contributions(personId: PersonId, kind: 'OPENED' | 'SOLVED', communities: readonly CommunityId[], limit: number): Promise<Contributions>;
}

export const MEMBERS_REPOSITORY = Symbol('MembersRepository');
