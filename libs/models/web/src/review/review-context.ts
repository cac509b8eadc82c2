import { createContext, use } from 'react';
import type { ChipLabels } from '../editor/clause-extensions.js';
import type { InsertChoice } from '../editor/ClauseTextEditor.js';

/** How somebody comes to a review: with his account, or with the link of a guest. */
export type ReviewDoor = { readonly kind: 'person'; readonly instanceId: string } | { readonly kind: 'guest'; readonly secret: string };

/** A clause that can be spoken of. */
export interface ReviewedClauseFacts {
  readonly actKey: string;
  readonly label: string;
  /** `vincolata`, `adattabile` or `libera`. */
  readonly lock: string;
  readonly suppressed: boolean;
}

/** What every part of a review's page needs. */
export interface ReviewRoom {
  readonly door: ReviewDoor;
  readonly may: { readonly comment: boolean; readonly suggest: boolean; readonly decide: boolean; readonly settle: boolean };
  /** Acts for which nothing can be proposed any more, with the reason. */
  readonly closed: ReadonlyMap<string, string>;
  readonly clauses: ReadonlyMap<string, ReviewedClauseFacts>;
  /** What chips of texts are called. */
  readonly labels: ChipLabels;
  readonly variables: readonly InsertChoice[];
  /** Clauses that a text of this act can refer to. */
  readonly referable: (actKey: string) => readonly InsertChoice[];
  /** Goes to a clause in its act. */
  readonly onClause: (clauseId: string) => void;
  /** The acts are no longer what the page shows. */
  readonly onActsChanged: () => void;
}

export const ReviewContext = createContext<ReviewRoom | null>(null);

/** @throws Error outside of a review's page */
export function useReviewRoom(): ReviewRoom {
  const room = use(ReviewContext);
  if (!room) throw new Error('no review is open around this component');
  return room;
}
