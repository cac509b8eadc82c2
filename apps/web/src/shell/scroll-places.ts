import { isLoadedAgain } from '@province-comuni/shared-ui';
import type { Location, UIMatch } from 'react-router';

/** Under what the window keeps how far each page was scrolled. */
export const KEPT_PLACES = 'pc-scroll-places';
/** What the router calls the first visit of every document. */
const FIRST_VISIT = 'default';

/** An address that is opened anew begins at its head, not where the document before it in the same window was left: their first visits have one name. */
export function forgetFirstVisit(): void {
  if (isLoadedAgain()) return;
  try {
    const places = JSON.parse(sessionStorage.getItem(KEPT_PLACES) ?? '{}') as Record<string, number>;
    delete places[FIRST_VISIT];
    sessionStorage.setItem(KEPT_PLACES, JSON.stringify(places));
  } catch {
    // No storage: nothing is kept in it either.
  }
}

let asked = 0;

/**
 * The name of a visit, under which it is kept how far its page was scrolled. A page whose route says that it keeps its own place is never found again: a height in pixels would take it
 * away from the place it went to.
 */
export function visitOf({ key }: Location, matches: readonly UIMatch[]): string {
  const keepsItsPlace = matches.some(({ handle }) => (handle as { readonly keepsItsPlace?: boolean } | undefined)?.keepsItsPlace === true);
  return keepsItsPlace ? `${key} ${(asked += 1)}` : key;
}
