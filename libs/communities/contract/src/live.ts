import type { CommunityId, DiscussionId, PostId } from './ids.js';

/** What an open page says to hear of a community, and (`discussionId`) of who reads a discussion of it and who types there: `{ communityId, discussionId? }`. It answers how far the log goes; what came before is asked for by `communityEvents`. */
export const COMMUNITY_HERE = 'community:here';
/** What it hears: the log goes this far now. A hint: what happened is asked for with one's own rights. */
export const COMMUNITY_GROWN = 'community:grown';

/** The body of {@link COMMUNITY_GROWN}, and the answer to {@link COMMUNITY_HERE}. */
export interface CommunityHint {
  readonly communityId: CommunityId;
  /** Number of the newest entry of the log; 0 for none. */
  readonly sequence: number;
}

/** What a page that has a discussion open hears in the place of {@link COMMUNITY_GROWN}, where its reader may: {@link CommunityNews}. */
export const COMMUNITY_NEWS = 'community:news';

/** An entry of the log, as `communityEvents` gives it to this reader. */
export interface NewsEntry {
  readonly sequence: number;
  readonly kind: string;
  readonly discussionId: DiscussionId;
  readonly postId: PostId | null;
  readonly postSequence: number | null;
  /** He did it himself. */
  readonly own: boolean;
}

/**
 * What happened in a community, so that two hundred pages need not ask at once. Rights are asked for each page when it is told. It spares a question and takes the place of none:
 * a page that does not stand just before the first entry asks for what it missed.
 */
export interface CommunityNews {
  readonly communityId: CommunityId;
  /** In order, without gaps. */
  readonly entries: readonly NewsEntry[];
  /** New posts of the discussion on the page, as `discussion` gives them to this reader. Only those that look the same to all who just read: others are asked for. */
  readonly posts: readonly object[];
}

/** What the page of all communities says to hear of those of its person, by {@link COMMUNITY_GROWN} for each, {@link COMMUNITIES_READ} and {@link COMMUNITIES_JOINED}. Body: empty. */
export const COMMUNITIES_HERE = 'communities:here';
/** What it hears: its person read on, here or on another device. Body: empty, what is left to read is asked for. */
export const COMMUNITIES_READ = 'communities:read';
/** What it hears: its person is in one more, wherever he came in; that one is heard of from now on. Body: empty, the list is asked for. */
export const COMMUNITIES_JOINED = 'communities:joined';

/** What an open queue of moderation says to hear of it: `{ communityId }`. */
export const MODERATION_HERE = 'moderation:here';
/** What it hears: something came, or was decided. A hint: the queue is asked for with one's own rights. */
export const MODERATION_CHANGED = 'moderation:changed';

/** The body of {@link MODERATION_CHANGED}, and the answer to {@link MODERATION_HERE}. */
export interface ModerationHint {
  readonly communityId: CommunityId;
  /** How much waits. */
  readonly open: number;
}

/** What a page says while its person types an answer: `{ discussionId }`. What others hear then: {@link TypingHint}. Nothing of it is kept. */
export const DISCUSSION_TYPING = 'discussion:typing';
/** A page says it at most so often, and the product hands on no more, in milliseconds. */
export const TYPING_EVERY_MS = 3_000;
/** So long somebody counts as typing after he was last heard of, in milliseconds. */
export const TYPING_LASTS_MS = 6_000;

/** Somebody is typing an answer. */
export interface TypingHint {
  readonly discussionId: string;
  readonly personId: string;
  /** As his posts are signed. */
  readonly name: string;
}

/** What a page that has a discussion open hears of the others that read it now: {@link ReadersHint}. It is told when that changes, at most once a second. */
export const DISCUSSION_READERS = 'discussion:readers';
/** So many readers are named at most; the others are counted. */
export const READERS_NAMED = 5;

/** Who else reads a discussion now, for one reader: never himself, and people rather than pages. Visitors are not among them. */
export interface ReadersHint {
  readonly discussionId: string;
  /** Of those that show themselves to him, who came first. */
  readonly names: readonly string[];
  /** How many more there are, whoever they are. */
  readonly others: number;
}
