import type { ActContent, ClauseLineage, ModelContent } from '@province-comuni/models-contract';
import { plainRichText, type ClauseRevision, type VariableDef } from '@province-comuni/shared-act-tree';

/** A change of a model, as an author would make it. */
export type Edit = (model: ModelContent) => ModelContent;

const inActs = (change: (act: ActContent) => ActContent): Edit => (model) => ({ ...model, acts: model.acts.map(change) });

/** Changes fields of one clause. */
export function editClause(id: string, change: Partial<ClauseRevision>): Edit {
  return inActs((act) => ({ ...act, clauses: act.clauses.map((clause) => (clause.id === id ? { ...clause, ...change } : clause)) }));
}

/** Adds clauses to the act each names. */
export function addClauses(...clauses: readonly ClauseRevision[]): Edit {
  return inActs((act) => ({ ...act, clauses: [...act.clauses, ...clauses.filter((clause) => clause.actKey === act.template.key)] }));
}

/** Takes clauses away without a word. */
export function removeClauses(...ids: readonly string[]): Edit {
  return inActs((act) => ({ ...act, clauses: act.clauses.filter((clause) => !ids.includes(clause.id)) }));
}

/** Declares what became of clauses. */
export function declare(...entries: readonly ClauseLineage[]): Edit {
  return (model) => ({ ...model, lineage: [...(model.lineage ?? []), ...entries] });
}

/** Changes fields of one variable. */
export function editVariable(key: string, change: Partial<VariableDef>): Edit {
  return (model) => ({ ...model, variables: model.variables.map((variable) => (variable.key === key ? { ...variable, ...change } : variable)) });
}

/** One edit after the other. */
export function all(...edits: readonly Edit[]): Edit {
  return (model) => edits.reduce((changed, edit) => edit(changed), model);
}

/** A plain article of the convenzione, at its end. */
export function sampleClause(id: string, change: Partial<ClauseRevision> = {}): ClauseRevision {
  return { id, actKey: 'convenzione', parentId: null, orderKey: `z-${id}`, kind: 'articolo', heading: [{ type: 'text', text: `Articolo ${id}` }], body: plainRichText('Testo di prova.'), when: null, lock: 'adattabile', contents: [], legalRefs: [], source: '', guidance: '', ...change };
}

/** A plain, mandatory question. */
export function sampleVariable(key: string, change: Partial<VariableDef> = {}): VariableDef {
  return { key, type: 'intero', scope: 'istanza', step: 'durata', label: `Dato ${key}`, question: `Dato ${key}?`, help: '', why: '', sources: [], required: true, options: [], columns: [], ...change };
}

/** A declared end of clauses, with a reason. */
export function lineageEntry(kind: ClauseLineage['kind'], sources: readonly string[], targets: readonly string[] = [], heir: string | null = null, reason = 'così è più chiaro'): ClauseLineage {
  return { kind, sources, targets, heir, reason };
}
