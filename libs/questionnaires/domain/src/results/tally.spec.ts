import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerLine, AnswerLines } from '../answers/answer.js';
import type { Question, QuestionKind } from '../questionnaire/questionnaire.js';
import { tallyQuestion } from './tally.js';

const question = (kind: QuestionKind, options: readonly string[] = [], more: Partial<Question> = {}): Question => ({ key: 'q', kind, text: 'Domanda', help: '', required: false, options: options.map((text) => ({ key: text, text })), min: null, max: null, lowLabel: '', highLabel: '', dontKnow: false, long: false, unit: '', ...more });
const line = (more: Partial<AnswerLine>): AnswerLines => ({ q: { choices: [], value: null, text: '', dontKnow: false, ...more } });
const ITEMS = ['a', 'b', 'c', 'd'];

describe('a tally', () => {
  it('of one choice: the bars add up to the base, and whoever skipped it is in neither', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...ITEMS))), (chosen) => {
        const { base, bars } = tallyQuestion(question('SINGOLA', ITEMS), chosen.map((key) => (key === null ? {} : line({ choices: [key] }))));
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(base);
        expect(base).toBe(chosen.filter((key) => key !== null).length);
      }),
    );
  });

  it('of several choices: no bar is longer than the base, and together they are what was chosen', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...ITEMS), { minLength: 1 })), (chosen) => {
        const { base, bars } = tallyQuestion(question('MULTIPLA', ITEMS), chosen.map((choices) => line({ choices })));
        expect(bars.every(({ count }) => count <= base)).toBe(true);
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(chosen.flat().length);
      }),
    );
  });

  it('of orders, by Borda: each order gives the same points, the first place m − 1, and points and places say the same', () => {
    fc.assert(
      fc.property(fc.array(fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length })), (orders) => {
        const { ranking, base } = tallyQuestion(question('GRADUATORIA', ITEMS), orders.map((choices) => line({ choices })));
        expect(ranking.reduce((sum, { points }) => sum + points, 0)).toBe((orders.length * ITEMS.length * (ITEMS.length - 1)) / 2);
        for (const { key, points, places } of ranking) {
          expect(points).toBe(orders.reduce((sum, order) => sum + ITEMS.length - 1 - order.indexOf(key), 0));
          expect(points + places).toBe(base * ITEMS.length);
        }
        expect(ranking.map(({ points }) => points)).toEqual([...ranking.map(({ points }) => points)].sort((a, b) => b - a));
      }),
    );
  });

  it('of a scale: «non so» is beside the base; mean and median lie between the ends', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 1, max: 5 }))), (steps) => {
        const { base, dontKnow, bars, mean, median } = tallyQuestion(question('SCALA', [], { min: 1, max: 5, dontKnow: true }), steps.map((value) => line(value === null ? { dontKnow: true } : { value })));
        expect(base + dontKnow).toBe(steps.length);
        expect(bars.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5']);
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(base);
        expect(base === 0 ? [mean, median] : [mean! >= 1 && mean! <= 5, median! >= 1 && median! <= 5]).toEqual(base === 0 ? [null, null] : [true, true]);
      }),
    );
  });

  it('has the median in the middle, between two where their number is even, and numbers in their unit', () => {
    const numbers = tallyQuestion(question('NUMERO'), [1_250, 300, 100, 200].map((value) => line({ value })));
    expect(numbers).toMatchObject({ base: 4, mean: 4.625, median: 2.5, lowest: 1, highest: 12.5 });
    expect(tallyQuestion(question('SCALA', [], { min: 0, max: 9 }), [9, 0, 4].map((value) => line({ value })))).toMatchObject({ median: 4, mean: 13 / 3 });
  });
});
