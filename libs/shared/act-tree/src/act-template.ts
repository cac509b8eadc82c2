import type { Condition } from './expression.js';
import type { ClauseKind, ClauseState } from './rendered-act.js';
import type { Inline, RichText } from './rich-text.js';
import type { LegalSource } from './variable.js';

/**
 * How far a Provincia may go with a clause: `vincolata` text fixed · `adattabile` may be edited, not suppressed or moved ·
 * `libera` may be edited, suppressed and moved.
 */
export type ClauseLock = 'vincolata' | 'adattabile' | 'libera';

export const CLAUSE_LOCKS: readonly ClauseLock[] = ['vincolata', 'adattabile', 'libera'];

/** A clause as one version of the model has it. `id` is minted once and survives every version. */
export interface ClauseRevision {
  readonly id: string;
  readonly actKey: string;
  readonly parentId: string | null;
  /** Fractional index among its siblings; compared as plain text. */
  readonly orderKey: string;
  readonly kind: ClauseKind;
  readonly heading: readonly Inline[];
  readonly body: RichText;
  readonly when: Condition | null;
  readonly lock: ClauseLock;
  /** Content tags read by the minimum-content rules (`fini`, `durata`). */
  readonly contents: readonly string[];
  readonly legalRefs: readonly LegalSource[];
  /** Public title and chapter the text comes from. */
  readonly source: string;
  /** Note for the official, not printed. */
  readonly guidance: string;
}

/** An act of the bundle. */
export interface ActTemplate {
  readonly key: string;
  readonly position: number;
  /** May hold variables. */
  readonly title: readonly Inline[];
  readonly shortName: string;
  /** The body that approves or signs it. */
  readonly organ: string;
  readonly source: string;
}

/** A clause as it stands in one instance: the model's, with what the Provincia changed. Suppressed ones are kept, and not printed. */
export interface EffectiveClause {
  readonly id: string;
  readonly parentId: string | null;
  readonly orderKey: string;
  readonly kind: ClauseKind;
  readonly heading: readonly Inline[];
  readonly body: RichText;
  readonly when: Condition | null;
  readonly state: ClauseState;
}

/** The clauses in reading order: siblings by order key (then id), children right after their parent. */
export function inReadingOrder<T extends { id: string; parentId: string | null; orderKey: string }>(clauses: readonly T[]): T[] {
  const byParent = new Map<string | null, T[]>();
  const ids = new Set(clauses.map((clause) => clause.id));
  for (const clause of clauses) {
    // A child whose parent left the act must not vanish with it: it stands at the top.
    const parent = clause.parentId !== null && ids.has(clause.parentId) ? clause.parentId : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), clause]);
  }
  const walk = (parent: string | null): T[] =>
    (byParent.get(parent) ?? [])
      .sort((a, b) => (a.orderKey < b.orderKey ? -1 : a.orderKey > b.orderKey ? 1 : a.id < b.id ? -1 : 1))
      .flatMap((clause) => [clause, ...walk(clause.id)]);
  return walk(null);
}
