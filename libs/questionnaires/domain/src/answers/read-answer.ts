import { storableText } from '@province-comuni/shared-kernel';
import type { QuestionnaireProblem } from '../errors.js';
import { questionsOf, type Question, type QuestionnaireWords } from '../questionnaire/questionnaire.js';
import type { AnswerLine, AnswerLines } from './answer.js';
import { readNumber, writeWhole } from './number.js';

/** A line as typed. */
export interface TypedLine {
  /** Key of the question. */
  readonly question: string;
  readonly choices: readonly string[];
  readonly value: number | null;
  readonly text: string;
  readonly dontKnow: boolean;
}

export const LONGEST_ANSWER = { short: 300, long: 5_000 };
const LONGEST_NUMBER = 40;

/** Lines as they are kept while somebody writes: what can be no answer to these questions is left out, nothing is asked for. */
export function readDraftLines({ questions }: Pick<QuestionnaireWords, 'questions'>, typed: readonly TypedLine[]): AnswerLines {
  const byKey = new Map(typed.map((line) => [line.question, line]));
  return Object.fromEntries(
    questionsOf({ questions }).flatMap((question) => {
      const line = byKey.get(question.key);
      const read = line && plainLine(question, line);
      return read && !isEmpty(read) ? [[question.key, read] as const] : [];
    }),
  );
}

/** Lines as they are sent, or what is wrong, at `lines.<key of the question>`. */
export function readLines(words: Pick<QuestionnaireWords, 'questions'>, typed: readonly TypedLine[]): { readonly lines: AnswerLines } | readonly QuestionnaireProblem[] {
  const drafted = readDraftLines(words, typed);
  const problems: QuestionnaireProblem[] = [];
  const lines: [string, AnswerLine][] = [];
  for (const question of questionsOf(words)) {
    const line = drafted[question.key];
    const refuse = (message: string): number => problems.push({ field: `lines.${question.key}`, message });
    if (!line) {
      if (question.required) refuse('A questa domanda serve una risposta.');
      continue;
    }
    const problem = problemOf(question, line);
    if (problem) refuse(problem);
    else lines.push([question.key, question.kind === 'NUMERO' ? { ...line, value: readNumber(line.text) as number } : line]);
  }
  return problems.length > 0 ? problems : { lines: Object.fromEntries(lines) };
}

function plainLine({ kind, options, min, max, dontKnow }: Question, typed: TypedLine): AnswerLine {
  const nothing: AnswerLine = { choices: [], value: null, text: '', dontKnow: false };
  const known = new Set(options.map(({ key }) => key));
  const chosen = [...new Set(typed.choices)].filter((key) => known.has(key));
  switch (kind) {
    case 'SINGOLA':
      return { ...nothing, choices: chosen.slice(0, 1) };
    case 'MULTIPLA':
      return { ...nothing, choices: options.map(({ key }) => key).filter((key) => chosen.includes(key)) };
    case 'GRADUATORIA':
      return { ...nothing, choices: chosen };
    case 'SCALA': {
      const isStep = typed.value !== null && Number.isInteger(typed.value) && typed.value >= (min ?? 0) && typed.value <= (max ?? 0);
      return typed.dontKnow && dontKnow ? { ...nothing, dontKnow: true } : { ...nothing, value: isStep ? typed.value : null };
    }
    case 'TESTO':
      // Beyond what can be sent a draft keeps some more, so that the words are there to be shortened.
      return { ...nothing, text: storableText(typed.text).slice(0, 2 * LONGEST_ANSWER.long) };
    case 'NUMERO':
      return { ...nothing, text: storableText(typed.text).trim().slice(0, LONGEST_NUMBER) };
    default:
      return nothing;
  }
}

function isEmpty({ choices, value, text, dontKnow }: AnswerLine): boolean {
  return choices.length === 0 && value === null && text.trim() === '' && !dontKnow;
}

function problemOf({ kind, options, min, max, long }: Question, { choices, text }: AnswerLine): string | null {
  switch (kind) {
    case 'MULTIPLA': {
      const [least, most] = [min ?? 0, max ?? options.length];
      if (choices.length < least) return least === 1 ? 'Sceglietene almeno una.' : `Sceglietene almeno ${least}.`;
      return choices.length > most ? (most === 1 ? 'Sceglietene una sola.' : `Sceglietene al massimo ${most}.`) : null;
    }
    case 'GRADUATORIA':
      return choices.length < options.length ? 'Mettete in ordine tutte le voci, dalla prima all’ultima.' : null;
    case 'TESTO': {
      const most = long ? LONGEST_ANSWER.long : LONGEST_ANSWER.short;
      return text.trim().length > most ? `Al massimo ${writeWhole(most)} caratteri: ora sono ${writeWhole(text.trim().length)}.` : null;
    }
    case 'NUMERO': {
      const read = readNumber(text);
      if (typeof read !== 'number') return read.problem;
      if (min !== null && read < min * 100) return `Il numero è almeno ${writeWhole(min)}.`;
      return max !== null && read > max * 100 ? `Il numero è al massimo ${writeWhole(max)}.` : null;
    }
    default:
      return null;
  }
}
