import type { CommunityId } from './ids.js';

/** What an open page says to hear of a community: `{ communityId }`. It answers how far the log goes; what came before is asked for by `communityEvents`. */
export const COMMUNITY_HERE = 'community:here';
/** What it hears: the log goes this far now. A hint: what happened is asked for with one's own rights. */
export const COMMUNITY_GROWN = 'community:grown';

/** The body of {@link COMMUNITY_GROWN}, and the answer to {@link COMMUNITY_HERE}. */
export interface CommunityHint {
  readonly communityId: CommunityId;
  /** Number of the newest entry of the log; 0 for none. */
  readonly sequence: number;
}

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
