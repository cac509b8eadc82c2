import type { CommunityId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { CommunityLimits, WrittenSketch } from './limits.js';

/** An address that posts may not lead to without being looked at. */
export interface BlockedLink {
  /** Host, or host and beginning of the path. */
  readonly address: string;
  readonly note: string;
  readonly addedByName: string;
  readonly addedAt: Date;
}

/** What somebody wrote lately and what was decided about him, as far as it limits what he writes in a community now. */
export interface WriterStanding {
  /** Those of the community, or the defaults. */
  readonly limits: CommunityLimits;
  /** When he wrote here within a day, newest first, as many as the limit of a day. */
  readonly written: readonly Date[];
  /** What he wrote, wherever, within the hours in which a text is not repeated, newest first; what was too short for a sketch is left out. */
  readonly sketches: readonly WrittenSketch[];
  /** Posts of his that wait for approval here. */
  readonly held: number;
  /** When moderation decided against him, as trust counts it. */
  readonly decisionsAgainst: readonly Date[];
}

/** What limits writing. Runs in the open transaction. */
export interface WritingRepository {
  /** Holds whatever this person writes, in any community, until the transaction ends, and says what limits it: what is counted stays true. */
  enter(personId: PersonId, communityId: CommunityId, now: Date): Promise<WriterStanding>;
  /** Limits of a community, and which writing of them it is; null: the defaults hold. */
  limits(communityId: CommunityId): Promise<(CommunityLimits & { readonly revision: number }) | null>;
  /** @returns false when somebody else wrote them meanwhile */
  saveLimits(communityId: CommunityId, limits: CommunityLimits, seenRevision: number): Promise<boolean>;
  trace(personId: PersonId, communityId: CommunityId, written: WrittenSketch): Promise<void>;
  removeTracesBefore(moment: Date): Promise<void>;
  /** Addresses of the list on these hosts. */
  blockedOn(hosts: readonly string[]): Promise<readonly string[]>;
  blockedLinks(): Promise<BlockedLink[]>;
  addBlocked(link: BlockedLink): Promise<void>;
  /** @returns false when it was not there */
  removeBlocked(address: string): Promise<boolean>;
}

export const WRITING_REPOSITORY = Symbol('WritingRepository');
