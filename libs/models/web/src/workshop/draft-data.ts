import type { ChangelogEntry, ClauseLineage, LawParameter, ModelCell, ModelSource, Rule, VariableMigration } from '@province-comuni/models-contract';
import type { ActTemplate, ClauseRevision, InterviewStep, VariableDef, Vocabulary } from '@province-comuni/shared-act-tree';
import type { DraftDiffQuery, DraftPreviewQuery, ModelDraftQuery } from './generated/graphql.js';
import type { ChipLabels } from '../editor/clause-extensions.js';
import type { InsertChoice } from '../editor/ClauseTextEditor.js';

export type DraftData = NonNullable<ModelDraftQuery['modelDraft']>;
export type DraftPartData = DraftData['head'];
export type DraftClauseItem = DraftData['acts'][number]['clauses'][number];
export type VersionChangeData = NonNullable<DraftDiffQuery['draftDiff']>[number];
export type DraftPreviewData = NonNullable<DraftPreviewQuery['draftPreview']>;

/** What can be changed of a draft, with the shape of each kind. */
export interface PartShapes {
  readonly head: { readonly title: string; readonly effectiveFrom: string; readonly summary: string; readonly description: string };
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

export type PartKind = keyof PartShapes;

export interface PartName {
  readonly kind: PartKind;
  readonly id: string;
}

/** The values of a list of parts. */
export function valuesOf<K extends PartKind>(parts: readonly DraftPartData[]): PartShapes[K][] {
  return parts.map((part) => part.value as PartShapes[K]);
}

export function variablesOf(draft: DraftData): VariableDef[] {
  return valuesOf<'variable'>(draft.variables);
}

/** What sentences about the draft call its things by. */
export function vocabularyOf(draft: DraftData): Vocabulary {
  return {
    variables: new Map(variablesOf(draft).map((variable) => [variable.key, variable])),
    parameters: new Map(valuesOf<'parameter'>(draft.parameters).map((parameter) => [parameter.id, parameter.description])),
  };
}

/** What the chips of a text are called. */
export function chipLabelsOf(draft: DraftData): ChipLabels {
  const { variables } = vocabularyOf(draft);
  const clauses = new Map(draft.acts.flatMap((act) => act.clauses.map((clause) => [clause.id, clause.label])));
  return { variable: (key) => variables.get(key)?.label ?? rowFieldLabel(key, variables) ?? key, clause: (id) => clauses.get(id) ?? id };
}

/** The data that may stand in a text: of repeats, the fields of their rows. */
export function variableChoicesOf(draft: DraftData): InsertChoice[] {
  return variablesOf(draft).flatMap((variable): InsertChoice[] => {
    if (variable.type === 'tabella') return variable.columns.map((column) => ({ value: `${variable.key}.${column.key}`, label: `${variable.label}: ${column.label}` }));
    const own = { value: variable.key, label: variable.label };
    if (variable.type !== 'scelte') return [own];
    const fields = ['etichetta', 'descrizione', ...new Set(variable.options.flatMap((option) => Object.keys(option.attributes)))];
    return [own, ...fields.map((field) => ({ value: `${variable.key}.${field}`, label: `${variable.label}: ${field}` }))];
  });
}

/** The clauses of an act that a text may refer to. */
export function clauseChoicesOf(draft: DraftData, actKey: string): InsertChoice[] {
  const act = draft.acts.find((candidate) => candidate.part.id === actKey);
  return (act?.clauses ?? []).filter((clause) => clause.kind === 'articolo' || clause.kind === 'sezione' || clause.kind === 'punto').map((clause) => ({ value: clause.id, label: clause.label }));
}

function rowFieldLabel(key: string, variables: ReadonlyMap<string, VariableDef>): string | undefined {
  const dot = key.lastIndexOf('.');
  const variable = variables.get(key.slice(0, dot));
  const field = key.slice(dot + 1);
  return variable && `${variable.label}: ${variable.columns.find((column) => column.key === field)?.label ?? field}`;
}
