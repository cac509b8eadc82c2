import type { CommunityHint } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';

/** Tells open pages at once, after the change is committed. A hint: the same follows from the recorded event, for the copies and moments in which it is lost. */
export interface CommunityHints {
  grown(hint: CommunityHint): void;
  /** He read on: his pages that show what is left are told. Not told again. */
  readOn(personId: PersonId): void;
  /** He is in one more: his connections are asked again what they hear. Not told again: all are asked every minute. */
  joined(personId: PersonId): void;
  /** His connections are asked again what they may hear; null: everybody's. */
  left(personId: PersonId | null): void;
}

export const COMMUNITY_HINTS = Symbol('CommunityHints');
