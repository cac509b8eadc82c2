import { isUuid, readWall, storableText, type EnteId } from '@province-comuni/shared-kernel';
import { writeWhole } from '../answers/number.js';
import type { QuestionnaireProblem } from '../errors.js';
import { ANSWERED_BY, ASKED, DISCLOSURES, QUESTION_KINDS, questionsOf, VISIBILITIES, WITH_OPTIONS, type Question, type QuestionnaireWords } from './questionnaire.js';

/** A questionnaire as it is typed. Times by the clock on the wall in Italy, `YYYY-MM-DDTHH:MM`; empty: none. */
export interface TypedQuestionnaire {
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly Question[];
  readonly asked: string;
  readonly enteIds: readonly string[];
  readonly answeredBy: string;
  readonly disclosure: string;
  readonly visibility: string;
  readonly breakdownKey: string | null;
  readonly opensAt: string;
  readonly closesAt: string;
}

export const MOST_QUESTIONS = 60;
export const MOST_OPTIONS = 20;
const MOST_ENTI = 500;
const LONGEST = { title: 200, intro: 4_000, text: 500, help: 1_000, option: 200, label: 60, unit: 30 };
const KEY = /^[a-zA-Z0-9_-]{1,40}$/;
/** Widest scale. */
const MOST_STEPS = 11;
const LARGEST_BOUND = 1_000_000_000;

/** Reads what may be kept as a draft, half written too: refuses only what has no room. @param ofCommunity it belongs to a community, whose members are asked */
export function readQuestionnaire(typed: TypedQuestionnaire, ofCommunity: boolean): QuestionnaireWords | readonly QuestionnaireProblem[] {
  const problems: QuestionnaireProblem[] = [];
  const refuse = (field: string, message: string): number => problems.push({ field, message });
  const text = (field: string, value: string, most: number): string => {
    const clean = storableText(value).trim();
    if (clean.length > most) refuse(field, `Al massimo ${writeWhole(most)} caratteri.`);
    return clean;
  };
  const one = <T extends string>(field: string, values: readonly T[], value: string): T => {
    const found = values.find((each) => each === value);
    if (!found) refuse(field, 'Scegliete una delle voci.');
    return found ?? values[0]!;
  };
  const time = (field: string, value: string): Date | null => {
    if (value.trim() === '') return null;
    const reading = readWall(value.trim());
    if (reading.kind === 'ONE') return reading.instant;
    refuse(field, reading.kind === 'UNREADABLE' ? 'Scrivete giorno e ora.' : 'A quest’ora si spostano le lancette, e l’ora non è una sola: sceglietene un’altra.');
    return null;
  };
  if (typed.questions.length > MOST_QUESTIONS) refuse('questions', `Al massimo ${MOST_QUESTIONS} domande.`);
  const seen = new Set<string>();
  const questions = typed.questions.slice(0, MOST_QUESTIONS).map((question, index): Question => {
    const at = `questions[${index}]`;
    if (!KEY.test(question.key) || seen.has(question.key)) refuse(`${at}.text`, 'La domanda non si riconosce: toglietela e riscrivetela.');
    seen.add(question.key);
    const kind = one(`${at}.kind`, QUESTION_KINDS, question.kind);
    const withOptions = WITH_OPTIONS.includes(kind);
    if (withOptions && question.options.length > MOST_OPTIONS) refuse(`${at}.options`, `Al massimo ${MOST_OPTIONS} risposte possibili.`);
    const keys = new Set<string>();
    const options = (withOptions ? question.options : []).slice(0, MOST_OPTIONS).map((option, place) => {
      if (!KEY.test(option.key) || keys.has(option.key)) refuse(`${at}.options[${place}]`, 'La risposta non si riconosce: toglietela e riscrivetela.');
      keys.add(option.key);
      return { key: option.key, text: text(`${at}.options[${place}]`, option.text, LONGEST.option) };
    });
    const bounded = kind === 'MULTIPLA' || kind === 'SCALA' || kind === 'NUMERO';
    const bound = (value: number | null): number | null => (bounded && value !== null && Number.isInteger(value) && Math.abs(value) <= LARGEST_BOUND ? value : null);
    return {
      ...{ key: question.key, kind, options, min: bound(question.min), max: bound(question.max) },
      ...{ text: text(`${at}.text`, question.text, LONGEST.text), help: text(`${at}.help`, question.help, LONGEST.help), required: kind !== 'SEZIONE' && question.required },
      ...{ lowLabel: kind === 'SCALA' ? text(`${at}.lowLabel`, question.lowLabel, LONGEST.label) : '', highLabel: kind === 'SCALA' ? text(`${at}.highLabel`, question.highLabel, LONGEST.label) : '' },
      ...{ dontKnow: kind === 'SCALA' && question.dontKnow, long: kind === 'TESTO' && question.long, unit: kind === 'NUMERO' ? text(`${at}.unit`, question.unit, LONGEST.unit) : '' },
    };
  });
  const asked = ofCommunity ? 'COMMUNITY' : one('asked', ASKED, typed.asked);
  if (!ofCommunity && asked === 'COMMUNITY') refuse('asked', 'Scegliete a chi si chiede.');
  const enteIds = asked === 'ENTI' ? [...new Set(typed.enteIds)] : [];
  if (enteIds.length > MOST_ENTI || enteIds.some((id) => !isUuid(id))) refuse('enteIds', `Scegliete gli Enti dall’elenco, al massimo ${MOST_ENTI}.`);
  const words: QuestionnaireWords = {
    ...{ title: text('title', typed.title, LONGEST.title), intro: text('intro', typed.intro, LONGEST.intro), questions, asked, enteIds: enteIds as EnteId[] },
    ...{ answeredBy: one('answeredBy', ANSWERED_BY, typed.answeredBy), disclosure: one('disclosure', DISCLOSURES, typed.disclosure), visibility: one('visibility', VISIBILITIES, typed.visibility) },
    ...{ breakdownKey: typed.disclosure === 'ANONIMA' && questions.some(({ key, kind }) => key === typed.breakdownKey && kind === 'SINGOLA') ? typed.breakdownKey : null },
    ...{ opensAt: time('opensAt', typed.opensAt), closesAt: time('closesAt', typed.closesAt) },
  };
  return problems.length > 0 ? problems : words;
}

/** What is missing before it can be opened. */
export function missingToOpen(words: QuestionnaireWords, now: Date): QuestionnaireProblem[] {
  const problems: QuestionnaireProblem[] = [];
  const refuse = (field: string, message: string): number => problems.push({ field, message });
  if (words.title.length < 5) refuse('title', 'Scrivete un titolo di almeno cinque lettere.');
  if (words.asked === 'ENTI' && words.enteIds.length === 0) refuse('enteIds', 'Scegliete almeno un Ente.');
  if (words.answeredBy === 'PERSONA' && words.disclosure === 'PER_ENTE' && words.asked === 'COMMUNITY') refuse('disclosure', 'Se risponde ciascuna persona scegliete «con il nome» o «anonima»; «per Ente» vale quando risponde l’Ente.');
  if (words.closesAt === null) refuse('closesAt', 'Dite fino a quando si risponde.');
  else if (words.closesAt <= now || (words.opensAt !== null && words.closesAt <= words.opensAt)) refuse('closesAt', 'La chiusura viene dopo l’apertura, ed è a venire.');
  if (questionsOf(words).length === 0) refuse('questions', 'Scrivete almeno una domanda.');
  words.questions.forEach((question, index) => {
    for (const { field, message } of missingInQuestion(question)) refuse(`questions[${index}].${field}`, message);
  });
  return problems;
}

function missingInQuestion({ kind, text, options, min, max }: Question): QuestionnaireProblem[] {
  const problems: QuestionnaireProblem[] = [];
  if (text === '') problems.push({ field: 'text', message: kind === 'SEZIONE' ? 'Date un titolo alla sezione.' : 'Scrivete la domanda.' });
  if (WITH_OPTIONS.includes(kind)) {
    if (options.length < 2) problems.push({ field: 'options', message: 'Servono almeno due risposte possibili.' });
    options.forEach((option, place) => {
      if (option.text === '') problems.push({ field: `options[${place}]`, message: 'Scrivete la risposta, o toglietela.' });
      else if (options.slice(0, place).some((other) => other.text.toLocaleLowerCase('it') === option.text.toLocaleLowerCase('it'))) problems.push({ field: `options[${place}]`, message: 'Questa risposta c’è già.' });
    });
  }
  if (kind === 'MULTIPLA' && ((min ?? 0) < 0 || (min ?? 0) > (max ?? options.length) || (max ?? options.length) > options.length || (max ?? 1) < 1)) problems.push({ field: 'max', message: 'Quante se ne scelgono: il minimo non supera il massimo, e nessuno dei due le risposte possibili.' });
  if (kind === 'SCALA' && (min === null || max === null || max <= min || max - min >= MOST_STEPS)) problems.push({ field: 'max', message: `La scala va da un numero a uno più grande, con al massimo ${MOST_STEPS} gradini.` });
  if (kind === 'NUMERO' && min !== null && max !== null && min > max) problems.push({ field: 'max', message: 'Il minimo non supera il massimo.' });
  return problems;
}
