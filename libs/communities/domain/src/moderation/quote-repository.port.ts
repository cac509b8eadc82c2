import type { DiscussionId, PostId, PostQuote, PostText } from '@province-comuni/communities-contract';
import type { Community } from '../community/community.js';
import type { EarlierPost } from '../discussion/discussion.js';

/** A post as its quotes need it. */
export interface QuotedState {
  readonly id: PostId;
  readonly discussionId: DiscussionId;
  readonly createdAt: Date;
  readonly isHidden: boolean;
  readonly isWithdrawn: boolean;
  /** Also of a hidden one; without words where they are gone. */
  readonly text: PostText;
  readonly community: Pick<Community, 'id' | 'visibility' | 'parentId'>;
}

/** A post that may quote another. */
export interface QuotingPlace {
  readonly postId: PostId;
  readonly discussionId: DiscussionId;
}

/** Quotes of posts in other posts, and what they were before they were masked. The platform's own work, in the open transaction. */
export interface QuoteRepository {
  states(ids: readonly PostId[]): Promise<QuotedState[]>;
  /** Ids of all posts of a discussion. */
  postsOf(id: DiscussionId): Promise<PostId[]>;
  /** Posts that say that they quote one of these, in their words or in earlier ones, or whose quote of one is masked. */
  quoting(ids: readonly PostId[]): Promise<(QuotingPlace & { readonly quotedId: PostId })[]>;
  /** Posts with a quote, written since then, in this discussion or with this line. */
  alike(since: Date, discussionId: DiscussionId, line: string | null): Promise<QuotingPlace[]>;
  /** Which posts these may quote: those that they name, those whose quotes are masked in them, those that are hidden in their discussion. */
  quotedBy(ids: readonly PostId[]): Promise<readonly { readonly postId: PostId; readonly quotedId: PostId }[]>;
  /** What the quotes of the one in the other were; null: none is masked, or nothing was kept. */
  kept(quotedId: PostId, postId: PostId): Promise<readonly PostQuote[] | null>;
  keep(quotedId: PostId, postId: PostId, quotes: readonly PostQuote[]): Promise<void>;
  forget(quotedId: PostId, postId: PostId): Promise<void>;
  /** Writes the words of a post, whose discussion reads otherwise then. */
  save(postId: PostId, text: PostText): Promise<void>;
  /** How it read before, oldest first. */
  earlier(postId: PostId): Promise<readonly EarlierPost[]>;
  saveEarlier(postId: PostId, versions: readonly EarlierPost[]): Promise<void>;
}

export const QUOTE_REPOSITORY = Symbol('QuoteRepository');
