import { useMemo } from 'react';
import { useKeptDraft } from '../../hooks/useKeptDraft.js';
import { valuesOf, type DraftData } from '../draft-data.js';

/** What the draft is tried with: a cell of form and level, and the answers the curator chose. */
export interface Sample {
  readonly form: string;
  readonly level: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface SampleState extends Sample {
  /** Why the cell does not exist; null when it does. */
  readonly refusal: string | null;
  /** Why a pair does not exist; null when it does. */
  refusalOf(form: string, level: string): string | null;
  choose(change: Partial<Sample>): void;
}

/** The sample stays in this browser from visit to visit. */
export function useSample(draft: DraftData): SampleState {
  const cells = useMemo(() => valuesOf<'cell'>(draft.cells), [draft.cells]);
  const first = cells.find((cell) => cell.admitted);
  const kept = useKeptDraft<Sample>(`prova-modello:${draft.id}`, { form: first?.form ?? '', level: first?.level ?? '', answers: {} });
  const refusalOf = (form: string, level: string): string | null => {
    const cell = cells.find((candidate) => candidate.form === form && candidate.level === level);
    return cell?.admitted ? null : (cell?.refusal ?? '');
  };
  return { ...kept.value, refusal: refusalOf(kept.value.form, kept.value.level), refusalOf, choose: (change) => kept.keep({ ...kept.value, ...change }) };
}
