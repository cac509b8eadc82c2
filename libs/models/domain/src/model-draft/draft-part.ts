import { createHash } from 'node:crypto';
import type { ActContent, ChangelogEntry, ClauseLineage, LawParameter, ModelCell, ModelContent, ModelSource, Rule, VariableMigration } from '@province-comuni/models-contract';
import type { ActTemplate, ClauseRevision, InterviewStep, VariableDef } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';

/** What belongs to the draft as a whole. The pillar is not here: it belongs to the model, whatever its version. */
export type DraftHead = Pick<ModelContent, 'title' | 'effectiveFrom' | 'summary' | 'description'>;

/** The value of each kind of part. `changelog`, `lineage` and `migrations` are one part each: the whole list. */
export interface PartValues {
  readonly head: DraftHead;
  readonly act: ActTemplate;
  readonly clause: ClauseRevision;
  readonly step: InterviewStep;
  readonly variable: VariableDef;
  readonly rule: Rule;
  readonly cell: ModelCell;
  readonly parameter: LawParameter;
  readonly source: ModelSource;
  readonly changelog: readonly ChangelogEntry[];
  readonly lineage: readonly ClauseLineage[];
  readonly migrations: readonly VariableMigration[];
}

export type PartKind = keyof PartValues;
export type PartValue = PartValues[PartKind];

export const PART_KINDS: readonly PartKind[] = ['head', 'act', 'clause', 'step', 'variable', 'rule', 'cell', 'parameter', 'source', 'changelog', 'lineage', 'migrations'];

/** Parts that are one whole: there is one of each, it has no place among others and is never taken out. */
export type WholePart = 'head' | 'changelog' | 'lineage' | 'migrations';

export function isWhole(kind: PartKind): kind is WholePart {
  return kind === 'head' || kind === 'changelog' || kind === 'lineage' || kind === 'migrations';
}

/** A part of a draft: what one person changes at a time, and two people may not change unseen by each other. */
export interface PartRef {
  readonly kind: PartKind;
  /** Id of the clause, key of the variable or act, `FORM/LEVEL` of the cell; of `head`, `changelog`, `lineage` and `migrations` their own name. */
  readonly id: string;
}

/** A part as it stands: its value, and the part of its list it follows (null: it is the first, or has no order). */
export interface PartState {
  readonly value: PartValue;
  readonly after: string | null;
}

type ListKind = Exclude<PartKind, WholePart | 'clause'>;

interface PartList<T> {
  readonly read: (content: ModelContent) => readonly T[];
  readonly write: (content: ModelContent, items: readonly T[]) => ModelContent;
  readonly idOf: (item: T) => string;
}

/** The lists of a version; a new kind of part is a line here. */
const LISTS: { readonly [K in ListKind]: PartList<PartValues[K]> } = {
  act: {
    // Its place is that in the list: the number follows, and is no change of the act.
    read: (content) => content.acts.map((act) => ({ ...act.template, position: 0 })),
    write: (content, templates) => ({
      ...content,
      acts: templates.map((template, position): ActContent => ({ template: { ...template, position }, clauses: content.acts.find((act) => act.template.key === template.key)?.clauses ?? [] })),
    }),
    idOf: (template) => template.key,
  },
  step: { read: (content) => content.steps, write: (content, steps) => ({ ...content, steps }), idOf: (step) => step.id },
  variable: { read: (content) => content.variables, write: (content, variables) => ({ ...content, variables }), idOf: (variable) => variable.key },
  rule: { read: (content) => content.rules, write: (content, rules) => ({ ...content, rules }), idOf: (rule) => rule.id },
  cell: { read: (content) => content.cells, write: (content, cells) => ({ ...content, cells }), idOf: (cell) => `${cell.form}/${cell.level}` },
  parameter: { read: (content) => content.parameters, write: (content, parameters) => ({ ...content, parameters }), idOf: (parameter) => parameter.id },
  source: { read: (content) => content.sources, write: (content, sources) => ({ ...content, sources }), idOf: (source) => source.id },
};

/** The part as it stands; null when there is none. */
export function partOf(content: ModelContent, { kind, id }: PartRef): PartState | null {
  switch (kind) {
    case 'head': {
      const { title, effectiveFrom, summary, description } = content;
      return { value: { title, effectiveFrom, summary, description }, after: null };
    }
    case 'changelog':
      return { value: content.changelog, after: null };
    case 'lineage':
      return { value: content.lineage ?? [], after: null };
    case 'migrations':
      return { value: content.migrations ?? [], after: null };
    case 'clause': {
      for (const act of content.acts) {
        const clause = act.clauses.find((candidate) => candidate.id === id);
        if (clause) return { value: clause, after: null };
      }
      return null;
    }
    default:
      return inList(LISTS[kind] as PartList<PartValue>, content, id);
  }
}

/** The draft with the part in its place: written anew, or put after the one it follows. */
export function withPart(content: ModelContent, { kind, id }: PartRef, state: PartState): ModelContent {
  switch (kind) {
    case 'head':
      return { ...content, ...(state.value as DraftHead) };
    case 'changelog':
      return { ...content, changelog: state.value as PartValues['changelog'] };
    case 'lineage':
      return { ...content, lineage: state.value as PartValues['lineage'] };
    case 'migrations':
      return { ...content, migrations: state.value as PartValues['migrations'] };
    case 'clause': {
      const clause = state.value as ClauseRevision;
      return { ...content, acts: content.acts.map((act) => withClause(act, clause)) };
    }
    default: {
      const list = LISTS[kind] as PartList<PartValue>;
      const others = list.read(content).filter((item) => list.idOf(item) !== id);
      const at = state.after === null ? 0 : others.findIndex((item) => list.idOf(item) === state.after) + 1;
      // What it followed may be gone by now: it goes to the end rather than to the front.
      const place = state.after !== null && at === 0 ? others.length : at;
      return list.write(content, [...others.slice(0, place), state.value, ...others.slice(place)]);
    }
  }
}

/** The draft without the part; a clause goes with what it contains. */
export function withoutPart(content: ModelContent, { kind, id }: PartRef): ModelContent {
  if (kind === 'clause') return { ...content, acts: content.acts.map((act) => ({ ...act, clauses: act.clauses.filter((clause) => clause.id !== id && clause.parentId !== id) })) };
  if (isWhole(kind)) return content;
  const list = LISTS[kind] as PartList<PartValue>;
  return list.write(content, list.read(content).filter((item) => list.idOf(item) !== id));
}

/** Every part, lists in their order and clauses in the order they are stored. */
export function partsOf(content: ModelContent): PartRef[] {
  const listed = (Object.keys(LISTS) as ListKind[]).flatMap((kind) => (LISTS[kind] as PartList<PartValue>).read(content).map((item): PartRef => ({ kind, id: (LISTS[kind] as PartList<PartValue>).idOf(item) })));
  const clauses = content.acts.flatMap((act) => act.clauses.map((clause): PartRef => ({ kind: 'clause', id: clause.id })));
  return [{ kind: 'head', id: 'head' }, ...listed, ...clauses, { kind: 'changelog', id: 'changelog' }, { kind: 'lineage', id: 'lineage' }, { kind: 'migrations', id: 'migrations' }];
}

/** What a person saw of a part: equal values give equal marks. */
export function seenMark(value: PartValue): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
}

/** What a publish problem or a version change is about: ids of different kinds never meet, because each list names its own things. */
export function partNamed(content: ModelContent, subject: string): PartRef | null {
  const order: readonly PartKind[] = ['clause', 'variable', 'rule', 'act', 'cell', 'step', 'parameter', 'source'];
  for (const kind of order) if (partOf(content, { kind, id: subject })) return { kind, id: subject };
  return null;
}

function inList(list: PartList<PartValue>, content: ModelContent, id: string): PartState | null {
  const items = list.read(content);
  const at = items.findIndex((item) => list.idOf(item) === id);
  return at < 0 ? null : { value: items[at]!, after: at === 0 ? null : list.idOf(items[at - 1]!) };
}

function withClause(act: ActContent, clause: ClauseRevision): ActContent {
  const others = act.clauses.filter((candidate) => candidate.id !== clause.id);
  if (act.template.key !== clause.actKey) return others.length === act.clauses.length ? act : { ...act, clauses: others };
  return { ...act, clauses: act.clauses.map((candidate) => (candidate.id === clause.id ? clause : candidate)).concat(others.length === act.clauses.length ? [clause] : []) };
}
