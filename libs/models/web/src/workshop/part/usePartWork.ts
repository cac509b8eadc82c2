import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useKeptDraft } from '../../hooks/useKeptDraft.js';
import type { PartKind, PartShapes } from '../draft-data.js';
import type { DraftChanges, DraftRefusal } from '../useDraftChanges.js';

/** A part being written: what is on the page, kept in this browser until it is saved, and what came of saving it. */
export interface PartWork<T> {
  readonly value: T;
  /** Something is written that is not saved. */
  readonly changed: boolean;
  /** What was written in an earlier visit is back on the page. */
  readonly restored: boolean;
  readonly busy: boolean;
  readonly refusal: DraftRefusal | null;
  edit(value: T): void;
  /** @returns whether it was saved */
  save(): Promise<boolean>;
  /** Writes over what a colleague saved meanwhile. */
  saveOver(): Promise<boolean>;
  /** Gives up what was written; what is saved comes back. */
  giveUp(): void;
}

interface Kept<T> {
  readonly seen: string;
  readonly value: T;
}

interface Options<K extends PartKind> {
  readonly draftId: string;
  readonly kind: K;
  readonly id: string;
  /** What is saved; of a new part, what it starts from. */
  readonly stored: PartShapes[K];
  /** Mark of what is saved; null: it is new. */
  readonly seen: string | null;
  /** The mark the draft has now: right after saving it is newer than the one of the reading. */
  readonly freshSeen?: string;
  /** Adds a new part: its name is in the value. */
  readonly add?: (value: PartShapes[K]) => Promise<DraftRefusal | null>;
  readonly changes: DraftChanges;
}

/** Writing one part of a draft. To be drawn anew (by key) for another part. */
export function usePartWork<K extends PartKind>({ draftId, kind, id, stored, seen, freshSeen, add, changes }: Options<K>): PartWork<PartShapes[K]> {
  const client = useApolloClient();
  const kept = useKeptDraft<Kept<PartShapes[K]> | null>(`bozza-modello:${draftId}:${kind}:${id}`, null);
  // What was just saved stays on the page until the reading of it arrives.
  const [settled, setSettled] = useState<{ readonly instead: PartShapes[K]; readonly value: PartShapes[K] } | null>(null);
  const [refusal, setRefusal] = useState<DraftRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const working = kept.value;
  const justSaved = settled !== null && settled.instead === stored;
  const mark = (justSaved ? freshSeen : null) ?? seen ?? '';

  function clear(): void {
    kept.keep(null);
    kept.forget();
    setRefusal(null);
  }

  async function write(known: string): Promise<boolean> {
    if (!working || busy) return false;
    setBusy(true);
    const refused = add ? await add(working.value) : await changes.save({ kind, id }, working.value, known);
    setBusy(false);
    if (refused) return (setRefusal(refused), false);
    setSettled({ instead: stored, value: working.value });
    clear();
    return true;
  }

  return {
    value: working?.value ?? (justSaved ? settled.value : stored),
    changed: working !== null,
    restored: kept.restored && working !== null,
    busy,
    refusal,
    edit: (value) => kept.keep({ seen: working?.seen ?? mark, value }),
    save: () => write(working?.seen ?? mark),
    saveOver: () => write(refusal?.conflict?.seen ?? mark),
    giveUp: () => {
      clear();
      setSettled(null);
      // After a conflict what is saved is not what the page knew.
      void client.refetchQueries({ include: ['ModelDraft', ...(kind === 'clause' && seen !== null ? ['DraftClause'] : [])] });
    },
  };
}

/** Ctrl+S (⌘S) saves what is on the page, wherever the focus is. */
export function useSaveShortcut(save: () => unknown): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
