import { useMutation } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { ReadUpToDocument } from '../generated/graphql.js';

const SETTLED_MS = 700;
/** Pages that see a post in the same instant do not all say so in the same instant. */
const SPREAD_MS = 2_000;

/** Notes how far a member has read: the highest number that was on the screen. @param last number on the page: when it is another one, others are there to be watched */
export function useReadProgress(discussionId: string, active: boolean, last: number): void {
  const [readUpTo] = useMutation(ReadUpToDocument);
  const highest = useRef(0);
  const told = useRef(0);
  useEffect(() => {
    highest.current = 0;
    told.current = 0;
  }, [discussionId]);
  useEffect(() => {
    if (!active || typeof IntersectionObserver === 'undefined') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      if (highest.current <= told.current) return;
      told.current = highest.current;
      void readUpTo({ variables: { discussionId, sequence: highest.current } }).catch(() => (told.current = 0));
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) highest.current = Math.max(highest.current, Number((target as HTMLElement).dataset['sequence']));
      clearTimeout(timer);
      timer = setTimeout(tell, SETTLED_MS + Math.random() * SPREAD_MS);
    });
    for (const post of document.querySelectorAll('[data-sequence]')) observer.observe(post);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      tell();
    };
  }, [active, last, discussionId, readUpTo]);
}
