import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnswerLines } from '../answers/answer.js';
import type { Question } from '../questionnaire/questionnaire.js';
import { groupsToShow, LEAST_ANSWERS } from './anonymity.js';
import { resultsOf } from './results.js';

const groups = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1 }), base: fc.nat(12) }), { selector: ({ key }) => key, maxLength: 10 });

/** Every sum of some of these numbers, none and all of them included. */
const sums = (numbers: readonly number[]): number[] => numbers.reduce<number[]>((known, number) => [...known, ...known.map((sum) => sum + number)], [0]);

describe('groups beside their total', () => {
  it('leave nothing between no answer and five, whatever is added and taken away', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const base = new Map(all.map((group) => [group.key, group.base]));
        const total = all.reduce((sum, group) => sum + group.base, 0);
        const shown = groupsToShow(all, LEAST_ANSWERS).map((keys) => keys.reduce((sum, key) => sum + base.get(key)!, 0));
        // What can be reckoned are sums of shown groups, and the total without them.
        for (const sum of [...sums(shown), ...(shown.length > 0 ? sums(shown).map((part) => total - part) : [])]) expect(sum === 0 || sum >= LEAST_ANSWERS).toBe(true);
      }),
    );
  });

  it('are a partition of who answered: nobody is in two, nobody is left over', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const shown = groupsToShow(all, LEAST_ANSWERS).flat();
        const there = all.filter(({ base }) => base > 0).map(({ key }) => key);
        expect([...shown].sort()).toEqual(shown.length === 0 ? [] : [...there].sort());
      }),
    );
  });

  it('are shown one by one where each is large enough, the small ones together, with a large one where they are too few', () => {
    expect(groupsToShow([{ key: 'a', base: 5 }, { key: 'b', base: 9 }], 5)).toEqual([['a'], ['b']]);
    expect(groupsToShow([{ key: 'a', base: 3 }, { key: 'b', base: 9 }, { key: 'c', base: 2 }], 5)).toEqual([['b'], ['a', 'c']]);
    expect(groupsToShow([{ key: 'a', base: 1 }, { key: 'b', base: 9 }, { key: 'c', base: 6 }], 5)).toEqual([['b'], ['a', 'c']]);
    expect(groupsToShow([{ key: 'a', base: 1 }, { key: 'b', base: 9 }], 5)).toEqual([]);
  });
});

describe('anonymous results', () => {
  const single = (key: string): Question => ({ key, kind: 'SINGOLA', text: key, help: '', required: false, options: ['x', 'y', 'z'].map((text) => ({ key: text, text })), min: null, max: null, lowLabel: '', highLabel: '', dontKnow: false, long: false, unit: '' });
  const questions = [single('dove'), single('che')];
  const answer = fc.record({ dove: fc.option(fc.constantFrom('x', 'y', 'z')), che: fc.option(fc.constantFrom('x', 'y', 'z')) });
  const linesOf = (said: Readonly<Record<string, string | null>>): AnswerLines => Object.fromEntries(Object.entries(said).flatMap(([key, choice]) => (choice === null ? [] : [[key, { choices: [choice], value: null, text: '', dontKnow: false }]])));

  it('say of no question, and of no group, what fewer than five answered; what is left of a total is no fewer', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 25 }), (said) => {
        const results = resultsOf({ questions, disclosure: 'ANONIMA' }, said.map(linesOf), { groupOf: (index) => said[index]!.dove ?? 'nessuna' });
        for (const { tally, withheld, groups: parts } of results) {
          const bases = parts.map((part) => part.tally.base);
          expect(tally.base === 0 || tally.base >= LEAST_ANSWERS).toBe(true);
          for (const sum of sums(bases)) for (const left of [sum, ...(bases.length > 0 ? [tally.base - sum] : [])]) expect(left === 0 || left >= LEAST_ANSWERS).toBe(true);
          if (withheld) expect([tally.bars.every(({ count }) => count === 0), parts]).toEqual([true, []]);
        }
      }),
    );
  });

  it('are all there where names are known', () => {
    const [first] = resultsOf({ questions, disclosure: 'NOMINATIVA' }, [linesOf({ dove: 'x', che: 'y' })], { groupOf: () => 'Lecco' });
    expect(first).toMatchObject({ withheld: false, tally: { base: 1 }, groups: [{ label: 'Lecco' }] });
  });
});
