import { faultMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation } from '@apollo/client/react';
import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { AddClauseDocument, EditClauseDocument, MoveClauseDocument, RestoreClauseDocument, SuppressClauseDocument, type EditClauseMutation } from '../generated/graphql.js';
import type { InstanceWork } from './useInstance.js';

type ClauseOutcome = EditClauseMutation['editClause'];

export type ClauseConflictData = Extract<ClauseOutcome, { __typename: 'ClauseConflict' }>;

/** What came of a change to a clause: `null` when it was made. */
export interface ClauseRefusal {
  readonly message: string | null;
  readonly conflict: ClauseConflictData | null;
}

export interface ClauseText {
  readonly heading: readonly Inline[];
  readonly body: RichText;
  readonly reason: string;
}

/** The ways to change a clause of an instance. */
export interface ClauseChanges {
  edit(clauseId: string, seenRevision: number, text: ClauseText): Promise<ClauseRefusal | null>;
  add(clauseId: string, actKey: string, afterClauseId: string | null, text: ClauseText): Promise<ClauseRefusal | null>;
  suppress(clauseId: string, seenRevision: number, reason: string): Promise<ClauseRefusal | null>;
  restore(clauseId: string, seenRevision: number): Promise<ClauseRefusal | null>;
  move(clauseId: string, seenRevision: number, direction: 'up' | 'down'): Promise<ClauseRefusal | null>;
}

export function useClauseChange(instanceId: string, work: Pick<InstanceWork, 'noteChange' | 'noteSaving'>): ClauseChanges {
  const [edit] = useMutation(EditClauseDocument);
  const [add] = useMutation(AddClauseDocument);
  const [suppress] = useMutation(SuppressClauseDocument);
  const [restore] = useMutation(RestoreClauseDocument);
  const [move] = useMutation(MoveClauseDocument);

  async function settle(ask: () => Promise<ClauseOutcome | undefined>): Promise<ClauseRefusal | null> {
    work.noteSaving({ state: 'saving' });
    try {
      const outcome = await ask();
      if (outcome?.__typename === 'InstanceChanged') {
        work.noteChange(outcome.changed);
        return null;
      }
      const conflict = outcome?.__typename === 'ClauseConflict' ? outcome : null;
      const refusal = conflict || !outcome ? null : refusalOf(outcome);
      const message = refusal ? (refusal.__typename === 'InvalidInput' ? refusal.problems.map((problem) => problem.message).join(' ') : refusal.message) : null;
      work.noteSaving({ state: 'error', ...(message ? { message } : {}) });
      return { message, conflict };
    } catch (error) {
      const message = faultMessage(error);
      work.noteSaving({ state: 'error', ...(message ? { message } : {}) });
      return { message: message ?? null, conflict: null };
    }
  }

  return {
    edit: (clauseId, seenRevision, text) => settle(async () => (await edit({ variables: { input: { instanceId, clauseId, seenRevision, ...text } } })).data?.editClause),
    add: (clauseId, actKey, afterClauseId, text) => settle(async () => (await add({ variables: { input: { instanceId, clauseId, actKey, afterClauseId, ...text } } })).data?.addClause),
    suppress: (clauseId, seenRevision, reason) => settle(async () => (await suppress({ variables: { input: { instanceId, clauseId, seenRevision, reason } } })).data?.suppressClause),
    restore: (clauseId, seenRevision) => settle(async () => (await restore({ variables: { input: { instanceId, clauseId, seenRevision } } })).data?.restoreClause),
    move: (clauseId, seenRevision, direction) => settle(async () => (await move({ variables: { input: { instanceId, clauseId, seenRevision, direction } } })).data?.moveClause),
  };
}
