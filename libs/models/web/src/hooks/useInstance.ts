import { faultMessage, refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation, useQuery } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import { InstanceDocument, SaveAnswersDocument, UndoLastChangeDocument, type InstanceQuery, type SaveAnswersMutation } from '../generated/graphql.js';

export type InstanceData = NonNullable<InstanceQuery['instance']>;
export type QuestionData = InstanceData['steps'][number]['questions'][number];
export type ActData = InstanceData['acts'][number];
export type CheckData = InstanceData['checks'][number];
export type AnswerConflictData = Extract<SaveAnswersMutation['saveAnswers'], { __typename: 'AnswerConflict' }>;

/** How the last change of the page stands. */
export interface Saving {
  readonly state: 'idle' | 'saving' | 'saved' | 'error';
  readonly at?: Date;
  readonly message?: string;
}

/** Clauses that the last change touched, act by act; `stamp` tells two changes of the same clause apart. */
export interface LastChange {
  readonly stamp: number;
  readonly clauses: ReadonlyMap<string, readonly string[]>;
}

export interface Answer {
  readonly key: string;
  readonly value: unknown;
  readonly seenRevision: number;
}

/** What came of a try to save: null when it was saved. */
export interface AnswerRefusal {
  readonly problems: Readonly<Record<string, string>>;
  readonly conflict: AnswerConflictData | null;
}

export interface InstanceWork {
  readonly instance: InstanceData | null;
  readonly loading: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
  readonly saving: Saving;
  readonly lastChange: LastChange;
  saveAnswers(answers: readonly Answer[]): Promise<AnswerRefusal | null>;
  undo(): Promise<void>;
  /** To be called with what a clause change answered. */
  noteChange(changed: readonly { readonly actKey: string; readonly clauseIds: readonly string[] }[]): void;
  noteSaving(saving: Saving): void;
}

/** An instance and the ways to change it. Every change answers with the whole instance, so that the page is never a mix of two states. */
export function useInstance(id: string, comuneId: string | null): InstanceWork {
  const { data, loading, error, refetch } = useQuery(InstanceDocument, { variables: { id, comuneId }, fetchPolicy: 'cache-and-network' });
  const [save] = useMutation(SaveAnswersDocument);
  const [takeBack] = useMutation(UndoLastChangeDocument);
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [lastChange, setLastChange] = useState<LastChange>({ stamp: 0, clauses: new Map() });
  const shown = useRef<InstanceData | null>(null);
  // While the preview for another Comune loads, the acts stay on the page.
  if (data) shown.current = data.instance;
  const noteChange = useCallback((changed: readonly { readonly actKey: string; readonly clauseIds: readonly string[] }[]) => {
    setLastChange((last) => ({ stamp: last.stamp + 1, clauses: new Map(changed.map((act) => [act.actKey, act.clauseIds])) }));
    setSaving({ state: 'saved', at: new Date() });
    if (comuneId) void refetch();
  }, [comuneId, refetch]);

  async function saveAnswers(answers: readonly Answer[]): Promise<AnswerRefusal | null> {
    setSaving({ state: 'saving' });
    try {
      const outcome = (await save({ variables: { input: { instanceId: id, answers: [...answers] } } })).data!.saveAnswers;
      if (outcome.__typename === 'InstanceChanged') {
        noteChange(outcome.changed);
        return null;
      }
      setSaving({ state: 'error', ...(outcome.__typename === 'AnswerConflict' ? {} : { message: refusalMessage(refusalOf(outcome)) ?? '' }) });
      if (outcome.__typename === 'AnswerConflict') return { problems: {}, conflict: outcome };
      return { problems: outcome.__typename === 'InvalidInput' ? Object.fromEntries(outcome.problems.map(({ field, message }) => [field, message])) : Object.fromEntries(answers.map(({ key }) => [key, outcome.message])), conflict: null };
    } catch (error) {
      const message = faultMessage(error);
      setSaving({ state: 'error', ...(message ? { message } : {}) });
      return { problems: {}, conflict: null };
    }
  }

  async function undo(): Promise<void> {
    setSaving({ state: 'saving' });
    try {
      const outcome = (await takeBack({ variables: { instanceId: id } })).data!.undoLastChange;
      if (outcome.__typename === 'InstanceChanged') noteChange(outcome.changed);
      else setSaving({ state: 'error', message: outcome.message });
    } catch (error) {
      const message = faultMessage(error);
      setSaving({ state: 'error', ...(message ? { message } : {}) });
    }
  }

  return { instance: shown.current, loading, error, retry: refetch, saving, lastChange, saveAnswers, undo, noteChange, noteSaving: setSaving };
}
