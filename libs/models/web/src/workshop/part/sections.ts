import type { DraftData, DraftPartData, PartKind } from '../draft-data.js';
import type { View } from '../draft-place.js';

/** The kinds of part that have a form of their own. */
export type FormKind = Exclude<PartKind, 'clause' | 'changelog' | 'lineage' | 'migrations'>;

/** The kinds of part that come in lists. */
export type ListKind = Exclude<FormKind, 'head'>;

const SECTION_OF: Readonly<Partial<Record<PartKind, View>>> = { head: 'scheda', act: 'atti', step: 'passi', variable: 'passi', rule: 'regole', cell: 'celle', parameter: 'legge', source: 'fonti', changelog: 'novita', lineage: 'destini', migrations: 'risposte' };

/** The page a part is listed in; none for clauses, which are in the tree. */
export function sectionOf(kind: PartKind): View | null {
  return SECTION_OF[kind] ?? null;
}

/** The parts of a kind, in their order. */
export function partsOfKind(draft: DraftData, kind: PartKind): readonly DraftPartData[] {
  switch (kind) {
    case 'head':
      return [draft.head];
    case 'act':
      return draft.acts.map((act) => act.part);
    case 'step':
      return draft.steps;
    case 'variable':
      return draft.variables;
    case 'rule':
      return draft.rules;
    case 'cell':
      return draft.cells;
    case 'parameter':
      return draft.parameters;
    case 'source':
      return draft.sources;
    default:
      return [];
  }
}
