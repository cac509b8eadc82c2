import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';

/**
 * The heading of what was opened takes the focus when the focus is lost (the link that led here is gone, or the tree gave it away);
 * a mouse in the tree, or a first visit, leaves the focus where it is.
 */
export function useHeadingFocus<T extends HTMLElement>(opened: string): RefObject<T | null> {
  const heading = useRef<T>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (key !== 'default' && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [opened]);
  return heading;
}
