import { readKept, writeKept } from '@province-comuni/shared-ui';
import { useRef, useState } from 'react';

interface Kept<Draft> {
  readonly revision: number;
  readonly draft: Draft;
}

export interface KeptForm<Draft> {
  readonly draft: Draft;
  /** It was found, begun before this page was loaded. */
  readonly isRestored: boolean;
  /** @param update of what is typed by now: an editor may hold on to the function of an earlier drawing */
  change(update: (before: Draft) => Draft): void;
  /** It was taken, or given up. */
  forget(): void;
}

/**
 * What is typed into a form, kept in this browser until it is taken or given up: a page loaded again has it.
 * @param revision of what is changed: what was begun on another one is no change of this; of what is new 0
 */
export function useKeptForm<Draft>(place: string, revision: number, initial: Draft): KeptForm<Draft> {
  const [found] = useState(() => {
    const kept = readKept<Kept<Draft>>(place);
    return kept?.revision === revision ? kept : null;
  });
  const [draft, setDraft] = useState(found ? found.draft : initial);
  const [isRestored, setRestored] = useState(found !== null);
  const now = useRef({ place, revision, draft });
  now.current = { ...now.current, place, revision };
  return {
    ...{ draft, isRestored },
    change: (update) => {
      const next = update(now.current.draft);
      now.current = { ...now.current, draft: next };
      setDraft(next);
      writeKept(now.current.place, { revision: now.current.revision, draft: next } satisfies Kept<Draft>);
    },
    forget: () => {
      setRestored(false);
      writeKept(place, null);
    },
  };
}
