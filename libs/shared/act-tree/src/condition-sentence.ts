import { rowField } from './environment.js';
import type { Comparison, Condition, Expression, FunctionName } from './expression.js';
import { formatDate, formatDecimal } from './italian-format.js';
import type { VariableDef } from './variable.js';

/** What a sentence calls things by: the labels of the model, never its keys. */
export interface Vocabulary {
  readonly variables: ReadonlyMap<string, VariableDef>;
  /** Description of each parameter of law, by id. */
  readonly parameters: ReadonlyMap<string, string>;
}

const COMPARISONS: Readonly<Record<Comparison, string>> = {
  is: 'è',
  isNot: 'non è',
  atLeast: 'è almeno',
  atMost: 'è al massimo',
  moreThan: 'è maggiore di',
  lessThan: 'è minore di',
  includes: 'comprende',
};

const FUNCTIONS: Readonly<Record<FunctionName, (args: readonly string[]) => string>> = {
  anno: ([day]) => `l’anno di ${day}`,
  data: ([year, month, day]) => `il giorno ${day} del mese ${month} dell’anno ${year}`,
  aggiungi_anni: ([day, years]) => `${day} più ${years} anni`,
  aggiungi_giorni: ([day, days]) => `${day} più ${days} giorni`,
  conta: ([list]) => `quanti sono in ${list}`,
  somma: ([table, column]) => `la somma di ${column} in ${table}`,
};

const OPERATORS = { '+': 'più', '-': 'meno', '*': 'per', '/': 'diviso' } as const;

/** A condition as people read it: "«Forma di gestione» è PPP e «Livello» è Avanzato". What the model does not know keeps its key. */
export function conditionSentence(condition: Condition, vocabulary: Vocabulary): string {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.args.map((arg) => grouped(condition.op, arg, vocabulary)).join(condition.op === 'and' ? ' e ' : ' oppure ');
    case 'not':
      return `non vale che ${conditionSentence(condition.arg, vocabulary)}`;
    case 'oneOf':
      return `${expressionSentence(condition.left, vocabulary)} è uno fra ${listed(condition.values.map((value) => valueName(value, condition.left, vocabulary)))}`;
    case 'answered':
      return `${variableName(condition.variable, vocabulary)} ha una risposta`;
    case 'coversAll':
      return `${variableName(condition.variable, vocabulary)} copre ogni valore`;
    default:
      return `${expressionSentence(condition.left, vocabulary)} ${COMPARISONS[condition.op]} ${valueName(condition.right, condition.left, vocabulary)}`;
  }
}

/** A calculation as people read it. */
export function expressionSentence(expression: Expression, vocabulary: Vocabulary): string {
  switch (expression.kind) {
    case 'literal':
      return literalName(expression.value);
    case 'variable':
      return variableName(expression.key, vocabulary);
    case 'parameter':
      return `il valore di legge «${vocabulary.parameters.get(expression.id) ?? expression.id}»`;
    case 'call':
      return FUNCTIONS[expression.fn](expression.args.map((arg) => expressionSentence(arg, vocabulary)));
    case 'arithmetic':
      return `(${expressionSentence(expression.left, vocabulary)} ${OPERATORS[expression.operator]} ${expressionSentence(expression.right, vocabulary)})`;
    case 'if':
      return `${expressionSentence(expression.then, vocabulary)} se ${conditionSentence(expression.condition, vocabulary)}, altrimenti ${expressionSentence(expression.else, vocabulary)}`;
  }
}

function grouped(outer: 'and' | 'or', inner: Condition, vocabulary: Vocabulary): string {
  const sentence = conditionSentence(inner, vocabulary);
  return inner.op === 'or' || inner.op === outer ? `(${sentence})` : sentence;
}

/** An option is called by its label where the question is a choice. */
function valueName(value: Expression, against: Expression, vocabulary: Vocabulary): string {
  if (value.kind !== 'literal' || against.kind !== 'variable') return expressionSentence(value, vocabulary);
  const option = vocabulary.variables.get(against.key)?.options.find((candidate) => candidate.value === value.value);
  return option?.label ?? literalName(value.value);
}

function variableName(key: string, vocabulary: Vocabulary): string {
  const variable = vocabulary.variables.get(key);
  if (variable) return `«${variable.label}»`;
  const field = rowField(vocabulary.variables, key);
  if (!field) return `«${key}»`;
  const column = field.variable.columns.find((candidate) => candidate.key === field.field);
  return `«${column?.label ?? field.field}» di «${field.variable.label}»`;
}

function literalName(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  // Four figures stand without a point: they may be a year.
  if (typeof value === 'number') return Math.abs(value) < 10_000 ? String(value).replace('.', ',') : formatDecimal(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
}
