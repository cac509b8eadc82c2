import { assertUnreachable } from '@province-comuni/shared-kernel';
import { rowField, type Environment, type Row } from './environment.js';
import type { Condition, Expression, FunctionName, Literal } from './expression.js';
import { valueType, type VariableDef } from './variable.js';

/** A value as conditions see it; `undefined` means "not answered yet", and spreads to whatever depends on it. */
export type Value = Literal | readonly string[] | readonly Row[] | undefined;

/**
 * The truth of a condition; `undefined` while an answer it needs is missing. `false e ?` is false and `true oppure ?` is true, so a
 * clause appears as soon as it is certain.
 */
export function evaluateCondition(condition: Condition, environment: Environment): boolean | undefined {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const decisive = condition.op === 'or';
      const results = condition.args.map((arg) => evaluateCondition(arg, environment));
      if (results.includes(decisive)) return decisive;
      return results.includes(undefined) ? undefined : !decisive;
    }
    case 'not': {
      const inner = evaluateCondition(condition.arg, environment);
      return inner === undefined ? undefined : !inner;
    }
    case 'answered':
      return isAnswered(readVariable(condition.variable, environment));
    case 'coversAll':
      return bandsCoverAll(readVariable(condition.variable, environment), environment.variables.get(condition.variable));
    case 'oneOf': {
      const left = evaluateExpression(condition.left, environment);
      return left === undefined ? undefined : condition.values.some((value) => evaluateExpression(value, environment) === left);
    }
    case 'includes': {
      const left = evaluateExpression(condition.left, environment);
      const right = evaluateExpression(condition.right, environment);
      if (left === undefined || right === undefined) return undefined;
      return Array.isArray(left) ? (left as readonly unknown[]).includes(right) : left === right;
    }
    default:
      return compare(condition.op, evaluateExpression(condition.left, environment), evaluateExpression(condition.right, environment));
  }
}

function compare(op: 'is' | 'isNot' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan', left: Value, right: Value): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (op) {
    case 'is':
      return left === right;
    case 'isNot':
      return left !== right;
    case 'atLeast':
      return left >= right;
    case 'atMost':
      return left <= right;
    case 'moreThan':
      return left > right;
    case 'lessThan':
      return left < right;
    default:
      return assertUnreachable(op);
  }
}

/** The value of an expression; `undefined` while an answer it needs is missing or where the calculation has no result (division by zero). */
export function evaluateExpression(expression: Expression, environment: Environment): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'variable':
      return toComparable(readVariable(expression.key, environment), expression.key, environment);
    case 'parameter':
      return environment.parameters[expression.id];
    case 'if': {
      const truth = evaluateCondition(expression.condition, environment);
      return truth === undefined ? undefined : evaluateExpression(truth ? expression.then : expression.else, environment);
    }
    case 'arithmetic': {
      const left = evaluateExpression(expression.left, environment);
      const right = evaluateExpression(expression.right, environment);
      return typeof left === 'number' && typeof right === 'number' ? calculate(expression.operator, left, right) : undefined;
    }
    case 'call':
      return call(expression.fn, expression.args.map((arg) => evaluateExpression(arg, environment)));
  }
}

function calculate(operator: '+' | '-' | '*' | '/', left: number, right: number): number | undefined {
  const result = operator === '+' ? left + right : operator === '-' ? left - right : operator === '*' ? left * right : left / right;
  return Number.isFinite(result) ? result : undefined;
}

function call(fn: FunctionName, args: readonly Value[]): Value {
  const [first, second, third] = args;
  switch (fn) {
    case 'anno':
      return typeof first === 'string' ? Number(first.slice(0, 4)) : undefined;
    case 'data':
      return typeof first === 'number' && typeof second === 'number' && typeof third === 'number' ? isoDay(Date.UTC(first, second - 1, third)) : undefined;
    case 'aggiungi_anni':
      return typeof first === 'string' && typeof second === 'number' ? addYears(first, second) : undefined;
    case 'aggiungi_giorni':
      return typeof first === 'string' && typeof second === 'number' ? isoDay(Date.parse(`${first}T00:00:00Z`) + second * 86_400_000) : undefined;
    case 'conta':
      return Array.isArray(first) ? first.length : undefined;
    case 'somma':
      return Array.isArray(first) && typeof second === 'string' ? sumColumn(first as readonly Row[], second) : undefined;
    default:
      return assertUnreachable(fn);
  }
}

function sumColumn(rows: readonly Row[], column: string): number | undefined {
  const numbers = rows.map((row) => row[column]);
  return numbers.every((value) => typeof value === 'number') ? numbers.reduce((sum: number, value) => sum + (value as number), 0) : undefined;
}

function isoDay(time: number): string | undefined {
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 10) : undefined;
}

/** 29 February plus one year is 28 February: a term that has no such day ends on the last day of the month (art. 2963 c.c.). */
function addYears(day: string, years: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return isoDay(Date.UTC(year + years, month - 1, Math.min(date, lastOfMonth)));
}

/** The stored answer, the calculated value, or the field of the enclosing row; `undefined` when there is none. Calculated amounts are in cents like the stored ones. */
export function readVariable(key: string, environment: Environment): unknown {
  const field = rowField(environment.variables, key);
  if (field) return environment.row?.variable === field.variable.key ? environment.row.fields[field.field] : undefined;
  const variable = environment.variables.get(key);
  if (variable?.type !== 'calcolata') return environment.answers.get(key);
  if (!variable.expression) return undefined;
  const value = evaluateExpression(variable.expression, environment);
  return variable.resultType === 'importo' && typeof value === 'number' ? Math.round(value * 100) : value;
}

/** Amounts are stored in cents and compared in euros. */
function toComparable(value: unknown, key: string, environment: Environment): Value {
  if (!isAnswered(value)) return undefined;
  const field = rowField(environment.variables, key);
  const variable = environment.variables.get(key);
  const column = field?.variable.columns.find((candidate) => candidate.key === field.field);
  const isAmount = variable ? valueType(variable) === 'importo' : column?.type === 'importo';
  return isAmount ? (value as number) / 100 : (value as Value);
}

/** Whether an answer says something: an empty text or an empty list does not. */
export function isAnswered(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

/** The rows a repeat runs over: chosen options (with `valore`, `etichetta`, `descrizione` and attributes) in the model's order, or table rows. */
export function rowsOf(key: string, environment: Environment): readonly Row[] {
  const variable = environment.variables.get(key);
  const answer = environment.answers.get(key);
  if (!variable || !Array.isArray(answer)) return [];
  if (variable.type === 'tabella') return answer as readonly Row[];
  return variable.options
    .filter((option) => (answer as readonly string[]).includes(option.value) && isOptionAdmitted(option.when, environment))
    .map((option) => ({ ...option.attributes, valore: option.value, etichetta: option.label, descrizione: option.description ?? '' }));
}

/** Whether an option may be chosen with the other answers as they are. */
export function isOptionAdmitted(when: Condition | undefined, environment: Environment): boolean {
  return when === undefined || evaluateCondition(when, environment) === true;
}

/** Whether a question is to be asked with the answers as they are. */
export function isRelevant(variable: VariableDef, environment: Environment): boolean {
  return variable.when === undefined || evaluateCondition(variable.when, environment) === true;
}

/**
 * Whether a table of bands leaves no number of inhabitants without a price: upper bounds (first column) ascend strictly, and only the last is open.
 * A band starts just above the previous one's bound, so a hole cannot be written, only a missing open end or a disorder.
 */
function bandsCoverAll(value: unknown, variable: VariableDef | undefined): boolean | undefined {
  const bound = variable?.columns[0]?.key;
  if (!Array.isArray(value) || !bound) return undefined;
  const bounds = (value as readonly Row[]).map((row) => row[bound] ?? null);
  const closed = bounds.slice(0, -1);
  return bounds.at(-1) === null && closed.every((limit, index) => typeof limit === 'number' && limit > 0 && (index === 0 || limit > (closed[index - 1] as number)));
}
