import type { ModelContent } from '@province-comuni/models-contract';
import { isAnswered, isOptionAdmitted, isRelevant, type Environment, type VariableDef } from '@province-comuni/shared-act-tree';
import type { StoredAnswer } from './instance.js';

/** ANSWERED by a person · PROPOSED by registry or default, waiting for a confirmation · OPEN without a value. */
export type QuestionState = 'ANSWERED' | 'PROPOSED' | 'OPEN';

/** A question as it stands now. */
export interface Question {
  readonly variable: VariableDef;
  readonly state: QuestionState;
  readonly value: unknown;
  readonly stored: StoredAnswer | undefined;
  /** Options that may not be chosen now, with the reason. */
  readonly refusedOptions: ReadonlyMap<string, string>;
}

/** A step of the interview with the questions that concern this instance now. */
export interface InterviewStepView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly questions: readonly Question[];
}

/** The interview as it stands: steps in order, only the questions that are relevant with the answers given so far. */
export function interviewOf(content: ModelContent, stored: readonly StoredAnswer[], environment: Environment): InterviewStepView[] {
  const byKey = new Map(stored.map((answer) => [answer.key, answer]));
  const asked = content.variables.filter((variable) => variable.type !== 'calcolata' && variable.scope === 'istanza' && isRelevant(variable, environment));
  return content.steps
    .map((step) => ({ ...step, questions: asked.filter((variable) => variable.step === step.id).map((variable) => question(variable, byKey.get(variable.key), environment)) }))
    .filter((step) => step.questions.length > 0);
}

function question(variable: VariableDef, stored: StoredAnswer | undefined, environment: Environment): Question {
  const value = environment.answers.get(variable.key) ?? null;
  const given = stored?.origin === 'PERSONA' && (isAnswered(value) || !variable.required);
  return {
    variable,
    stored,
    value,
    state: given ? 'ANSWERED' : isAnswered(value) ? 'PROPOSED' : 'OPEN',
    refusedOptions: new Map(
      variable.options
        .filter((option) => !isOptionAdmitted(option.when, environment))
        .map((option) => [option.value, option.refusal ?? 'Non si può scegliere con le altre risposte date.']),
    ),
  };
}
