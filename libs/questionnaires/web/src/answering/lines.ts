import type { QuestionFieldsFragment, QuestionnaireQuery } from '../generated/graphql.js';

export type Question = QuestionFieldsFragment;
export type OwnAnswer = NonNullable<QuestionnaireQuery['questionnaire']>['own'][number];

/** What is said to one question, as it is typed. */
export interface Line {
  readonly choices: readonly string[];
  readonly value: number | null;
  readonly text: string;
  readonly dontKnow: boolean;
}

export type Lines = Readonly<Record<string, Line>>;

export const NO_LINE: Line = { choices: [], value: null, text: '', dontKnow: false };

export function linesOf(own: Pick<OwnAnswer, 'lines'>): Lines {
  return Object.fromEntries(own.lines.map(({ question, choices, value, text, dontKnow }) => [question, { choices, value, text, dontKnow }]));
}

export function isEmpty({ choices, value, text, dontKnow }: Line): boolean {
  return choices.length === 0 && value === null && text.trim() === '' && !dontKnow;
}

/** Said to something; an order only when it is whole. */
export function isAnswered(question: Question, line: Line | undefined): boolean {
  return line !== undefined && !isEmpty(line) && (question.kind !== 'GRADUATORIA' || line.choices.length === question.options.length);
}

/** As the server takes them. */
export function inputOf(lines: Lines): { question: string; choices: string[]; value: number | null; text: string; dontKnow: boolean }[] {
  return Object.entries(lines).filter(([, line]) => !isEmpty(line)).map(([question, { choices, value, text, dontKnow }]) => ({ question, choices: [...choices], value, text, dontKnow }));
}

const same = (a: Line | undefined, b: Line | undefined): boolean => JSON.stringify(a && !isEmpty(a) ? a : null) === JSON.stringify(b && !isEmpty(b) ? b : null);

/**
 * Puts what a colleague wrote together with what was typed here: where only one of the two changed a line, that one stands; where both did, what is here stays, and the other is told.
 * @param base what both began from
 */
export function mergeLines(base: Lines, mine: Lines, theirs: Lines): { readonly lines: Lines; readonly disputed: readonly string[] } {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const disputed = keys.filter((key) => !same(mine[key], theirs[key]) && !same(mine[key], base[key]) && !same(theirs[key], base[key]));
  return { lines: Object.fromEntries(keys.map((key) => [key, (same(mine[key], base[key]) ? theirs[key] : mine[key]) ?? NO_LINE])), disputed };
}

/** A line in words, to be shown beside another. */
export function wordsOf(question: Question, { choices, value, text }: Line): string {
  return text || (value === null ? choices.map((key) => question.options.find((option) => option.key === key)?.text ?? '').join(', ') : String(value)) || '–';
}
