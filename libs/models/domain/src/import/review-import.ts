import type { ClauseRevision, Environment, RenderedClause } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import { compareClause, type ReferenceTable, type SetAside } from './compare-clause.js';
import { importedAct, importEnvironment, renderModel, type ImportContext, type KnownValue } from './import-context.js';
import type { ImportedClause } from './imported-clause.js';
import { textLines, textOf } from './lines.js';
import type { ImportProposal } from './propose-import.js';
import { weaveClause, weaveLocal, type WovenText } from './weave-clause.js';

/** Where an imported clause goes. `keepText`: beside a model clause that may not change, its own wording stays as a local clause. */
export type ClauseDecision = { readonly choice: 'match'; readonly clauseId: string; readonly keepText: boolean } | { readonly choice: 'local' } | { readonly choice: 'drop'; readonly reason: string };

/** What people have decided so far; what is not here follows the proposal and waits. */
export interface ImportDecisions {
  readonly clauses: Readonly<Record<string, ClauseDecision>>;
  readonly missing: Readonly<Record<string, 'suppress' | 'keep'>>;
  /** Null: the value found in the text is not taken. */
  readonly answers: Readonly<Record<string, { readonly value: unknown } | null>>;
}

export const NO_DECISIONS: ImportDecisions = { clauses: {}, missing: {}, answers: {} };

/**
 * What becomes of an imported clause: `STANDARD` the model's text · `ADATTATA` the model's clause with the document's wording ·
 * `VINCOLATA` the model's text stays although the document says otherwise · `LOCALE` a clause of the Provincia's own · `ESCLUSA` not carried.
 */
export type ImportedState = 'STANDARD' | 'ADATTATA' | 'VINCOLATA' | 'LOCALE' | 'ESCLUSA';

export interface ReviewedClause {
  readonly imported: ImportedClause;
  readonly decision: ClauseDecision;
  readonly decided: boolean;
  /** The proposal is so clear that it may be taken with the others of its kind. */
  readonly sure: boolean;
  readonly state: ImportedState;
  /** The model's clause it goes into. */
  readonly model: ClauseRevision | null;
  /** Score and reasons of the proposed pair; null where the person chose another, or none was proposed. */
  readonly match: { readonly score: number; readonly reasons: readonly string[] } | null;
  /** The text that will stand in the act as the Provincia's own; null where the model's does, or none. */
  readonly text: WovenText | null;
  /** The document's wording beside the model's, for a comparison; null where there is nothing to compare. */
  readonly compared: WovenText | null;
  readonly setAside: readonly SetAside[];
}

/** A clause of the model that no imported clause goes into: the ones still free. */
export interface MissingClause {
  readonly clause: ClauseRevision;
  readonly choice: 'suppress' | 'keep';
  /** Its lock does not let it be taken out: nothing is asked. */
  readonly fixed: boolean;
  readonly decided: boolean;
}

/** A value found in the text, or what the person put in its place. */
export interface ReviewedAnswer {
  readonly key: string;
  readonly found: unknown;
  /** What will be stored; null where the person refused it. */
  readonly value: unknown;
  readonly decided: boolean;
}

export interface ImportReview {
  readonly clauses: readonly ReviewedClause[];
  readonly missing: readonly MissingClause[];
  readonly answers: readonly ReviewedAnswer[];
  /** How the model's clauses are called, by id: "Art. 3 – Durata". */
  readonly labels: ReadonlyMap<string, string>;
  /** Clauses that wait for a decision, of the document and of the model. */
  readonly pending: number;
  readonly environment: Environment;
}

/** From this score on a pair may be taken without looking at it alone. */
const SURE = 0.75;

/** A document as it stands with what was decided so far: the same input always gives the same review. */
export function reviewImport(context: ImportContext, clauses: readonly ImportedClause[], proposal: ImportProposal, decisions: ImportDecisions): ImportReview {
  const answers = reviewAnswers(proposal.values, decisions);
  const environment = importEnvironment(context, answers.filter((answer) => answer.value !== null));
  const act = importedAct(context.content)!;
  const shown = renderModel(act, environment).clauses;
  const visible = new Set(shown.map((clause) => clause.id));
  const byId = new Map(act.clauses.map((clause) => [clause.id, clause]));
  const effective = effectiveDecisions(clauses, proposal, decisions, visible);
  const references = referenceTable(clauses, effective, shown);
  const reviewed = clauses.map((imported) => reviewClause(imported, effective.get(imported.id)!, proposal, decisions, byId, environment, references));
  const taken = new Set(reviewed.flatMap(({ model }) => (model ? [model.id] : [])));
  const missing = act.clauses.filter((clause) => visible.has(clause.id) && !taken.has(clause.id)).map((clause) => missingClause(clause, decisions));
  return {
    clauses: reviewed,
    missing,
    answers,
    labels: new Map(act.clauses.map((clause) => [clause.id, labelOf(clause, shown.find((each) => each.id === clause.id))])),
    pending: reviewed.filter((clause) => !clause.decided).length + missing.filter((clause) => !clause.decided).length,
    environment,
  };
}

function reviewAnswers(values: readonly KnownValue[], decisions: ImportDecisions): ReviewedAnswer[] {
  return values.map(({ key, value }) => {
    const decision = decisions.answers[key];
    return { key, found: value, value: decision === undefined ? value : decision === null ? null : decision.value, decided: decision !== undefined };
  });
}

/** Decisions first; then the proposal, where the clause it names is printed and nobody else has it. */
function effectiveDecisions(clauses: readonly ImportedClause[], { matches }: ImportProposal, decisions: ImportDecisions, visible: ReadonlySet<string>): Map<string, ClauseDecision> {
  const taken = new Set(Object.values(decisions.clauses).flatMap((decision) => (decision.choice === 'match' ? [decision.clauseId] : [])));
  return new Map(
    clauses.map((clause): [string, ClauseDecision] => {
      const decided = decisions.clauses[clause.id];
      // A clause that the answers have since hidden would take the text out of sight with it.
      if (decided && !(decided.choice === 'match' && !visible.has(decided.clauseId))) return [clause.id, decided];
      const match = decided ? undefined : matches.find(({ importedId }) => importedId === clause.id);
      if (!match || !visible.has(match.clauseId) || taken.has(match.clauseId)) return [clause.id, { choice: 'local' }];
      return [clause.id, { choice: 'match', clauseId: match.clauseId, keepText: false }];
    }),
  );
}

function referenceTable(clauses: readonly ImportedClause[], decisions: ReadonlyMap<string, ClauseDecision>, shown: readonly RenderedClause[]): ReferenceTable {
  const targetOf = new Map<string, string>();
  for (const clause of clauses) {
    const decision = decisions.get(clause.id)!;
    if (clause.number !== null && decision.choice !== 'drop' && !targetOf.has(clause.number)) targetOf.set(clause.number, decision.choice === 'match' ? decision.clauseId : clause.id);
  }
  return { targetOf, modelName: new Map(shown.map((clause) => [clause.id, clause.kind === 'articolo' ? `articolo ${clause.number}` : clause.heading === '' ? 'premesse' : `«${clause.heading}»`])) };
}

function reviewClause(imported: ImportedClause, decision: ClauseDecision, proposal: ImportProposal, decisions: ImportDecisions, byId: ReadonlyMap<string, ClauseRevision>, environment: Environment, references: ReferenceTable): ReviewedClause {
  const decided = sameDecision(decisions.clauses[imported.id], decision);
  const common = { imported, decision, decided };
  const proposed = proposal.matches.find(({ importedId }) => importedId === imported.id);
  if (decision.choice === 'drop') return { ...common, sure: false, state: 'ESCLUSA', model: null, match: null, text: null, compared: null, setAside: [] };
  if (decision.choice === 'local') return { ...common, sure: proposed === undefined && !decided, state: 'LOCALE', model: null, match: null, text: weaveLocal(imported, environment, references), compared: null, setAside: [] };
  const model = byId.get(decision.clauseId)!;
  const match = proposed?.clauseId === model.id ? { score: proposed.score, reasons: proposed.reasons } : null;
  const { same, setAside } = compareClause(model, imported, environment, references);
  if (same) return { ...common, sure: true, state: 'STANDARD', model, match, text: null, compared: null, setAside };
  const compared = weaveClause(model, imported, environment, references);
  if (model.lock === 'vincolata') return { ...common, sure: false, state: 'VINCOLATA', model, match, text: decision.keepText ? weaveLocal(imported, environment, references) : null, compared, setAside: [] };
  return { ...common, sure: (match?.score ?? 0) >= SURE, state: 'ADATTATA', model, match, text: compared, compared, setAside: [] };
}

function sameDecision(decided: ClauseDecision | undefined, effective: ClauseDecision): boolean {
  return decided !== undefined && sameJson(decided, effective);
}

function missingClause(clause: ClauseRevision, decisions: ImportDecisions): MissingClause {
  const fixed = clause.lock !== 'libera';
  const decision = decisions.missing[clause.id];
  return { clause, fixed, decided: fixed || decision !== undefined, choice: fixed ? 'keep' : (decision ?? 'suppress') };
}

function labelOf(clause: ClauseRevision, shown: RenderedClause | undefined): string {
  const label = shown && ['articolo', 'sezione'].includes(clause.kind) ? shown.label : (shown?.heading ?? textOf(clause.heading));
  if (label.trim() !== '') return label;
  const [first] = textLines(clause.body);
  const text = first?.text ?? '';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
