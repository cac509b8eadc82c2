import { readKept, writeKept } from '@province-comuni/shared-ui';
import type { Draft } from '../scenario-draft.js';

/** What was typed and not saved yet, kept in this browser: a closed lid or a lost line takes nothing away. */
export interface KeptDraft {
  readonly name: string;
  readonly draft: Draft;
  /** Of the scenario when it was typed; 0 for a new one. */
  readonly revision: number;
}

const keyOf = (enteId: string, scenarioId: string | null): string => `bozza-costi:${enteId}:${scenarioId ?? 'nuovo'}`;

/** The draft that was left here; null when there is none. */
export function leftDraft(enteId: string, scenarioId: string | null): KeptDraft | null {
  const kept = readKept<KeptDraft>(keyOf(enteId, scenarioId));
  return kept && Number.isInteger(kept.revision) && Array.isArray(kept.draft?.schemes) && Array.isArray(kept.draft.expenses) && Array.isArray(kept.draft.workstations) ? { name: String(kept.name), draft: kept.draft, revision: kept.revision } : null;
}

/** Keeps the draft, or forgets it with `null`. */
export function keepDraft(enteId: string, scenarioId: string | null, kept: KeptDraft | null): void {
  writeKept(keyOf(enteId, scenarioId), kept);
}
