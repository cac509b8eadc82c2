import type { Condition, Expression } from './expression.js';
import { rowField } from './environment.js';
import type { Block, Inline, RichText } from './rich-text.js';
import type { VariableDef } from './variable.js';

/** What a text or a condition needs: variables (by key as written) and clauses. */
export interface Needs {
  readonly variables: Set<string>;
  readonly clauses: Set<string>;
}

/** Variables a condition reads. */
export function conditionVariables(condition: Condition, into = new Set<string>()): Set<string> {
  switch (condition.op) {
    case 'and':
    case 'or':
      condition.args.forEach((arg) => conditionVariables(arg, into));
      return into;
    case 'not':
      return conditionVariables(condition.arg, into);
    case 'answered':
    case 'coversAll':
      return into.add(condition.variable);
    case 'oneOf':
      [condition.left, ...condition.values].forEach((value) => expressionVariables(value, into));
      return into;
    default:
      expressionVariables(condition.left, into);
      return expressionVariables(condition.right, into);
  }
}

/** Variables a calculation reads. */
export function expressionVariables(expression: Expression, into = new Set<string>()): Set<string> {
  switch (expression.kind) {
    case 'variable':
      return into.add(expression.key);
    case 'call':
      expression.args.forEach((arg) => expressionVariables(arg, into));
      return into;
    case 'arithmetic':
      expressionVariables(expression.left, into);
      return expressionVariables(expression.right, into);
    case 'if':
      conditionVariables(expression.condition, into);
      expressionVariables(expression.then, into);
      return expressionVariables(expression.else, into);
    default:
      return into;
  }
}

/**
 * Everything a clause's heading, body and condition refer to.
 * @param shows says which conditional parts of the body count; default all of them
 */
export function clauseNeeds(clause: { heading: readonly Inline[]; body: RichText; when?: Condition | null }, shows: (when: Condition) => boolean = () => true): Needs {
  const needs: Needs = { variables: new Set(), clauses: new Set() };
  if (clause.when) conditionVariables(clause.when, needs.variables);
  clause.heading.forEach((inline) => inlineNeeds(inline, needs));
  clause.body.content.forEach((block) => blockNeeds(block, needs, shows));
  return needs;
}

function blockNeeds(block: Block, needs: Needs, shows: (when: Condition) => boolean): void {
  if (block.type === 'paragraph') {
    if (block.attrs?.when && !shows(block.attrs.when)) return;
    if (block.attrs?.when) conditionVariables(block.attrs.when, needs.variables);
    block.content?.forEach((inline) => inlineNeeds(inline, needs));
    return;
  }
  for (const part of block.content) {
    if (part.attrs?.when && !shows(part.attrs.when)) continue;
    if (part.attrs?.when) conditionVariables(part.attrs.when, needs.variables);
    if (part.attrs?.repeat) needs.variables.add(part.attrs.repeat);
    if (part.type === 'listItem') part.content.forEach((inner) => blockNeeds(inner, needs, shows));
    else part.content.forEach((cell) => cell.content.forEach((paragraph) => blockNeeds(paragraph, needs, shows)));
  }
}

function inlineNeeds(inline: Inline, needs: Needs): void {
  if (inline.type === 'variable') needs.variables.add(inline.attrs.key);
  if (inline.type === 'clauseRef') needs.clauses.add(inline.attrs.clauseId);
}

/** The asked variables behind a set of keys: fields of a repeat lead to the repeat, calculated variables to what they read (also in options' conditions). */
export function askedVariables(keys: Iterable<string>, variables: ReadonlyMap<string, VariableDef>): Set<string> {
  const asked = new Set<string>();
  const seen = new Set<string>();
  const follow = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const field = rowField(variables, key);
    if (field) return follow(field.variable.key);
    const variable = variables.get(key);
    if (!variable) return;
    if (variable.expression) expressionVariables(variable.expression).forEach(follow);
    else {
      asked.add(key);
      variable.options.forEach((option) => option.when && conditionVariables(option.when).forEach(follow));
    }
  };
  for (const key of keys) follow(key);
  return asked;
}
