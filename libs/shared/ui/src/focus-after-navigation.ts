import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** What the watch needs of a router: to hear of each navigation when it begins. */
interface Navigating {
  readonly state: { readonly location: { readonly key: string } };
  subscribe(hear: (state: { readonly location: { readonly key: string }; readonly navigation: { readonly location?: { readonly key: string } | undefined } }) => void): () => void;
}

/** The element that had the focus when the last navigation began; undefined where nobody watches. */
let leftFrom: Element | null | undefined;
/** The navigation for which a heading took the focus. */
let focusedFor: string | undefined;

/** Remembers where the focus is when a navigation begins, so that the page that comes does not take it from who has moved on meanwhile. @returns ends it */
export function watchNavigations(router: Navigating): () => void {
  let going = router.state.location.key;
  return router.subscribe(({ location, navigation }) => {
    const { key } = navigation.location ?? location;
    if (key === going) return;
    going = key;
    leftFrom = document.activeElement;
  });
}

/** After a navigation the heading takes the focus, unless it is on something that was reached after the navigation began: its page may come late. */
export function useFocusAfterNavigation(heading: { readonly current: HTMLElement | null }): void {
  const { key, pathname } = useLocation();
  useEffect(() => {
    // The first page of a visit starts at the top, where the skip links are.
    if (key === 'default' || isElsewhere(key)) return;
    focusedFor = key;
    heading.current?.focus({ preventScroll: true });
  }, [pathname]);
}

/** A page drawn again takes the focus only if it is lost. */
function isElsewhere(key: string): boolean {
  const now = document.activeElement;
  if (now === null || now === document.body) return false;
  return focusedFor === key || (leftFrom !== undefined && now !== leftFrom);
}
