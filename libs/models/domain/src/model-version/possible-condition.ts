import type { ModelCell, ModelContent } from '@province-comuni/models-contract';
import { conditionVariables, createEnvironment, evaluateCondition, readVariable, type Condition, type Environment, type Expression, type VariableDef } from '@province-comuni/shared-act-tree';

/** Answers of nobody but the cell's: form and level. */
export function bareCellEnvironment(content: ModelContent, cell: Pick<ModelCell, 'form' | 'level'>): Environment {
  return createEnvironment(
    content.variables,
    new Map([
      [content.formAxis, cell.form],
      [content.levelAxis, cell.level],
    ]),
    {},
  );
}

/** Whether the condition may hold in the cell for some answers; `null` always may. Never wrong when it says no. */
export function isPossible(condition: Condition | null, environment: Environment): boolean {
  if (condition === null) return true;
  if (evaluateCondition(withOpenAnswers(condition, environment), environment) === false) return false;
  return someAnswersSatisfy(condition, environment);
}

/** Beyond this many combinations a condition is taken for possible: looking on would keep the curator waiting. */
const MAX_COMBINATIONS = 4_000;

/** Tries the answers that can make a difference: every option, both of yes and no, and the numbers around each bound the condition names. */
function someAnswersSatisfy(condition: Condition, environment: Environment): boolean {
  const open = [...conditionVariables(condition)].flatMap((key) => {
    const variable = environment.variables.get(key);
    if (!variable || environment.answers.has(key)) return [];
    const values = tellingValues(variable, condition);
    return values ? [{ key, values }] : [];
  });
  if (open.length === 0 || open.reduce((product, { values }) => product * values.length, 1) > MAX_COMBINATIONS) return true;
  const tried = (index: number, answers: ReadonlyMap<string, unknown>): boolean => {
    const choice = open[index];
    if (choice) return choice.values.some((value) => tried(index + 1, new Map([...answers, [choice.key, value]])));
    const filled: Environment = { ...environment, answers };
    return evaluateCondition(withOpenAnswers(condition, filled), filled) !== false;
  };
  return tried(0, environment.answers);
}

/** Null where the answers cannot be listed: the variable stays open. */
function tellingValues(variable: VariableDef, condition: Condition): unknown[] | null {
  switch (variable.type) {
    case 'scelta':
      return variable.options.map((option) => option.value);
    case 'si-no':
      return [true, false];
    case 'intero':
    case 'decimale': {
      const bounds = literalsAgainst(variable.key, condition);
      if (bounds === null) return null;
      const edges = [...new Set([...bounds, variable.min, variable.max].filter((value) => value !== undefined))].sort((one, other) => one - other);
      const between = edges.slice(1).map((edge, index) => (edge + edges[index]!) / 2);
      const beside = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
      return [...new Set([...beside, ...(variable.type === 'intero' ? between.map(Math.floor) : between)])].filter((value) => value >= (variable.min ?? -Infinity) && value <= (variable.max ?? Infinity));
    }
    default:
      return null;
  }
}

/** The numbers the condition compares the variable with; null when it is used in any other way, or with something else than a number. */
function literalsAgainst(key: string, condition: Condition): number[] | null {
  const numbers: number[] = [];
  let plain = true;
  const isIt = (expression: Expression): boolean => expression.kind === 'variable' && expression.key === key;
  const number = (expression: Expression): void => {
    if (expression.kind === 'literal' && typeof expression.value === 'number') numbers.push(expression.value);
    else plain = false;
  };
  const walk = (part: Condition): void => {
    switch (part.op) {
      case 'and':
      case 'or':
        return part.args.forEach(walk);
      case 'not':
        return walk(part.arg);
      case 'answered':
        return;
      case 'coversAll':
        plain &&= part.variable !== key;
        return;
      case 'oneOf':
        if (isIt(part.left)) part.values.forEach(number);
        else if (conditionVariables(part).has(key)) plain = false;
        return;
      default:
        if (isIt(part.left)) number(part.right);
        else if (isIt(part.right)) number(part.left);
        else if (conditionVariables(part).has(key)) plain = false;
    }
  };
  walk(condition);
  return plain && numbers.length > 0 ? numbers : null;
}

/** While a question is open, "ha risposta" is open like every other part. */
function withOpenAnswers(condition: Condition, environment: Environment): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return { ...condition, args: condition.args.map((arg) => withOpenAnswers(arg, environment)) };
    case 'not':
      return { op: 'not', arg: withOpenAnswers(condition.arg, environment) };
    case 'answered':
      return environment.answers.has(condition.variable) || readVariable(condition.variable, environment) !== undefined ? condition : { op: 'is', left: { kind: 'variable', key: condition.variable }, right: { kind: 'literal', value: '' } };
    default:
      return condition;
  }
}
