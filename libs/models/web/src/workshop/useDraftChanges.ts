import { faultMessage, fieldProblems, refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { Saving } from '../hooks/useInstance.js';
import type { PartName } from './draft-data.js';
import { AddDraftPartDocument, MoveDraftPartDocument, RemoveDraftPartDocument, SaveDraftPartDocument, UndoDraftChangeDocument, type SaveDraftPartMutation } from './generated/graphql.js';

type Outcome = SaveDraftPartMutation['change'];

export type DraftConflictData = Extract<Outcome, { __typename: 'DraftConflict' }>;

/** Why a change was not made. */
export interface DraftRefusal {
  /** By path of the field: `options[2].label`. */
  readonly problems: Readonly<Record<string, string>>;
  /** Of the whole; null when the fields say it, or when there was no answer. */
  readonly message: string | null;
  readonly conflict: DraftConflictData | null;
}

/** The ways to change a draft; each gives null when the change was made. */
export interface DraftChanges {
  readonly saving: Saving;
  add(part: PartName, value: unknown, afterId: string | null): Promise<DraftRefusal | null>;
  /** @param seen mark of the value the person started from */
  save(part: PartName, value: unknown, seen: string): Promise<DraftRefusal | null>;
  move(part: PartName, seen: string, afterId: string | null, parentId?: string | null): Promise<DraftRefusal | null>;
  /** @param lineage with a clause: the whole lineage as it is from now on, which says what became of it */
  remove(part: PartName, seen: string, lineage?: unknown): Promise<DraftRefusal | null>;
  undo(): Promise<DraftRefusal | null>;
}

/** What is read anew after a change, where it is on the page. */
const FOLLOWERS = ['DraftClause', 'DraftPreview', 'DraftDiff', 'DraftHistory', 'DraftLineageProposals', 'DraftUses'];

/** Changes of a draft. Each answers with the whole draft, so that the page is never a mix of two states. */
export function useDraftChanges(draftId: string): DraftChanges {
  const options = { refetchQueries: (result: { data?: { change?: { __typename?: string } } | null }) => (result.data?.change?.__typename === 'DraftChanged' ? FOLLOWERS : []) } as never;
  const [add] = useMutation(AddDraftPartDocument, options);
  const [save] = useMutation(SaveDraftPartDocument, options);
  const [move] = useMutation(MoveDraftPartDocument, options);
  const [remove] = useMutation(RemoveDraftPartDocument, options);
  const [undo] = useMutation(UndoDraftChangeDocument, options);
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });

  async function settle(ask: () => Promise<Outcome | undefined>): Promise<DraftRefusal | null> {
    setSaving({ state: 'saving' });
    try {
      const outcome = await ask();
      if (outcome?.__typename === 'DraftChanged') {
        setSaving({ state: 'saved', at: new Date() });
        return null;
      }
      const conflict = outcome?.__typename === 'DraftConflict' ? outcome : null;
      const refusal = conflict ? null : refusalOf(outcome);
      const message = refusalMessage(refusal);
      setSaving({ state: 'error', ...(message ? { message } : {}) });
      return { problems: fieldProblems(refusal), message, conflict };
    } catch (error) {
      const message = faultMessage(error);
      setSaving({ state: 'error', ...(message ? { message } : {}) });
      return { problems: {}, message: message ?? null, conflict: null };
    }
  }

  return {
    saving,
    add: (part, value, afterId) => settle(async () => (await add({ variables: { input: { draftId, part, value, afterId } } })).data?.change as Outcome | undefined),
    save: (part, value, seen) => settle(async () => (await save({ variables: { input: { draftId, part, value, seen } } })).data?.change),
    move: (part, seen, afterId, parentId) => settle(async () => (await move({ variables: { input: { draftId, part, seen, afterId, ...(parentId === undefined ? {} : { parentId }) } } })).data?.change as Outcome | undefined),
    remove: (part, seen, lineage) => settle(async () => (await remove({ variables: { input: { draftId, part, seen, ...(lineage === undefined ? {} : { lineage }) } } })).data?.change as Outcome | undefined),
    undo: () => settle(async () => (await undo({ variables: { draftId } })).data?.change as Outcome | undefined),
  };
}
