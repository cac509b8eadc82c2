import { fieldProblems, refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { SaveNeedsLineDocument, SendNeedsDocument, type AdhesionAccessInput, type NeedsOfEnteFieldsFragment } from '../generated/graphql.js';

/** A line as it is typed. */
export interface TypedLine {
  readonly choice: string;
  readonly quantity: string;
  readonly note: string;
}

/** How the answer stands with the server. */
export interface NeedsAnswerState {
  readonly needs: NeedsOfEnteFieldsFragment;
  readonly line: (service: string) => TypedLine;
  /** Types into a line: it is kept a moment after the last key. */
  readonly type: (service: string, change: Partial<TypedLine>) => void;
  readonly send: () => Promise<void>;
  readonly saving: 'idle' | 'saving' | 'saved' | 'error';
  readonly savedAt: Date | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly message: string | null;
  /** Somebody else wrote meanwhile. */
  readonly changed: boolean;
  readonly sending: boolean;
}

const PAUSE_MS = 600;
const EMPTY: TypedLine = { choice: '', quantity: '', note: '' };

/** Keeps the answer of an Ente as it is typed, one line after another, each with the revision that the one before gave. */
export function useNeedsAnswer(access: AdhesionAccessInput, given: NeedsOfEnteFieldsFragment, refetch: () => Promise<NeedsOfEnteFieldsFragment | undefined>): NeedsAnswerState {
  const [saveLine] = useMutation(SaveNeedsLineDocument);
  const [sendNeeds] = useMutation(SendNeedsDocument);
  const [needs, setNeeds] = useState(given);
  const [typed, setTyped] = useState<Readonly<Record<string, TypedLine>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<Pick<NeedsAnswerState, 'saving' | 'savedAt' | 'message' | 'changed' | 'sending'>>({ saving: 'idle', savedAt: null, message: null, changed: false, sending: false });
  const latest = useRef(given);
  const waiting = useRef(new Map<string, TypedLine>());
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const put = useCallback((next: NeedsOfEnteFieldsFragment): void => {
    latest.current = next;
    setNeeds(next);
  }, []);
  const sheetId = given.sheet.id;

  /** @returns false when nothing more is to be tried now */
  async function keep(service: string, line: TypedLine): Promise<boolean> {
    const { data } = await saveLine({ variables: { input: { access, sheetId, service, ...line, seenRevision: latest.current.revision } } });
    const outcome = data!.saveNeedsLine;
    const refusal = refusalOf(outcome);
    setProblems((before) => ({ ...Object.fromEntries(Object.entries(before).filter(([field]) => !field.startsWith(`lines.${service}.`))), ...fieldProblems(refusal) }));
    if (outcome.__typename === 'NeedsAnswerKept') put(outcome.needs);
    if (outcome.__typename === 'AdhesionChanged') {
      const seen = lineOf(latest.current, service);
      const now = await refetch();
      if (!now) return false;
      put(now);
      // Somebody wrote in another line: this one goes on top of it. In the same line, what he wrote is shown.
      if (JSON.stringify(lineOf(now, service)) === JSON.stringify(seen)) {
        if (!waiting.current.has(service)) waiting.current.set(service, line);
        return true;
      }
      setTyped((before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== service)));
      setState((before) => ({ ...before, changed: true, saving: 'idle' }));
      return false;
    }
    const message = refusalMessage(refusal);
    setState((before) => ({ ...before, message, saving: refusal ? 'idle' : 'saved', savedAt: refusal ? before.savedAt : new Date() }));
    return message === null;
  }

  async function drain(): Promise<void> {
    for (let next = waiting.current.entries().next(); !next.done; next = waiting.current.entries().next()) {
      const [service, line] = next.value;
      waiting.current.delete(service);
      setState((before) => ({ ...before, saving: 'saving' }));
      try {
        if (!(await keep(service, line))) return waiting.current.clear();
      } catch {
        // The line broke: it waits for the next key, unless something newer waits already.
        if (!waiting.current.has(service)) waiting.current.set(service, line);
        return setState((before) => ({ ...before, saving: 'error' }));
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer.current);
    running.current ??= drain().finally(() => (running.current = null));
    return running.current;
  }

  const flushing = useRef(flush);
  flushing.current = flush;
  // Who leaves within the pause has typed it all the same.
  useEffect(() => () => void flushing.current(), []);

  const line = (service: string): TypedLine => typed[service] ?? lineOf(needs, service);

  function type(service: string, change: Partial<TypedLine>): void {
    const { choice, quantity, note } = { ...line(service), ...change };
    setTyped((before) => ({ ...before, [service]: { choice, quantity, note } }));
    // Without a choice there is no answer to keep yet.
    if (choice === '') return;
    waiting.current.set(service, { choice, quantity, note });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flushing.current(), PAUSE_MS);
  }

  async function send(): Promise<void> {
    setState((before) => ({ ...before, sending: true, message: null, changed: false }));
    try {
      await flush();
      const { data } = await sendNeeds({ variables: { input: { access, sheetId, seenRevision: latest.current.revision } } });
      const outcome = data!.sendNeeds;
      const refusal = refusalOf(outcome);
      setProblems(fieldProblems(refusal));
      if (outcome.__typename === 'NeedsAnswerKept') put(outcome.needs);
      if (outcome.__typename === 'AdhesionChanged') {
        const now = await refetch();
        if (now) put(now);
      }
      setState((before) => ({ ...before, message: refusalMessage(refusal), changed: outcome.__typename === 'AdhesionChanged' }));
    } catch {
      setState((before) => ({ ...before, saving: 'error' }));
    } finally {
      setState((before) => ({ ...before, sending: false }));
    }
  }

  return { needs, line, type, send, problems, ...state };
}

function lineOf({ lines }: NeedsOfEnteFieldsFragment, service: string): TypedLine {
  return lines.find((line) => line.service === service) ?? EMPTY;
}
