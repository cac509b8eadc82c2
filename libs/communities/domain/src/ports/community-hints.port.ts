import type { CommunityHint } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';

/** Tells open pages at once, after the change is committed. A hint: the same follows from the recorded event, for the copies and moments in which it is lost. */
export interface CommunityHints {
  grown(hint: CommunityHint): void;
  /** His connections are asked again what they may hear. */
  left(personId: PersonId): void;
}

export const COMMUNITY_HINTS = Symbol('CommunityHints');
