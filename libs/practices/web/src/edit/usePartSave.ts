import { useChange } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef, useState } from 'react';
import { SavePracticePartDocument, type PracticePart } from '../generated/graphql.js';

/** After so long without typing, in milliseconds, what was written is saved. */
const QUIET = 1200;

export interface PartSave {
  readonly state: 'idle' | 'saving' | 'saved' | 'error';
  readonly at: Date | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly message: string | null;
  readonly error: unknown;
  /** Somebody else wrote the part: who, and its revision now. */
  readonly conflict: { readonly by: string; readonly revision: number } | null;
  /** To be called with each change: it is saved when one stops typing. */
  readonly changed: (content: object, localProblems?: Readonly<Record<string, string>>) => void;
  /** Writes over what somebody else wrote. */
  readonly keepMine: () => void;
  /** Forgets what was typed and not saved. */
  readonly giveUp: () => void;
}

/** Saves a part of a sheet silently, one write after the other, each saying which revision it saw. */
export function usePartSave(practiceId: string, part: PracticePart, revision: number): PartSave {
  const change = useChange(SavePracticePartDocument, (data) => data.savePracticePart);
  const [state, setState] = useState<PartSave['state']>('idle');
  const [at, setAt] = useState<Date | null>(null);
  const [local, setLocal] = useState<Readonly<Record<string, string>>>({});
  const [conflict, setConflict] = useState<PartSave['conflict']>(null);
  const seen = useRef(revision);
  const waiting = useRef<object | null>(null);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useRef(async (): Promise<void> => undefined);
  save.current = async () => {
    clearTimeout(timer.current);
    const content = waiting.current;
    if (busy.current || content === null) return;
    busy.current = true;
    waiting.current = null;
    setState('saving');
    const outcome = await change.run({ input: { practiceId, part, seenRevision: seen.current, content } });
    busy.current = false;
    if (outcome?.__typename === 'PracticeChanged') {
      const { practice } = outcome;
      seen.current = part === 'SCHEDA' ? practice.overviewRevision : (practice.dimensions.find(({ key }) => key === part)?.revision ?? seen.current);
      setAt(new Date());
      setState('saved');
      setConflict(null);
    } else {
      // Kept, for the next try or to be written over.
      waiting.current ??= content;
      if (outcome?.__typename === 'PracticeConflict') setConflict({ by: outcome.by, revision: outcome.revision });
      setState('error');
      return;
    }
    if (waiting.current !== null) await save.current();
  };

  // Whoever leaves the page leaves nothing behind.
  useEffect(() => () => void save.current(), []);

  return {
    state,
    at,
    problems: { ...change.problems, ...local },
    message: change.message,
    error: change.error,
    conflict,
    changed: (content, localProblems = {}) => {
      setLocal(localProblems);
      clearTimeout(timer.current);
      if (Object.keys(localProblems).length > 0) return setState('error');
      waiting.current = content;
      if (!conflict) timer.current = setTimeout(() => void save.current(), QUIET);
    },
    keepMine: () => {
      if (!conflict) return;
      seen.current = conflict.revision;
      void save.current();
    },
    giveUp: () => {
      clearTimeout(timer.current);
      waiting.current = null;
      setConflict(null);
      setState('idle');
    },
  };
}
