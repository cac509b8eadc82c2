import type { Follower, NewNotice, NoticeFrequency, NoticeSubject } from '@province-comuni/notices-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Follow, Notice, NoticePlace } from '../notice.js';
import type { Delivery } from '../notice-choice.js';

/** What is to be told now. */
export interface DueNotices {
  readonly frequency: NoticeFrequency;
  readonly now: Date;
  /** The digest that is due, with what was posted before its moment; null: told at once. */
  readonly digest: { readonly before: Date; readonly period: string } | null;
}

/** A notice with how it reaches its person. */
export interface PostedNotice {
  readonly notice: NewNotice;
  readonly delivery: Delivery;
}

/** Notices and what people follow. Every method runs in the open transaction. */
export interface NoticeRepository {
  /** Those that are not there yet by person and key. @returns whose were new and how they reach them */
  add(notices: readonly PostedNotice[], at: Date): Promise<readonly { readonly personId: PersonId; readonly inProduct: boolean }[]>;
  /** Those of the product, newest first. @param unreadOnly only those that wait. @param after those that come after it; null: from the newest */
  listOf(personId: PersonId, unreadOnly: boolean, after: NoticePlace | null, limit: number): Promise<Notice[]>;
  /** Puts away these of his in the product, or all of them (null). */
  markRead(personId: PersonId, ids: readonly string[] | null, at: Date): Promise<void>;
  /** Takes away these notices. */
  forget(ids: readonly string[]): Promise<void>;
  /** People with something not mailed yet, held until the transaction ends; those that another worker holds are left to it, and so are those whose digest of the period was written. */
  lockWaiting(due: DueNotices, limit: number): Promise<PersonId[]>;
  /** What he was not told yet by mail, oldest first. */
  untold(personId: PersonId, due: DueNotices): Promise<Notice[]>;
  /** These wait until then. */
  waitUntil(ids: readonly string[], moment: Date): Promise<void>;
  /** Notes that his digest of the period is written. @returns false when it was before */
  beginDigest(personId: PersonId, period: string, at: Date): Promise<boolean>;
  /** The letter is on its way: its text is kept no longer. */
  markTold(ids: readonly string[], at: Date): Promise<void>;
  /** Takes away notices, and marks of digests, of before this moment. */
  removeBefore(moment: Date): Promise<void>;

  /** Newest first. */
  followsOf(personId: PersonId): Promise<Follow[]>;
  isFollowing(personId: PersonId, subject: NoticeSubject): Promise<boolean>;
  /** Begins to follow, or changes when he is told. */
  follow(follow: Follow): Promise<void>;
  /** Begins to follow what is not followed yet, while there is room. */
  beginFollow(follow: Follow): Promise<void>;
  unfollow(personId: PersonId, subject: NoticeSubject): Promise<void>;
  /** Who was not told yet of what has this key. */
  waitingFor(key: string): Promise<PersonId[]>;
  /** Of what was not told yet. */
  rewrite(key: string, texts: ReadonlyMap<PersonId, string>): Promise<void>;
  /** Puts followers of the one on the other too. @param stays whether they go on following the first one */
  carryFollowers(from: NoticeSubject, to: NoticeSubject, stays: boolean, since: Date): Promise<void>;
  followersOf(subjects: readonly NoticeSubject[]): Promise<Follower[]>;
}

export const NOTICE_REPOSITORY = Symbol('NoticeRepository');
