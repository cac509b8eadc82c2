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
