import { FUNCTION_NAMES, type Comparison, type Condition, type Expression, type FunctionName } from './expression.js';

/** A condition or calculation whose shape is not the one of {@link Condition} and {@link Expression}. `message` is Italian. */
export class ExpressionShapeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExpressionShapeError';
  }
}

const KEY = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const COMPARISONS: readonly Comparison[] = ['is', 'isNot', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'includes'];
const MAX_DEPTH = 20;
const MAX_PARTS = 100;
const MAX_TEXT = 300;

/**
 * Reads a condition that came from menus or a file: only what the type names passes, and nothing else is kept.
 * Groups of one are taken as what they hold, so that equal meanings have equal trees.
 * @throws ExpressionShapeError
 */
export function readCondition(input: unknown, depth = 0): Condition {
  const node = record(input, depth);
  const op = node['op'];
  switch (op) {
    case 'and':
    case 'or': {
      const args = list(node['args']).map((arg) => readCondition(arg, depth + 1));
      return args.length === 1 ? args[0]! : { op, args };
    }
    case 'not':
      return { op, arg: readCondition(node['arg'], depth + 1) };
    case 'answered':
    case 'coversAll':
      return { op, variable: key(node['variable']) };
    case 'oneOf':
      return { op, left: readExpression(node['left'], depth + 1), values: list(node['values']).map((value) => readExpression(value, depth + 1)) };
    default:
      if (!COMPARISONS.includes(op as Comparison)) throw new ExpressionShapeError('Scegliete come confrontare i due valori.');
      return { op: op as Comparison, left: readExpression(node['left'], depth + 1), right: readExpression(node['right'], depth + 1) };
  }
}

/** Reads a calculation, like {@link readCondition}. @throws ExpressionShapeError */
export function readExpression(input: unknown, depth = 0): Expression {
  const node = record(input, depth);
  switch (node['kind']) {
    case 'literal':
      return { kind: 'literal', value: literal(node['value']) };
    case 'variable':
      return { kind: 'variable', key: key(node['key']) };
    case 'parameter':
      if (typeof node['id'] !== 'string' || !KEY.test(node['id'])) throw new ExpressionShapeError('Scegliete un parametro di legge.');
      return { kind: 'parameter', id: node['id'] };
    case 'call': {
      const fn = node['fn'];
      if (!FUNCTION_NAMES.includes(fn as FunctionName)) throw new ExpressionShapeError('Scegliete una funzione.');
      return { kind: 'call', fn: fn as FunctionName, args: list(node['args']).map((arg) => readExpression(arg, depth + 1)) };
    }
    case 'arithmetic': {
      const operator = node['operator'];
      if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/') throw new ExpressionShapeError('Scegliete l’operazione.');
      return { kind: 'arithmetic', operator, left: readExpression(node['left'], depth + 1), right: readExpression(node['right'], depth + 1) };
    }
    case 'if':
      return { kind: 'if', condition: readCondition(node['condition'], depth + 1), then: readExpression(node['then'], depth + 1), else: readExpression(node['else'], depth + 1) };
    default:
      throw new ExpressionShapeError('Manca un valore.');
  }
}

function record(input: unknown, depth: number): Record<string, unknown> {
  if (depth > MAX_DEPTH) throw new ExpressionShapeError('Ci sono troppe condizioni una dentro l’altra.');
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new ExpressionShapeError('La condizione non è completa.');
  return input as Record<string, unknown>;
}

function list(input: unknown): readonly unknown[] {
  if (!Array.isArray(input) || input.length === 0) throw new ExpressionShapeError('La condizione non è completa.');
  if (input.length > MAX_PARTS) throw new ExpressionShapeError('La condizione ha troppe parti.');
  return input;
}

function key(input: unknown): string {
  if (typeof input !== 'string' || !KEY.test(input)) throw new ExpressionShapeError('Scegliete la domanda o il dato a cui si riferisce la condizione.');
  return input;
}

function literal(input: unknown): string | number | boolean {
  if (typeof input === 'boolean' || (typeof input === 'number' && Number.isFinite(input))) return input;
  if (typeof input !== 'string' || input === '' || input.length > MAX_TEXT) throw new ExpressionShapeError('Scrivete il valore con cui confrontare.');
  return input;
}
