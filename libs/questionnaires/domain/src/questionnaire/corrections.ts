import { sameJson } from '@province-comuni/shared-kernel';
import { stateOn, type Correction, type Question, type Questionnaire, type QuestionnaireWords } from './questionnaire.js';

/** Words that may be corrected once people may have answered, each under its name. */
function wordsOf(words: QuestionnaireWords): Map<string, { readonly what: string; readonly text: string }> {
  const found = new Map([['title', { what: 'Titolo', text: words.title }], ['intro', { what: 'Introduzione', text: words.intro }]]);
  let number = 0;
  for (const { key, kind, text, help, options, lowLabel, highLabel, unit } of words.questions) {
    if (kind !== 'SEZIONE') number += 1;
    const what = kind === 'SEZIONE' ? 'Sezione' : `Domanda ${number}`;
    for (const [part, said] of Object.entries({ text, help, lowLabel, highLabel, unit, ...Object.fromEntries(options.map((option) => [`option ${option.key}`, option.text])) })) found.set(`${key} ${part}`, { what: part.startsWith('option ') ? `${what}, risposta` : what, text: said });
  }
  return found;
}

/** What answers rest on: everything but words and the day of closing. */
function structureOf({ questions, asked, enteIds, answeredBy, disclosure, visibility, breakdownKey }: QuestionnaireWords): unknown {
  const bare = questions.map(({ key, kind, required, options, min, max, dontKnow, long }: Question) => ({ key, kind, required, options: options.map((option) => option.key), min, max, dontKnow, long }));
  return { bare, asked, enteIds, answeredBy, disclosure, visibility, breakdownKey };
}

export function sameStructure(a: QuestionnaireWords, b: QuestionnaireWords): boolean {
  return sameJson(structureOf(a), structureOf(b));
}

/** The corrections that lead from one to the other. The two have the same structure. */
export function correctionsBetween(before: QuestionnaireWords, after: QuestionnaireWords, at: Date, by: string): Correction[] {
  const then = wordsOf(before);
  return [...wordsOf(after)].flatMap(([key, { what, text }]) => {
    const was = then.get(key)?.text ?? '';
    return was === text ? [] : [{ at, by, what, before: was, after: text }];
  });
}

/** Whether its questions may still become others: a draft, or published and not open yet. Nobody can have answered. */
export function mayBeRewritten(questionnaire: Questionnaire, now: Date): boolean {
  return ['BOZZA', 'PROGRAMMATO'].includes(stateOn(questionnaire, now));
}
