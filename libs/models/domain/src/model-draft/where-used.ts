import type { ModelContent } from '@province-comuni/models-contract';
import { clauseNeeds, conditionVariables, expressionVariables, rowField, type Condition, type Expression } from '@province-comuni/shared-act-tree';
import type { PartRef } from './draft-part.js';
import { clauseLabel } from './part-label.js';

/** A place of a version that names a part. */
export interface Usage {
  readonly part: PartRef;
  /** What people call the place. */
  readonly label: string;
}

/** Everywhere a part is named: a variable in texts, conditions, calculations and rules; a clause in references and rules; a step in its questions. */
export function whereUsed(content: ModelContent, { kind, id }: PartRef): Usage[] {
  switch (kind) {
    case 'variable':
      return variableUses(content, id);
    case 'clause':
      return [
        ...clausePlaces(content).filter(({ clause }) => clause.id !== id && clauseNeeds(clause).clauses.has(id)).map(({ usage }) => usage),
        ...content.rules.filter((rule) => rule.remedy?.kind === 'clause' && rule.remedy.clauseId === id).map(ruleUsage),
      ];
    case 'step':
      return content.variables.filter((variable) => variable.step === id).map((variable): Usage => ({ part: { kind: 'variable', id: variable.key }, label: variable.label }));
    case 'parameter':
      return [
        ...content.variables.filter((variable) => [variable.when, variable.expression, ...variable.options.map((option) => option.when)].some((part) => namesParameter(part, id))).map((variable): Usage => ({ part: { kind: 'variable', id: variable.key }, label: variable.label })),
        ...content.rules.filter((rule) => namesParameter([rule.when, rule.test], id)).map(ruleUsage),
        ...clausePlaces(content).filter(({ clause }) => namesParameter([clause.when, clause.body], id)).map(({ usage }) => usage),
      ];
    case 'act':
      return content.rules.filter((rule) => rule.actKey === id).map(ruleUsage);
    default:
      return [];
  }
}

function variableUses(content: ModelContent, key: string): Usage[] {
  const variables = new Map(content.variables.map((variable) => [variable.key, variable]));
  const named = (keys: Iterable<string>): boolean => [...keys].some((used) => used === key || rowField(variables, used)?.variable.key === key);
  const inCondition = (condition: Condition | null | undefined): boolean => !!condition && named(conditionVariables(condition));
  const inExpression = (expression: Expression | undefined): boolean => !!expression && named(expressionVariables(expression));
  return [
    ...content.acts.filter((act) => named(act.template.title.flatMap((inline) => (inline.type === 'variable' ? [inline.attrs.key] : [])))).map((act): Usage => ({ part: { kind: 'act', id: act.template.key }, label: act.template.shortName })),
    ...clausePlaces(content).filter(({ clause }) => named(clauseNeeds(clause).variables)).map(({ usage }) => usage),
    ...content.variables
      .filter((variable) => variable.key !== key && (inCondition(variable.when) || inExpression(variable.expression) || variable.options.some((option) => inCondition(option.when))))
      .map((variable): Usage => ({ part: { kind: 'variable', id: variable.key }, label: variable.label })),
    ...content.rules.filter((rule) => inCondition(rule.when) || (rule.test.kind === 'condition' && inCondition(rule.test.condition)) || (rule.remedy?.kind === 'question' && rule.remedy.key === key)).map(ruleUsage),
  ];
}

function clausePlaces(content: ModelContent): { clause: ModelContent['acts'][number]['clauses'][number]; usage: Usage }[] {
  return content.acts.flatMap((act) => act.clauses.map((clause) => ({ clause, usage: { part: { kind: 'clause' as const, id: clause.id }, label: `${act.template.shortName}: ${clauseLabel(content, clause)}` } })));
}

function ruleUsage(rule: ModelContent['rules'][number]): Usage {
  return { part: { kind: 'rule', id: rule.id }, label: rule.message };
}

function namesParameter(part: unknown, id: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const node = part as { kind?: unknown; id?: unknown };
  return (node.kind === 'parameter' && node.id === id) || Object.values(part).some((value) => namesParameter(value, id));
}
