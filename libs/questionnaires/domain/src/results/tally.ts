import type { AnswerLines } from '../answers/answer.js';
import type { Question } from '../questionnaire/questionnaire.js';

/** How often a possible answer was given. */
export interface TallyBar {
  /** Key of the option; the step of a scale. */
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** Where an item stands in all orders together. */
export interface RankedItem {
  readonly key: string;
  readonly label: string;
  /** Borda: of m items the first of an order gets m − 1 points, the last none; added up. */
  readonly points: number;
  /** Sum of its places, from 1; by the base it is the average place. */
  readonly places: number;
}

/** What all answers say to one question. */
export interface QuestionTally {
  readonly question: Question;
  /** Answers it rests on, the N of every share: of a scale those with a step. */
  readonly base: number;
  /** Answers that say «non so». */
  readonly dontKnow: number;
  /** SINGOLA, MULTIPLA: options · SCALA: steps. */
  readonly bars: readonly TallyBar[];
  /** GRADUATORIA, from the most points. */
  readonly ranking: readonly RankedItem[];
  /** SCALA, NUMERO: in the unit of the question; null without an answer. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

export function tallyQuestion(question: Question, answers: readonly AnswerLines[]): QuestionTally {
  const lines = answers.flatMap((answer) => answer[question.key] ?? []);
  const nothing = { question, base: lines.length, dontKnow: 0, bars: [], ranking: [], mean: null, median: null, lowest: null, highest: null };
  const { kind, options, min, max } = question;
  switch (kind) {
    case 'SINGOLA':
    case 'MULTIPLA':
      return { ...nothing, bars: options.map(({ key, text }) => ({ key, label: text, count: lines.filter(({ choices }) => choices.includes(key)).length })) };
    case 'GRADUATORIA':
      return { ...nothing, ranking: rank(question, lines.map(({ choices }) => choices)) };
    case 'SCALA': {
      const values = lines.flatMap(({ value }) => value ?? []);
      const steps = Array.from({ length: max! - min! + 1 }, (_, index) => min! + index);
      return { ...nothing, base: values.length, dontKnow: lines.filter(({ dontKnow }) => dontKnow).length, bars: steps.map((step) => ({ key: String(step), label: String(step), count: values.filter((value) => value === step).length })), ...figures(values, 1) };
    }
    case 'NUMERO':
      return { ...nothing, ...figures(lines.flatMap(({ value }) => value ?? []), 100) };
    default:
      return nothing;
  }
}

/** Items by their Borda points; with the same points, by the order of the question. */
function rank({ options }: Question, orders: readonly (readonly string[])[]): RankedItem[] {
  return options
    .map(({ key, text }) => {
      const places = orders.reduce((sum, order) => sum + order.indexOf(key) + 1, 0);
      return { key, label: text, places, points: orders.length * options.length - places };
    })
    .sort((a, b) => b.points - a.points);
}

/** @param whole what one unit is in these whole numbers */
function figures(values: readonly number[], whole: number): Pick<QuestionTally, 'mean' | 'median' | 'lowest' | 'highest'> {
  if (values.length === 0) return { mean: null, median: null, lowest: null, highest: null };
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!];
  return { mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length / whole, median: (lower + upper) / 2 / whole, lowest: sorted[0]! / whole, highest: sorted.at(-1)! / whole };
}
