import { conditionSentence, type Vocabulary } from './condition-sentence.js';
import type { Environment } from './environment.js';
import { evaluateCondition } from './evaluate.js';
import type { Condition } from './expression.js';

/** Why something is shown or not: a sentence, whether it holds now (null while an answer is missing), and the parts it is made of. */
export interface ConditionExplanation {
  readonly sentence: string;
  readonly holds: boolean | null;
  readonly joined: 'and' | 'or' | 'not' | null;
  readonly parts: readonly ConditionExplanation[];
}

/** Judges a condition part by part against the answers. */
export function explainCondition(condition: Condition, environment: Environment, vocabulary: Vocabulary): ConditionExplanation {
  const group = condition.op === 'and' || condition.op === 'or' ? condition.args : condition.op === 'not' ? [condition.arg] : [];
  return {
    sentence: conditionSentence(condition, vocabulary),
    holds: evaluateCondition(condition, environment) ?? null,
    joined: condition.op === 'and' || condition.op === 'or' || condition.op === 'not' ? condition.op : null,
    parts: group.map((part) => explainCondition(part, environment, vocabulary)),
  };
}
