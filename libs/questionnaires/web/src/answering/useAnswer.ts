import { readKept, writeKept } from '@province-comuni/shared-ui';
import { fieldProblems, refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { KeepQuestionnaireAnswerDocument, SendQuestionnaireAnswerDocument } from '../generated/graphql.js';
import { inputOf, linesOf, mergeLines, type Line, type Lines, type OwnAnswer } from './lines.js';

/** How the answer stands with the server. */
export interface AnswerState {
  readonly lines: Lines;
  readonly type: (key: string, line: Line) => void;
  readonly send: () => Promise<boolean>;
  readonly saving: 'idle' | 'saving' | 'saved' | 'error';
  readonly savedAt: Date | null;
  readonly sending: boolean;
  readonly problems: Readonly<Record<string, string>>;
  readonly message: string | null;
  /** What a colleague said to questions to which both said something; null: nobody wrote meanwhile. */
  readonly meanwhile: Lines | null;
  /** Something typed earlier in this browser was found. */
  readonly restored: boolean;
}

interface Options {
  readonly id: string;
  readonly own: OwnAnswer;
  /** Nothing is kept on the server before it is sent. */
  readonly anonymous: boolean;
  readonly open: boolean;
  readonly refetch: () => Promise<OwnAnswer | undefined>;
}

interface Kept {
  readonly revision: number;
  readonly lines: Lines;
}

const PAUSE_MS = 900;

/** Keeps an answer as it is typed: in this browser at every key, on the server a moment later. What a colleague writes meanwhile is put together with it. */
export function useAnswer({ id, own, anonymous, open, refetch }: Options): AnswerState {
  const [keepDraft] = useMutation(KeepQuestionnaireAnswerDocument);
  const [sendAnswer] = useMutation(SendQuestionnaireAnswerDocument);
  const place = `pc-questionnaire-${id}-${own.enteId ?? 'io'}`;
  const [begun] = useState(() => {
    // Of an anonymous one that closed meanwhile the words are nowhere else.
    const kept = open || (anonymous && !own.answered) ? readKept<Kept>(place) : null;
    const base = linesOf(own);
    if (!kept) return { lines: base, restored: false };
    return { lines: kept.revision === own.revision ? kept.lines : mergeLines(base, kept.lines, base).lines, restored: JSON.stringify(kept.lines) !== JSON.stringify(base) };
  });
  const [lines, setLines] = useState<Lines>(begun.lines);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<Pick<AnswerState, 'saving' | 'savedAt' | 'message' | 'meanwhile' | 'sending'>>({ saving: 'idle', savedAt: null, message: null, meanwhile: null, sending: false });
  const typed = useRef(begun.lines);
  /** What both sides know, with its revision. */
  const base = useRef<Kept>({ revision: own.revision, lines: linesOf(own) });
  const key = useRef(crypto.randomUUID() as string);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);

  const put = useCallback((next: Lines): void => {
    typed.current = next;
    setLines(next);
  }, []);

  /** A colleague wrote: his lines come in, and the next try goes on top of them. */
  async function takeIn(): Promise<void> {
    const now = await refetch();
    if (!now) return;
    const theirs = linesOf(now);
    const { lines: merged, disputed } = mergeLines(base.current.lines, typed.current, theirs);
    base.current = { revision: now.revision, lines: theirs };
    put(merged);
    setState((before) => ({ ...before, saving: 'idle', message: null, meanwhile: Object.fromEntries(disputed.map((each) => [each, theirs[each]!])) }));
  }

  async function keep(): Promise<void> {
    const sent = typed.current;
    setState((before) => ({ ...before, saving: 'saving' }));
    try {
      const { data } = await keepDraft({ variables: { input: { id, enteId: own.enteId, lines: inputOf(sent), seenRevision: base.current.revision } } });
      const outcome = data!.keepQuestionnaireAnswer;
      if (outcome.__typename === 'Refused' && outcome.code === 'QUESTIONNAIRES.CHANGED') return await takeIn();
      const message = refusalMessage(refusalOf(outcome));
      if (outcome.__typename === 'QuestionnaireDone') {
        base.current = { revision: outcome.revision ?? 0, lines: sent };
        if (typed.current === sent) writeKept(place, null);
      }
      setState((before) => ({ ...before, message, saving: message ? 'idle' : 'saved', savedAt: message ? before.savedAt : new Date() }));
    } catch {
      setState((before) => ({ ...before, saving: 'error' }));
    }
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer.current);
    await running.current;
    running.current = keep().finally(() => (running.current = null));
    await running.current;
  };
  const flushing = useRef(flush);
  flushing.current = flush;
  // Who leaves within the pause is found again by what this browser kept.
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(question: string, line: Line): void {
    put({ ...typed.current, [question]: line });
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field !== `lines.${question}`)));
    writeKept(place, { revision: base.current.revision, lines: typed.current } satisfies Kept);
    if (anonymous) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flushing.current(), PAUSE_MS);
  }

  async function send(): Promise<boolean> {
    clearTimeout(timer.current);
    await running.current;
    setState((before) => ({ ...before, sending: true, message: null, meanwhile: null }));
    try {
      const sent = typed.current;
      const { data } = await sendAnswer({ variables: { input: { id, enteId: own.enteId, lines: inputOf(sent), seenRevision: base.current.revision }, clientKey: key.current } });
      const outcome = data!.sendQuestionnaireAnswer;
      if (outcome.__typename === 'Refused' && outcome.code === 'QUESTIONNAIRES.CHANGED') {
        await takeIn();
        return false;
      }
      const refusal = refusalOf(outcome);
      setProblems(fieldProblems(refusal));
      setState((before) => ({ ...before, message: refusalMessage(refusal), saving: 'idle' }));
      if (outcome.__typename !== 'QuestionnaireDone') return false;
      base.current = { revision: outcome.revision ?? 0, lines: sent };
      writeKept(place, null);
      return true;
    } catch {
      setState((before) => ({ ...before, saving: 'error' }));
      return false;
    } finally {
      setState((before) => ({ ...before, sending: false }));
    }
  }

  return { lines, type, send, problems, restored: begun.restored, ...state };
}
