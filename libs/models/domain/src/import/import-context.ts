import type { ActContent, ModelContent } from '@province-comuni/models-contract';
import { createEnvironment, evaluateCondition, formatAnswer, formatScalar, isAnswered, isOptionAdmitted, readVariable, renderAct, rowField, rowsOf, withRow, type ClauseRevision, type Condition, type Environment, type RenderedAct, type Row } from '@province-comuni/shared-act-tree';
import type { StoredAnswer } from '../instance/instance.js';
import { instanceEnvironment, lawParametersAt } from '../instance/instance-environment.js';
import { BLANK_WORD, lineWords, type Atom, type ModelLine } from './lines.js';

/** What a document is read against: the model, the cell chosen, what the registry knows, and the day. */
export interface ImportContext {
  readonly content: ModelContent;
  readonly form: string;
  readonly level: string;
  /** What the registry knows of the Provincia. */
  readonly registry: readonly Pick<StoredAnswer, 'key' | 'value'>[];
  /** Italian calendar day (`YYYY-MM-DD`). */
  readonly day: string;
}

/** A value for a question, as stored. */
export interface KnownValue {
  readonly key: string;
  readonly value: unknown;
}

/** The act an existing convention becomes: the one both sides sign. */
export const IMPORTED_ACT = 'convenzione';

export function importedAct(content: ModelContent): ActContent | undefined {
  return content.acts.find((act) => act.template.key === IMPORTED_ACT);
}

/** Registry, then cell, then what the document says; the model's defaults for the rest. */
export function importEnvironment({ content, form, level, registry, day }: ImportContext, values: readonly KnownValue[]): Environment {
  const all = [...registry, ...values.filter(({ key }) => key !== content.formAxis && key !== content.levelAxis), { key: content.formAxis, value: form }, { key: content.levelAxis, value: level }];
  return instanceEnvironment(content, all.map((known): StoredAnswer => ({ ...known, origin: 'DOCUMENTO', revision: 1, answeredBy: null, answeredAt: new Date(0) })), day);
}

/** Only the cell is known: what is false here is false whatever the other answers. */
export function cellOnly({ content, form, level, day }: ImportContext): Environment {
  return createEnvironment(content.variables, new Map<string, unknown>([[content.formAxis, form], [content.levelAxis, level]]), lawParametersAt(content.parameters, day));
}

/** The conditions of a clause, those of its group first. */
export function clauseConditions(clause: ClauseRevision, clauses: readonly ClauseRevision[]): Condition[] {
  const parent = clause.parentId === null ? undefined : clauses.find((candidate) => candidate.id === clause.parentId);
  return [parent?.when, clause.when].filter((when) => when !== null && when !== undefined);
}

/** Whether a line is printed: true, false, or not known yet. */
export function isPrinted(line: ModelLine, environment: Environment): boolean | undefined {
  const inside = line.row ? withRow(environment, line.row.variable, line.row.fields) : environment;
  const truths = line.when.map((when) => evaluateCondition(when, inside));
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

/** Whether a line could be printed with some answers beside those known: an answer that is not known yet is neither there nor missing. */
export function mayBePrinted(line: ModelLine, known: Environment): boolean {
  const inside = line.row ? withRow(known, line.row.variable, line.row.fields) : known;
  return line.when.every((when) => possibleTruth(when, inside) !== false);
}

function possibleTruth(condition: Condition, known: Environment): boolean | undefined {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const decisive = condition.op === 'or';
      const results = condition.args.map((arg) => possibleTruth(arg, known));
      if (results.includes(decisive)) return decisive;
      return results.includes(undefined) ? undefined : !decisive;
    }
    case 'not': {
      const inner = possibleTruth(condition.arg, known);
      return inner === undefined ? undefined : !inner;
    }
    case 'answered': {
      const inRow = rowField(known.variables, condition.variable)?.variable.key === known.row?.variable && known.row !== undefined;
      return inRow || known.answers.has(condition.variable) ? evaluateCondition(condition, known) : undefined;
    }
    default:
      return evaluateCondition(condition, known);
  }
}

/** Every row a repeat over choices could have; tables are open. */
export function possibleRows(environment: Environment, key: string): readonly Row[] | 'open' {
  const variable = environment.variables.get(key);
  if (variable?.type !== 'scelte') return 'open';
  const all = new Map(environment.answers).set(key, variable.options.filter((option) => isOptionAdmitted(option.when, environment)).map((option) => option.value));
  return rowsOf(key, { ...environment, answers: all });
}

/** The words a place is filled with; a blank where there is no answer. */
export function chipWords(atom: Extract<Atom, { kind: 'chip' }>, row: ModelLine['row'], environment: Environment): string[] {
  const inside = row ? withRow(environment, row.variable, row.fields) : environment;
  const field = rowField(environment.variables, atom.key);
  const value = readVariable(atom.key, inside);
  if (!isAnswered(value)) return field ? [] : [BLANK_WORD];
  const variable = environment.variables.get(atom.key);
  const column = field?.variable.columns.find((candidate) => candidate.key === field.field);
  const text = variable ? formatAnswer(variable, value, atom.format) : formatScalar(column?.type ?? 'testo', value, atom.format);
  return lineWords(text).map(({ norm }) => norm);
}

/** The act of the model as it would be with these answers. */
export function renderModel(act: ActContent, environment: Environment): RenderedAct {
  return renderAct(act.template, act.clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const })), environment);
}
