import type { CommunityId } from '@province-comuni/communities-contract';

/** Tells open queues, after the change is committed, that there is something new or something less. A hint: the queue is asked with one's own rights. */
export interface ModerationHints {
  changed(communityId: CommunityId): void;
}

export const MODERATION_HINTS = Symbol('ModerationHints');
