import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Community, CommunityMember, CommunityRole } from '../community/community.js';
import type { GuidelinesChange } from '../groups/keep-guidelines.use-case.js';
import type { WordsChange } from '../groups/keep-words.use-case.js';
import type { OwnWords } from '../groups/read-opening.js';

/** What a community says of itself, as the content folder has it. */
export type CommunityWords = Pick<Community, 'key' | 'title' | 'purpose' | 'thisWeek' | 'guidelines' | 'visibility' | 'pillarKey' | 'subjects'>;

/** A group or a space that somebody opens. */
export type NewCommunity = Pick<Community, 'id' | 'key' | 'title' | 'purpose' | 'guidelines' | 'visibility' | 'pillarKey' | 'parentId' | 'provinciaId'> & { readonly openedAt: Date };

/** Where a page of members goes on, by name. */
export interface MemberPlace {
  readonly name: string;
  readonly personId: PersonId;
}

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
  /** Adds a member where nobody stood: his place counts what is there as read. In a group or a space that has nobody who moderates, he does. The platform's own work. @returns false when he is one already */
  addMember(member: Omit<CommunityMember, 'joinedNumber' | 'readCount' | 'suspendedUntil'>): Promise<boolean>;
  /**
   * Takes him out, and out of its groups, with how far he had read and his invitation; a group or a space that had no other moderator gets its oldest member. The platform's own work.
   * @returns what he left; empty when he was no member
   */
  removeMember(communityId: CommunityId, personId: PersonId): Promise<readonly CommunityId[]>;
  /** Who leaves a community or a group of it, and who moderates there, changes one after another until the transaction ends. Before any row is held. The platform's own work. */
  holdMembers(communityId: CommunityId): Promise<void>;
  /** Members by name, moderators first. */
  members(communityId: CommunityId, after: MemberPlace | null, limit: number): Promise<CommunityMember[]>;
  /** Who moderates by his place. */
  moderatorIds(communityId: CommunityId): Promise<PersonId[]>;
  /** How many moderate. */
  countModerators(communityId: CommunityId): Promise<number>;
  /** The platform's own work. */
  setRole(communityId: CommunityId, personId: PersonId, role: CommunityRole): Promise<void>;
  /** Opens a group or a space. The platform's own work. @returns false when one with this id is there already */
  open(community: NewCommunity): Promise<boolean>;
  /** Holds its row until the transaction ends. The platform's own work. */
  lock(communityId: CommunityId): Promise<Community | null>;
  /** The platform's own work. */
  setInvited(communityId: CommunityId, invited: { readonly enteIds: readonly EnteId[]; readonly personIds: readonly PersonId[] }): Promise<void>;
  /** Closes it with its groups, or opens it alone; who closed it first stays. The platform's own work. */
  setClosed(communityId: CommunityId, closed: { readonly at: Date; readonly by: string } | null): Promise<void>;
  /** What a group or a space says of itself, and how many times that was changed. */
  ownWords(communityId: CommunityId): Promise<{ readonly words: OwnWords; readonly revision: number } | null>;
  /** The newest changes of its words, the newest first. */
  wordsChanges(communityId: CommunityId, limit: number): Promise<WordsChange[]>;
  /** The platform's own work. */
  changeWords(communityId: CommunityId, change: WordsChange): Promise<void>;
  /** The newest changes of its guidelines, the newest first. */
  guidelinesChanges(communityId: CommunityId, limit: number): Promise<GuidelinesChange[]>;
  /** The platform's own work. */
  changeGuidelines(communityId: CommunityId, change: GuidelinesChange): Promise<void>;
  /** Notes on a member's place that he accepted this version; a newer one stays. The platform's own work. */
  acceptGuidelines(communityId: CommunityId, personId: PersonId, version: number, at: Date): Promise<void>;
  /** Writes what the content folder says; guidelines that were changed in the product stay. The platform's own work. @returns its id, and whether fewer people than before read it or a group of it */
  saveWords(words: CommunityWords): Promise<{ readonly id: CommunityId; readonly isNarrower: boolean }>;
}

export const COMMUNITY_REPOSITORY = Symbol('CommunityRepository');
