import type { CommunityId, DiscussionId, PostId, PostText } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { ReportReason } from '../moderation/moderation.js';
import { CommunityInvalid, type CommunityFieldProblem } from '../errors.js';

export type DiscussionKind = 'QUESTION' | 'DISCUSSION' | 'ANNOUNCEMENT' | 'IDEA';
export const DISCUSSION_KINDS: readonly DiscussionKind[] = ['QUESTION', 'DISCUSSION', 'ANNOUNCEMENT', 'IDEA'];

/** Who wrote, as it read when he wrote; `personId` null: UPI, by what comes with the product. */
export interface Author {
  readonly personId: PersonId | null;
  readonly name: string;
  /** Name of the Ente; empty when there is none to name. */
  readonly ente: string;
}

/** What people talk about. The first post is what was asked or said; the others are the answers. */
export interface Discussion {
  readonly id: DiscussionId;
  readonly communityId: CommunityId;
  readonly kind: DiscussionKind;
  readonly title: string;
  readonly tags: readonly string[];
  readonly author: Author;
  readonly createdAt: Date;
  readonly closed: boolean;
  readonly pinned: boolean;
  /** Number of the answer that solved it. */
  readonly solvedSequence: number | null;
  /** Number of the last post in the discussion: how many there are. */
  readonly lastSequence: number;
  readonly lastPostAt: Date;
  readonly lastAuthorName: string;
  /** The discussion it was merged into: nothing is read or written here any more. */
  readonly movedTo: DiscussionId | null;
  /** Grows with every change. */
  readonly revision: number;
}

export interface Post {
  readonly id: PostId;
  readonly discussionId: DiscussionId;
  readonly communityId: CommunityId;
  /** From 1, without gaps, in the discussion. */
  readonly sequence: number;
  readonly author: Author;
  /** Empty once it is withdrawn, and while it is hidden. */
  readonly text: PostText;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** The post that had this number before it went elsewhere: what is left is withdrawn, and keeps the number. */
  readonly movedTo: PostId | null;
  /** Hidden by moderation: its words are elsewhere, `text` is empty. */
  readonly hiddenAt: Date | null;
  readonly hiddenCategory: ReportReason | null;
}

/** A document that goes with a post. */
export interface PostAttachment {
  readonly documentId: string;
  /** Its file came with the post. */
  readonly isBrought: boolean;
  /** The post is hidden, and the community reads the document no more. */
  readonly isWithheld: boolean;
}

export const REACTION_KINDS = ['UTILE', 'GRAZIE', 'ANCHE_NOI'] as const;
/** `UTILE`: it helped. `GRAZIE`: thanks. `ANCHE_NOI`: we have the same case. */
export type ReactionKind = (typeof REACTION_KINDS)[number];

export interface ReactionCount {
  readonly kind: ReactionKind;
  readonly count: number;
  readonly mine: boolean;
}

/** A post as somebody sees it. */
export interface ShownPost extends Post {
  readonly reactions: readonly ReactionCount[];
  /** What goes with it, in order: those whose documents may be read in the open transaction. */
  readonly documents: readonly PostAttachment[];
}

/** Where a post stands now. */
export interface PostPlace {
  readonly postId: PostId;
  readonly communityKey: string;
  readonly discussionId: DiscussionId;
  readonly sequence: number;
  /** Of the discussion. */
  readonly title: string;
}

/** A discussion in a list, with what the reader has not read. */
export interface ListedDiscussion extends Discussion {
  /** Posts he has not read; null for who is not a member. */
  readonly unread: number | null;
}

/** How it read before it was changed. */
export interface EarlierPost {
  readonly text: PostText;
  readonly at: Date;
}

export const LONGEST_TITLE = 200;
export const MOST_TAGS = 5;
const LONGEST_TAG = 40;

/** Title and tags as they are kept. @throws CommunityInvalid */
export function readHeading(typed: { readonly title: string; readonly tags: readonly string[] }): { readonly title: string; readonly tags: readonly string[] } {
  const title = clean(typed.title);
  const problems: CommunityFieldProblem[] = [];
  if (title.length < 5) problems.push({ field: 'title', message: 'Scrivete un titolo di almeno cinque lettere: è ciò che gli altri leggono per primo.' });
  if (title.length > LONGEST_TITLE) problems.push({ field: 'title', message: `Al massimo ${LONGEST_TITLE} caratteri: il resto va nel testo.` });
  const tags = readTags(typed.tags, problems);
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return { title, tags };
}

/** Lower case, each once, in the order typed. @param problems takes what is wrong */
export function readTags(typed: readonly string[], problems: CommunityFieldProblem[]): readonly string[] {
  const tags = [...new Set(typed.map((tag) => clean(tag).toLocaleLowerCase('it')).filter((tag) => tag !== ''))];
  if (tags.length > MOST_TAGS) problems.push({ field: 'tags', message: `Al massimo ${MOST_TAGS} etichette.` });
  if (tags.some((tag) => tag.length > LONGEST_TAG)) problems.push({ field: 'tags', message: `Un’etichetta ha al massimo ${LONGEST_TAG} caratteri.` });
  return tags;
}

function clean(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, ' ').replace(/\s+/g, ' ').trim();
}
