import type { AnswerLines } from '../answers/answer.js';
import { questionsOf, type Questionnaire } from '../questionnaire/questionnaire.js';
import { groupsToShow, LEAST_ANSWERS } from './anonymity.js';
import { tallyQuestion, type QuestionTally } from './tally.js';

/** What a group of those who answered say to a question. */
export interface GroupTally {
  readonly label: string;
  readonly tally: QuestionTally;
}

export interface QuestionResult {
  readonly tally: QuestionTally;
  /** An anonymous question that too few answered: its tally is not shown, nor how many they are. */
  readonly withheld: boolean;
  /** Those who answered part by part; empty without a comparison, or where one would say too much. */
  readonly groups: readonly GroupTally[];
}

/** Those who answered, part by part: label of each one's group. */
export interface Breakdown {
  readonly groupOf: (index: number) => string;
}

/** The words for who is in no group. */
export const NO_GROUP = 'Senza risposta';

/**
 * What all answers say. Of an anonymous questionnaire nothing is said of fewer than {@link LEAST_ANSWERS} answers, question by question and group by group.
 * @param breakdown null: the total alone
 */
export function resultsOf(questionnaire: Pick<Questionnaire, 'questions' | 'disclosure'>, answers: readonly AnswerLines[], breakdown: Breakdown | null): readonly QuestionResult[] {
  const anonymous = questionnaire.disclosure === 'ANONIMA';
  return questionsOf(questionnaire).map((question) => {
    const tally = tallyQuestion(question, answers);
    const all = tally.base + tally.dontKnow;
    // Those with a step, and those who say «non so», are two parts of the answers too.
    const withheld = anonymous && all > 0 && all < LEAST_ANSWERS;
    if (withheld) return { tally: tallyQuestion(question, []), withheld, groups: [] };
    if (!breakdown || question.kind === 'TESTO') return { tally, withheld, groups: [] };
    const members = new Map<string, AnswerLines[]>();
    answers.forEach((answer, index) => {
      if (!answer[question.key]) return;
      const label = breakdown.groupOf(index);
      members.set(label, [...(members.get(label) ?? []), answer]);
    });
    const labels = [...members.keys()].sort((a, b) => Number(a === NO_GROUP) - Number(b === NO_GROUP) || a.localeCompare(b, 'it'));
    const shown = anonymous ? groupsToShow(labels.map((key) => ({ key, base: members.get(key)!.length })), LEAST_ANSWERS) : labels.map((label) => [label]);
    return { tally, withheld, groups: shown.map((keys) => ({ label: keys.join(' + '), tally: tallyQuestion(question, keys.flatMap((key) => members.get(key)!)) })) };
  });
}
