import type { CommunityId, DiscussionId, PostId, PostText } from '@province-comuni/communities-contract';
import type { KeptAttachment } from '@province-comuni/documents-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Community, CommunityMember } from '../community/community.js';
import type { Discussion, DiscussionKind, EarlierPost, ListedDiscussion, Post, PostAttachment, PostPlace, ReactionKind, ShownPost } from '../discussion/discussion.js';
import type { ReadingPlace } from '../discussion/reading.js';
import type { DiscussionPart } from '../search/discussion-parts.js';

/** `APERTA`: neither solved nor closed. `SENZA_RISPOSTA`: nobody answered yet. */
export type DiscussionState = 'APERTA' | 'SENZA_RISPOSTA' | 'RISOLTA' | 'CHIUSA';

export interface DiscussionQuery {
  readonly communityId: CommunityId;
  readonly kind?: DiscussionKind;
  readonly state?: DiscussionState;
  readonly tag?: string;
  /** Who reads; null: no member, and nothing is counted for him. */
  readonly readerId: PersonId | null;
}

/** A place in a list: pinned first, then by last voice. */
export interface DiscussionPlace {
  readonly pinned: boolean;
  /** Number, in the community, of the last post. */
  readonly lastNumber: number;
}

export interface DiscussionPage {
  readonly items: readonly (ListedDiscussion & DiscussionPlace)[];
  readonly hasMore: boolean;
}

/** A discussion with all that decides what its reader may do: one statement. */
export interface DiscussionView {
  readonly community: Community;
  readonly own: CommunityMember | null;
  readonly discussion: Discussion;
  /** How far he has read; null for who is no member. */
  readonly place: ReadingPlace | null;
}

export type CommunityLogKind = 'DISCUSSION_OPENED' | 'POST_ADDED' | 'POST_EDITED' | 'POST_WITHDRAWN' | 'REACTION_CHANGED' | 'DISCUSSION_CHANGED' | 'POST_HIDDEN' | 'POST_SHOWN' | 'DISCUSSION_MOVED';

/** An entry of a community's log: what happened, by numbers and ids; the words are read where they stand. */
export interface CommunityLogEntry {
  readonly communityId: CommunityId;
  /** From 1, without gaps: written in the transaction of the change. */
  readonly sequence: number;
  readonly kind: CommunityLogKind;
  readonly discussionId: DiscussionId;
  readonly postId: PostId | null;
  readonly postSequence: number | null;
  /** Who did it; null: UPI, by what comes with the product. */
  readonly personId: PersonId | null;
  readonly at: Date;
}

/** Text being written, kept for its author alone. */
export interface PostDraft {
  /** `discussion:<id>` for an answer, `community:<id>` for a new discussion. */
  readonly place: string;
  readonly kind: DiscussionKind | null;
  readonly title: string;
  readonly text: PostText;
  readonly updatedAt: Date;
}

export type NewPost = Omit<Post, 'sequence' | 'editedAt' | 'withdrawnAt' | 'movedTo' | 'hiddenAt' | 'hiddenCategory'> & { readonly clientKey: string; readonly attachments?: readonly KeptAttachment[] };
export type NewDiscussion = Pick<Discussion, 'id' | 'communityId' | 'kind' | 'title' | 'tags' | 'author' | 'createdAt'> & { readonly clientKey: string; readonly contentKey?: string; readonly contentHash?: string; readonly pinned?: boolean };

/** Discussions, posts, what was read of them, and the log. Runs in the open transaction. */
export interface DiscussionRepository {
  list(query: DiscussionQuery, after: DiscussionPlace | null, limit: number): Promise<DiscussionPage>;
  /** Tags of the newest discussions, the most used first. */
  tags(communityId: CommunityId, limit: number): Promise<readonly { readonly tag: string; readonly count: number }[]>;
  /** Of one that was merged into another: the other one. */
  view(id: DiscussionId, readerId: PersonId | null): Promise<DiscussionView | null>;
  /** Where these posts stand now; a place kept for a number leads to its post. Those that the wall lets through. */
  places(ids: readonly PostId[]): Promise<(PostPlace & { readonly asked: PostId; readonly communityId: CommunityId })[]>;
  /** The post, or the place kept for it, with this number. */
  postAt(id: DiscussionId, sequence: number): Promise<PostId | null>;
  find(ids: readonly DiscussionId[]): Promise<Discussion[]>;
  /** Holds the discussion until the transaction ends: what is numbered in it waits. */
  lock(id: DiscussionId): Promise<Discussion | null>;
  /** Posts with these numbers, in order, as the reader sees them. */
  posts(id: DiscussionId, sequences: readonly number[], readerId: PersonId | null): Promise<ShownPost[]>;
  findPosts(ids: readonly PostId[]): Promise<Post[]>;
  /** The discussion that this person opened with this key, if it is there. */
  openedWith(communityId: CommunityId, personId: PersonId, clientKey: string): Promise<DiscussionId | null>;
  /** The post of this discussion that this person wrote with this key. */
  writtenWith(id: DiscussionId, personId: PersonId, clientKey: string): Promise<Post | null>;
  /** Writes a discussion with its first post, numbers both and notes them in the log. @returns number in the log */
  open(discussion: NewDiscussion, post: NewPost): Promise<number>;
  /** Writes an answer: numbers it in discussion and community, and notes it in the log. @returns its number in the discussion, and in the log */
  answer(post: NewPost): Promise<{ readonly sequence: number; readonly logged: number }>;
  /** Writes title, tags, state, solution. */
  save(discussion: Discussion): Promise<void>;
  /** Writes the words of a post; how it read before is kept. */
  saveText(post: Post, before: EarlierPost): Promise<void>;
  /** Empties a post and forgets how it read before. */
  withdraw(post: Post): Promise<void>;
  /** What goes with each of these posts, in order: those whose documents may be read in the open transaction. Posts with nothing are not there. */
  attachmentsOf(ids: readonly PostId[]): Promise<ReadonlyMap<PostId, readonly PostAttachment[]>>;
  /** Notes which of them the community reads no more. Under the platform's own access. */
  withhold(id: PostId, documentIds: readonly string[]): Promise<void>;
  /** Nothing goes with it any more. Under the platform's own access. */
  detach(id: PostId): Promise<void>;
  /** Newest first. */
  earlier(id: PostId, limit: number): Promise<EarlierPost[]>;
  /** @returns whether anything changed */
  react(post: Post, personId: PersonId, kind: ReactionKind, on: boolean): Promise<boolean>;
  /** Notes something in the log. @returns its number */
  log(entry: Omit<CommunityLogEntry, 'sequence'>): Promise<number>;
  logAfter(communityId: CommunityId, after: number, limit: number): Promise<CommunityLogEntry[]>;
  /** Holds the reader's place: reading on in two pages at once adds up. @returns null for who is no member */
  lockPlace(id: DiscussionId, personId: PersonId): Promise<{ readonly place: ReadingPlace; readonly lastSequence: number; readonly communityId: CommunityId } | null>;
  /** Writes how far he has read here, and by how much the sum grows. */
  savePlace(communityId: CommunityId, id: DiscussionId, personId: PersonId, readUpTo: number, grows: number): Promise<void>;
  draft(personId: PersonId, place: string): Promise<PostDraft | null>;
  saveDraft(personId: PersonId, draft: PostDraft): Promise<void>;
  forgetDraft(personId: PersonId, place: string): Promise<void>;
  /** A discussion of the content folder by its key. */
  findLoaded(contentKey: string): Promise<{ readonly id: DiscussionId; readonly contentHash: string; readonly firstPostId: PostId; readonly communityId: CommunityId; readonly isTrace: boolean } | null>;
  /** Writes heading and first post of a loaded discussion anew. */
  saveLoaded(id: DiscussionId, words: { readonly title: string; readonly tags: readonly string[]; readonly kind: DiscussionKind; readonly pinned: boolean; readonly text: PostText; readonly contentHash: string }): Promise<void>;
  /** The posts of a part, in order, and its version, which grows with every change of them and of what they stand under; null when nothing was ever written there. */
  part(part: DiscussionPart): Promise<{ readonly version: number; readonly posts: readonly Post[] } | null>;
  /** All parts of all discussions with their versions, ascending, after the given one. */
  parts(after: DiscussionPart | null, limit: number): Promise<(DiscussionPart & { readonly version: number })[]>;
}

export const DISCUSSION_REPOSITORY = Symbol('DiscussionRepository');
