import type { ClauseLineage, LawParameter, ModelCell, ModelContent, Rule, VariableMigration } from '@province-comuni/models-contract';
import { inReadingOrder, type ActTemplate, type Block, type ClauseRevision, type VariableDef } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import { clausesById, endsClauses } from './clause-lineage.js';
import { movedItems } from './moved-items.js';
import { shownMigrations } from './variable-migration.js';

/** What of a clause may change. `condition` is also that of a stretch of its body, `place` its act, parent or order among its siblings. */
export type ClauseField = 'heading' | 'body' | 'condition' | 'place' | 'lock' | 'contents' | 'legalRefs' | 'kind' | 'guidance' | 'source';

/** One clause of which the two versions say different things; `moved` when only its place is another. */
export type ClauseDiff =
  | {
      readonly status: 'added';
      readonly id: string;
      readonly after: ClauseRevision;
      /** Whether some acts have no such clause: it is `libera`, or it or a parent is conditional. */
      readonly optional: boolean;
      /** The entry that says where its text comes from. */
      readonly lineage: ClauseLineage | null;
    }
  | { readonly status: 'removed'; readonly id: string; readonly before: ClauseRevision; readonly lineage: ClauseLineage | null }
  | { readonly status: 'changed' | 'moved'; readonly id: string; readonly before: ClauseRevision; readonly after: ClauseRevision; readonly fields: readonly ClauseField[] };

/** One variable, rule, parameter, cell or act of which the two versions say different things. */
export type ItemChange<T> =
  | { readonly status: 'added'; readonly id: string; readonly after: T }
  | { readonly status: 'removed'; readonly id: string; readonly before: T }
  | { readonly status: 'changed'; readonly id: string; readonly before: T; readonly after: T; readonly fields: readonly (keyof T & string)[] };

/** What belongs to the model as a whole. */
export type ModelField = 'key' | 'title' | 'pillar' | 'summary' | 'description' | 'formAxis' | 'levelAxis' | 'sources' | 'steps';

/** What is shown in the order of its list. */
export type OrderedList = 'acts' | 'variables' | 'rules' | 'parameters' | 'cells';

/** All that `next` says differently from `previous`. Version number, dates and changelog are about the change, not part of it. */
export interface VersionDiff {
  readonly clauses: readonly ClauseDiff[];
  /** Ids, in reading order. */
  readonly unchangedClauses: readonly string[];
  readonly variables: readonly ItemChange<VariableDef>[];
  readonly rules: readonly ItemChange<Rule>[];
  readonly parameters: readonly ItemChange<LawParameter>[];
  /** Without their position, which is in `reordered`. */
  readonly acts: readonly ItemChange<Omit<ActTemplate, 'position'>>[];
  /** Id `FORM/LEVEL`. */
  readonly cells: readonly ItemChange<ModelCell>[];
  readonly model: readonly ModelField[];
  readonly reordered: readonly OrderedList[];
  /** The declared splits, merges, replacements and retirements that these two versions show. */
  readonly lineage: readonly ClauseLineage[];
  /** What is declared about the answers given under `previous`. */
  readonly migrations: readonly VariableMigration[];
}

/** Compares two versions of a model clause by clause and item by item, by id: a new heading or label is never a removal and an addition. */
export function diffVersions(previous: ModelContent, next: ModelContent): VersionDiff {
  const lineage = shownLineage(previous, next);
  const clauses = clauseChanges(previous, next, lineage);
  const changed = new Set(clauses.map((change) => change.id));
  const lists: Record<OrderedList, (content: ModelContent) => string[]> = {
    acts: (content) => actsOf(content).map((act) => act.key),
    variables: (content) => content.variables.map((variable) => variable.key),
    rules: (content) => content.rules.map((rule) => rule.id),
    parameters: (content) => content.parameters.map((parameter) => parameter.id),
    cells: (content) => content.cells.map(cellId),
  };
  return {
    clauses,
    unchangedClauses: clausesInOrder(next).map((clause) => clause.id).filter((id) => !changed.has(id)),
    variables: itemChanges(previous.variables, next.variables, (variable) => variable.key),
    rules: itemChanges(previous.rules, next.rules, (rule) => rule.id),
    parameters: itemChanges(previous.parameters, next.parameters, (parameter) => parameter.id),
    acts: itemChanges(actsOf(previous), actsOf(next), (act) => act.key),
    cells: itemChanges(previous.cells, next.cells, cellId),
    model: MODEL_FIELDS.filter((field) => !sameJson(previous[field], next[field])),
    reordered: (Object.keys(lists) as OrderedList[]).filter((list) => movedItems(lists[list](previous), lists[list](next)).size > 0),
    lineage,
    migrations: shownMigrations(previous, next),
  };
}

const MODEL_FIELDS: readonly ModelField[] = ['key', 'title', 'pillar', 'summary', 'description', 'formAxis', 'levelAxis', 'sources', 'steps'];

/** Whether the two versions say the same. */
export function isEmptyDiff(diff: VersionDiff): boolean {
  const { unchangedClauses: _, ...changes } = diff;
  return Object.values(changes).every((list) => list.length === 0);
}

function cellId(cell: ModelCell): string {
  return `${cell.form}/${cell.level}`;
}

function actsOf(content: ModelContent): Omit<ActTemplate, 'position'>[] {
  return content.acts
    .map((act) => act.template)
    .sort((a, b) => a.position - b.position)
    .map(({ position: _, ...act }) => act);
}

function itemChanges<T extends object>(previous: readonly T[], next: readonly T[], idOf: (item: T) => string): ItemChange<T>[] {
  const before = new Map(previous.map((item) => [idOf(item), item]));
  const after = new Map(next.map((item) => [idOf(item), item]));
  const changes = [...after].flatMap(([id, item]): ItemChange<T>[] => {
    const old = before.get(id);
    if (!old) return [{ status: 'added', id, after: item }];
    const names = [...new Set([...Object.keys(old), ...Object.keys(item)])] as (keyof T & string)[];
    const fields = names.filter((name) => !sameJson(old[name], item[name]));
    return fields.length > 0 ? [{ status: 'changed', id, before: old, after: item, fields }] : [];
  });
  return [...changes, ...[...before].filter(([id]) => !after.has(id)).map(([id, item]): ItemChange<T> => ({ status: 'removed', id, before: item }))];
}

/** A version keeps the lineage it was published with: only entries that explain a clause gone or come here are about these two versions. */
export function shownLineage(previous: ModelContent, next: ModelContent): ClauseLineage[] {
  const before = clausesById(previous);
  const after = clausesById(next);
  return (next.lineage ?? []).filter((entry) => endsClauses(entry) && (entry.sources.some((id) => before.has(id) && !after.has(id)) || entry.targets.some((id) => after.has(id) && !before.has(id))));
}

function clausesInOrder(content: ModelContent): ClauseRevision[] {
  return content.acts.flatMap((act) => inReadingOrder(act.clauses));
}

function clauseChanges(previous: ModelContent, next: ModelContent, lineage: readonly ClauseLineage[]): ClauseDiff[] {
  const before = clausesById(previous);
  const after = clausesById(next);
  const moved = movedClauses(clausesInOrder(previous), clausesInOrder(next));
  const changes = clausesInOrder(next).flatMap((clause): ClauseDiff[] => {
    const old = before.get(clause.id);
    if (!old) return [{ status: 'added', id: clause.id, after: clause, optional: isOptional(clause, after), lineage: lineage.find((entry) => entry.targets.includes(clause.id)) ?? null }];
    const fields = [...changedFields(old, clause), ...(moved.has(clause.id) ? ['place' as const] : [])];
    if (fields.length === 0) return [];
    return [{ status: fields.every((field) => field === 'place') ? 'moved' : 'changed', id: clause.id, before: old, after: clause, fields }];
  });
  const removed = clausesInOrder(previous).filter((clause) => !after.has(clause.id));
  return [...changes, ...removed.map((clause): ClauseDiff => ({ status: 'removed', id: clause.id, before: clause, lineage: lineage.find((entry) => entry.sources.includes(clause.id)) ?? null }))];
}

function isOptional(clause: ClauseRevision, all: ReadonlyMap<string, ClauseRevision>): boolean {
  if (clause.lock === 'libera') return true;
  const seen = new Set<string>();
  for (let at: ClauseRevision | undefined = clause; at && !seen.has(at.id); at = at.parentId === null ? undefined : all.get(at.parentId)) {
    if (at.when !== null) return true;
    seen.add(at.id);
  }
  return false;
}

function changedFields(before: ClauseRevision, after: ClauseRevision): ClauseField[] {
  const plain = (['heading', 'body', 'lock', 'contents', 'legalRefs', 'kind', 'guidance', 'source'] as const).filter((field) => !sameJson(before[field], after[field]));
  const condition = !sameJson(before.when, after.when) || !sameLogic(before.body.content.flatMap(blockLogic), after.body.content.flatMap(blockLogic));
  return condition ? [...plain, 'condition'] : plain;
}

/** With a stretch more or less the others only shift; with as many as before, a condition that went to another stretch is a change. */
function sameLogic(before: readonly unknown[], after: readonly unknown[]): boolean {
  if (before.length === after.length) return sameJson(before, after);
  return sameJson(before.filter((logic) => logic !== null), after.filter((logic) => logic !== null));
}

/** The condition and repeat of each stretch of a body, in order; null where it is always there. */
function blockLogic(block: Block): unknown[] {
  switch (block.type) {
    case 'paragraph':
      return [block.attrs?.when ?? null];
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => [logicOf(item.attrs), ...item.content.flatMap(blockLogic)]);
    case 'table':
      return block.content.map((row) => logicOf(row.attrs));
  }
}

function logicOf(attrs: { readonly when?: unknown; readonly repeat?: string } | undefined): unknown {
  return attrs?.when || attrs?.repeat ? attrs : null;
}

/** Order keys are not compared: a package gives new ones to all that follows an added clause, and nothing has moved. */
function movedClauses(before: readonly ClauseRevision[], after: readonly ClauseRevision[]): ReadonlySet<string> {
  const homeOf = (clause: ClauseRevision): string => `${clause.actKey}\n${clause.parentId ?? ''}`;
  const oldHome = new Map(before.map((clause) => [clause.id, homeOf(clause)]));
  const stayed = after.filter((clause) => oldHome.get(clause.id) === homeOf(clause));
  const moved = new Set(after.filter((clause) => oldHome.has(clause.id) && oldHome.get(clause.id) !== homeOf(clause)).map((clause) => clause.id));
  for (const home of new Set(stayed.map(homeOf))) {
    const now = stayed.filter((clause) => homeOf(clause) === home).map((clause) => clause.id);
    for (const id of movedItems(before.filter((clause) => homeOf(clause) === home).map((clause) => clause.id), now)) moved.add(id);
  }
  return moved;
}
