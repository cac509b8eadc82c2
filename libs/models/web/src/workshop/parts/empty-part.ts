import { valuesOf, type DraftData, type PartShapes } from '../draft-data.js';

export type AddablePart = 'act' | 'step' | 'variable' | 'rule' | 'cell' | 'parameter' | 'source';

/** What a new part starts from. */
export function emptyPart<K extends AddablePart>(kind: K, draft: DraftData): PartShapes[K] {
  return EMPTY[kind](draft);
}

const EMPTY: { readonly [K in AddablePart]: (draft: DraftData) => PartShapes[K] } = {
  act: (draft) => ({ key: '', position: draft.acts.length, title: [], shortName: '', organ: '', source: '' }),
  step: () => ({ id: '', title: '', description: '' }),
  variable: (draft) => ({ key: '', type: 'testo', scope: 'istanza', ...(draft.steps[0] ? { step: draft.steps[0].id } : {}), label: '', question: '', help: '', why: '', sources: [], required: true, options: [], columns: [] }),
  rule: () => ({ id: '', severity: 'avviso', actKey: null, when: null, test: { kind: 'content', tag: '' }, message: '', explanation: '', remedy: null, legalSources: [], source: '' }),
  cell: (draft) => {
    const known = new Set(valuesOf<'cell'>(draft.cells).map((cell) => `${cell.form}/${cell.level}`));
    const free = draft.forms.flatMap((form) => draft.levels.map((level) => ({ form: form.value, level: level.value }))).find((pair) => !known.has(`${pair.form}/${pair.level}`));
    return { form: free?.form ?? '', level: free?.level ?? '', admitted: true, refusal: '', suits: '', runs: '', bodies: [], staff: [], source: '' };
  },
  parameter: () => ({ id: '', description: '', values: [{ from: '', value: 0, source: { label: '', urn: '' } }] }),
  source: () => ({ id: '', title: '', author: '', year: null }),
};
