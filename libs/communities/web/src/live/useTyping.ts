import { TYPING_LASTS_MS, type TypingHint } from '@province-comuni/communities-contract';
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Typing {
  /** Who is typing now, in the order in which they began. */
  readonly names: readonly string[];
  readonly hear: (hint: TypingHint) => void;
  /** An answer came: who typed has sent it. */
  readonly clear: () => void;
}

/** Who is typing in a discussion, by what its page hears: each for a few seconds after he was last heard of. */
export function useTyping(discussionId: string): Typing {
  const [people, setPeople] = useState<ReadonlyMap<string, string>>(new Map());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const forget = useCallback((personId: string): void => setPeople((before) => new Map([...before].filter(([id]) => id !== personId))), []);
  const clear = useCallback((): void => {
    for (const timer of timers.current.values()) clearTimeout(timer);
    timers.current.clear();
    setPeople(new Map());
  }, []);
  const hear = useCallback(
    ({ personId, name }: TypingHint): void => {
      clearTimeout(timers.current.get(personId));
      timers.current.set(personId, setTimeout(() => forget(personId), TYPING_LASTS_MS));
      setPeople((before) => (before.has(personId) ? before : new Map([...before, [personId, name]])));
    },
    [forget],
  );
  useEffect(() => clear, [clear, discussionId]);
  return { names: [...people.values()], hear, clear };
}
