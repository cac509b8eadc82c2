import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useKeptDraft } from '../../hooks/useKeptDraft.js';
import type { DraftPartData, PartKind } from '../draft-data.js';
import type { DraftChanges, DraftRefusal } from '../useDraftChanges.js';

/** A part being written: the text on the page, kept in this browser, and what came of saving it. */
export interface PartWork<T> {
  readonly value: T;
  readonly changed: boolean;
  readonly busy: boolean;
  readonly refusal: DraftRefusal | null;
  edit(value: T): void;
  save(): Promise<void>;
  /** Writes over what a colleague saved meanwhile. */
  saveOver(): Promise<void>;
  /** Gives up what was written. */
  giveUp(): void;
}

/** Writing a part that is one whole list. */
export function usePartDraft<T>(draftId: string, part: DraftPartData, changes: DraftChanges): PartWork<T> {
  const stored = part.value as T;
  const kept = useKeptDraft<{ readonly seen: string; readonly value: T } | null>(`bozza-modello:${draftId}:${part.kind}`, null);
  const [refusal, setRefusal] = useState<DraftRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const client = useApolloClient();
  const working = kept.value;

  async function write(seen: string): Promise<void> {
    if (!working) return;
    setBusy(true);
    const refused = await changes.save({ kind: part.kind as PartKind, id: part.id }, working.value, seen);
    setBusy(false);
    setRefusal(refused);
    if (!refused) clear();
  }

  function clear(): void {
    kept.keep(null);
    kept.forget();
    setRefusal(null);
  }

  return {
    value: working?.value ?? stored,
    changed: working !== null,
    busy,
    refusal,
    edit: (value) => kept.keep({ seen: working?.seen ?? part.seen, value }),
    save: () => write(working?.seen ?? part.seen),
    saveOver: () => write(refusal?.conflict?.seen ?? part.seen),
    giveUp: () => {
      clear();
      // What a colleague saved meanwhile is on the page from now on.
      void client.refetchQueries({ include: ['ModelDraft'] });
    },
  };
}
