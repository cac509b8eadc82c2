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

/** What limits writing. Runs in the open transaction. */
export interface WritingRepository {
  /** Holds whatever this person writes, in any community, until the transaction ends: what is counted stays true. */
  lockWriter(personId: PersonId): Promise<void>;
  /** Limits of a community, and which writing of them it is; null: the defaults hold. */
  limits(communityId: CommunityId): Promise<(CommunityLimits & { readonly revision: number }) | null>;
  /** @returns false when somebody else wrote them meanwhile */
  saveLimits(communityId: CommunityId, limits: CommunityLimits, seenRevision: number): Promise<boolean>;
  /** When this person wrote here, newest first. */
  written(personId: PersonId, communityId: CommunityId, since: Date, limit: number): Promise<Date[]>;
  /** What he wrote, wherever, newest first; what was too short for a sketch is left out. */
  sketches(personId: PersonId, since: Date, limit: number): Promise<WrittenSketch[]>;
  trace(personId: PersonId, communityId: CommunityId, written: WrittenSketch): Promise<void>;
  removeTracesBefore(moment: Date): Promise<void>;
  /** Posts that this person wrote here, counted up to a number. */
  countPosts(communityId: CommunityId, personId: PersonId, atMost: number): Promise<number>;
  countHeld(communityId: CommunityId, personId: PersonId): Promise<number>;
  /** Addresses of the list on these hosts. */
  blockedOn(hosts: readonly string[]): Promise<readonly string[]>;
  blockedLinks(): Promise<BlockedLink[]>;
  addBlocked(link: BlockedLink): Promise<void>;
  /** @returns false when it was not there */
  removeBlocked(address: string): Promise<boolean>;
}

export const WRITING_REPOSITORY = Symbol('WritingRepository');
