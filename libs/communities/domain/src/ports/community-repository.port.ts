import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Community, CommunityMember } from '../community/community.js';

/** What a community says of itself, as the content folder has it. */
export type CommunityWords = Pick<Community, 'key' | 'title' | 'purpose' | 'thisWeek' | 'guidelines' | 'visibility' | 'pillarKey' | 'subjects'>;

/** Communities and their members. Runs in the open transaction. */
export interface CommunityRepository {
  /** Those that the wall lets through, by title; there are few. */
  list(): Promise<Community[]>;
  byKey(key: string): Promise<Community | null>;
  find(ids: readonly CommunityId[]): Promise<Community[]>;
  /** This person's places, by community. */
  membershipsOf(personId: PersonId): Promise<ReadonlyMap<CommunityId, CommunityMember>>;
  membership(communityId: CommunityId, personId: PersonId): Promise<CommunityMember | null>;
  /** Holds a member's row until the transaction ends: what he does twice at once waits. */
  lockMember(communityId: CommunityId, personId: PersonId): Promise<void>;
  /** Those of these people who are members, with their names. */
  membersAmong(communityId: CommunityId, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
  /** Members whose name has a word that begins like this, by name. */
  findMembers(communityId: CommunityId, text: string, limit: number): Promise<CommunityMember[]>;
  /** Ids of all members, ascending, after the given one. */
  memberIds(communityId: CommunityId, after: PersonId | null, limit: number): Promise<PersonId[]>;
  /** Of these discussions, those whose first post is hidden by moderation. */
  hiddenDiscussions(ids: readonly DiscussionId[]): Promise<ReadonlySet<DiscussionId>>;
  /** Adds a member where nobody stood: his place counts what is there as read. The platform's own work. @returns false when he is one already */
  addMember(member: Omit<CommunityMember, 'joinedNumber' | 'readCount' | 'suspendedUntil'>): Promise<boolean>;
  /** Takes him out, with how far he had read. The platform's own work. @returns false when he was none */
  removeMember(communityId: CommunityId, personId: PersonId): Promise<boolean>;
  /** Writes what the content folder says. The platform's own work. @returns its id */
  saveWords(words: CommunityWords): Promise<CommunityId>;
}

export const COMMUNITY_REPOSITORY = Symbol('CommunityRepository');
