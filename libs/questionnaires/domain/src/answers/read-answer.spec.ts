import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Question, QuestionKind } from '../questionnaire/questionnaire.js';
import { readNumber } from './number.js';
import { readDraftLines, readLines, type TypedLine } from './read-answer.js';

const question = (kind: QuestionKind, more: Partial<Question> = {}): Question => ({ key: 'q', kind, text: 'Domanda', help: '', required: false, options: ['a', 'b', 'c'].map((text) => ({ key: text, text })), min: null, max: null, lowLabel: '', highLabel: '', dontKnow: false, long: false, unit: '', ...more });
const typed = (more: Partial<TypedLine> = {}): TypedLine => ({ question: 'q', choices: [], value: null, text: '', dontKnow: false, ...more });
const read = (asked: Question, more: Partial<TypedLine>): unknown => {
  const outcome = readLines({ questions: [asked] }, [typed(more)]);
  return 'lines' in outcome ? (outcome.lines['q'] ?? null) : (outcome as readonly { message: string }[]).map(({ message }) => message);
};

describe('an answer as it is sent', () => {
  it.each<[string, Question, Partial<TypedLine>, unknown]>([
    ['nothing where it is required', question('SINGOLA', { required: true }), {}, ['A questa domanda serve una risposta.']],
    ['a choice that is none', question('SINGOLA', { required: true }), { choices: ['z'] }, ['A questa domanda serve una risposta.']],
    ['too few', question('MULTIPLA', { min: 2, max: 3 }), { choices: ['a'] }, ['Sceglietene almeno 2.']],
    ['too many', question('MULTIPLA', { min: 1, max: 1 }), { choices: ['a', 'b'] }, ['Sceglietene una sola.']],
    ['half an order', question('GRADUATORIA'), { choices: ['b'] }, ['Mettete in ordine tutte le voci, dalla prima all’ultima.']],
    ['a step beyond the scale', question('SCALA', { min: 1, max: 5, required: true }), { value: 6 }, ['A questa domanda serve una risposta.']],
    ['«non so» where it is not offered', question('SCALA', { min: 1, max: 5, required: true }), { dontKnow: true }, ['A questa domanda serve una risposta.']],
    ['a number that is none', question('NUMERO'), { text: 'molti' }, ['Scrivete un numero, con al più due decimali dopo la virgola: per esempio 12,5.']],
    ['a number out of bounds', question('NUMERO', { min: 0, max: 1000 }), { text: '1.000,01' }, ['Il numero è al massimo 1.000.']],
    ['too many words', question('TESTO'), { text: 'a'.repeat(301) }, ['Al massimo 300 caratteri: ora sono 301.']],
  ])('is refused for %s', (_what, asked, line, problems) => expect(read(asked, line)).toEqual(problems));

  it('is kept in one shape: one choice, each once, in the order of the question but for an order', () => {
    expect(read(question('SINGOLA'), { choices: ['b', 'a'] })).toMatchObject({ choices: ['b'] });
    expect(read(question('MULTIPLA'), { choices: ['c', 'a', 'c'], text: 'x', value: 3 })).toEqual({ choices: ['a', 'c'], value: null, text: '', dontKnow: false });
    expect(read(question('GRADUATORIA'), { choices: ['c', 'a', 'b'] })).toMatchObject({ choices: ['c', 'a', 'b'] });
    expect(read(question('NUMERO'), { text: ' -1.234,5 ' })).toMatchObject({ value: -123_450, text: '-1.234,5' });
    expect(read(question('TESTO'), { text: '   ' })).toBeNull();
  });

  it('as a draft is never refused, and what is a draft already stays the same', () => {
    const lines = fc.array(fc.record({ question: fc.constantFrom('q', 'w'), choices: fc.array(fc.constantFrom('a', 'b', 'c', 'z')), value: fc.option(fc.integer()), text: fc.string(), dontKnow: fc.boolean() }));
    fc.assert(
      fc.property(fc.constantFrom<QuestionKind>('SEZIONE', 'SINGOLA', 'MULTIPLA', 'GRADUATORIA', 'SCALA', 'TESTO', 'NUMERO'), lines, (kind, many) => {
        const questions = [question(kind, { min: 1, max: 5, dontKnow: true })];
        const once = readDraftLines({ questions }, many);
        expect(readDraftLines({ questions }, Object.entries(once).map(([key, line]) => ({ question: key, ...line })))).toEqual(once);
      }),
    );
  });
});

describe('a number', () => {
  it.each([['1.200', 120_000], ['12,5', 1_250], ['−3', -300], ['0', 0], ['-0', 0]])('%s is %d hundredths', (text, hundredths) => expect(readNumber(text)).toBe(hundredths));
  it.each(['1.20', '1,234', 'x', '', '99999999999'])('«%s» is none', (text) => expect(readNumber(text)).toMatchObject({ problem: expect.any(String) }));
});
