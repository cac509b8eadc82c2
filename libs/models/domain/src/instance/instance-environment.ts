import type { LawParameter, ModelContent } from '@province-comuni/models-contract';
import { createEnvironment, defaultAnswer, isAnswered, isOptionAdmitted, type Environment, type LawParameters, type VariableDef } from '@province-comuni/shared-act-tree';
import type { StoredAnswer } from './instance.js';

/** Values that fill one reading of an instance beside its answers: of the Comune that adheres, and of the signature as far as it is known. */
export type ScopedAnswers = ReadonlyMap<string, unknown>;

/**
 * What the acts are read against: stored answers, then the model's defaults in the order of the questions (a default may depend on earlier answers).
 * What belongs to one adhesion or to the signature is a blank line where `scoped` does not say it.
 */
export function instanceEnvironment(content: ModelContent, stored: readonly StoredAnswer[], parameterDate: string, scoped: ScopedAnswers = new Map()): Environment {
  const answers = new Map<string, unknown>();
  const environment = createEnvironment(content.variables, answers, lawParametersAt(content.parameters, parameterDate));
  const byKey = new Map(stored.map((answer) => [answer.key, answer]));
  for (const variable of content.variables) {
    const value = variable.scope === 'istanza' ? (byKey.has(variable.key) ? byKey.get(variable.key)!.value : admittedDefault(variable, environment)) : scoped.get(variable.key);
    if (isAnswered(value)) answers.set(variable.key, value);
  }
  return environment;
}

function admittedDefault(variable: VariableDef, environment: Environment): unknown {
  const value = defaultAnswer(variable, environment);
  if (variable.type !== 'scelta') return value;
  const option = variable.options.find((candidate) => candidate.value === value);
  return option && isOptionAdmitted(option.when, environment) ? value : undefined;
}

/** The value of each parameter of law on a day: the last one that holds from that day or before. */
export function lawParametersAt(parameters: readonly LawParameter[], day: string): LawParameters {
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const inForce = parameter.values.filter((value) => value.from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
      return inForce ? [[parameter.id, inForce.value]] : [];
    }),
  );
}
