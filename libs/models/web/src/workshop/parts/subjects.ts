import { rowField, valueType, type Comparison, type Condition, type Expression, type VariableDef } from '@province-comuni/shared-act-tree';

/** How a condition compares; the words are in the messages under `compare`. */
export type ComparisonName = Comparison | 'oneOf' | 'answered' | 'coversAll';

/** What a value on one side of a comparison is like: decides the comparisons and the field to write the other side in. */
export interface Nature {
  readonly kind: 'choice' | 'choices' | 'yesno' | 'number' | 'date' | 'text' | 'table';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const ORDERED: readonly ComparisonName[] = ['is', 'isNot', 'atLeast', 'atMost', 'moreThan', 'lessThan'];

/** The comparisons that make sense for each nature, the usual one first. */
export const COMPARISONS_OF: Readonly<Record<Nature['kind'], readonly ComparisonName[]>> = {
  choice: ['is', 'isNot', 'oneOf', 'answered'],
  choices: ['includes', 'answered'],
  yesno: ['is', 'answered'],
  number: [...ORDERED, 'answered'],
  date: [...ORDERED, 'answered'],
  text: ['is', 'isNot', 'oneOf', 'answered'],
  table: ['coversAll', 'answered'],
};

/** The nature of a variable, of the field of a repeat's row, or of a calculation (a number, as far as one can tell). */
export function natureOf(expression: Expression, variables: ReadonlyMap<string, VariableDef>): Nature {
  if (expression.kind === 'literal') return { kind: typeof expression.value === 'boolean' ? 'yesno' : typeof expression.value === 'string' ? 'text' : 'number', options: [] };
  if (expression.kind === 'call') return { kind: expression.fn === 'data' || expression.fn.startsWith('aggiungi') ? 'date' : 'number', options: [] };
  if (expression.kind !== 'variable') return { kind: 'number', options: [] };
  const variable = variables.get(expression.key);
  if (variable) return { kind: KINDS[valueType(variable)], options: variable.options };
  const field = rowField(variables, expression.key);
  const column = field?.variable.columns.find((candidate) => candidate.key === field.field);
  // In a row `valore` is the code of the option.
  if (field?.variable.type === 'scelte' && field.field === 'valore') return { kind: 'choice', options: field.variable.options };
  return { kind: column ? KINDS[column.type] : 'text', options: [] };
}

const KINDS: Readonly<Record<ReturnType<typeof valueType>, Nature['kind']>> = {
  testo: 'text',
  'testo-lungo': 'text',
  intero: 'number',
  decimale: 'number',
  importo: 'number',
  data: 'date',
  'si-no': 'yesno',
  scelta: 'choice',
  scelte: 'choices',
  tabella: 'table',
};

/** The comparison with nothing to compare with yet. */
export function newComparison(left: Expression, comparison: ComparisonName, variables: ReadonlyMap<string, VariableDef>): Condition {
  const blank: Expression = { kind: 'literal', value: natureOf(left, variables).kind === 'yesno' ? true : '' };
  switch (comparison) {
    case 'answered':
    case 'coversAll':
      return { op: comparison, variable: left.kind === 'variable' ? left.key : '' };
    case 'oneOf':
      return { op: 'oneOf', left, values: [] };
    default:
      return { op: comparison, left, right: blank };
  }
}

/** The first comparison a person starts from. */
export function firstComparison(key: string, variables: ReadonlyMap<string, VariableDef>): Condition {
  const left: Expression = { kind: 'variable', key };
  return newComparison(left, COMPARISONS_OF[natureOf(left, variables).kind][0]!, variables);
}

/** What a comparison looks at. */
export function subjectOf(condition: Extract<Condition, { op: ComparisonName }>): Expression {
  return condition.op === 'answered' || condition.op === 'coversAll' ? { kind: 'variable', key: condition.variable } : condition.left;
}
