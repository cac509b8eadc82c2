import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numbersBeside, type KeptNumbers } from './kept-numbers.js';

const approved = (...ids: string[]): KeptNumbers => ids.map((id, index) => [id, String(index + 1)]);

describe('numbers beside an approved text', () => {
  it.each([
    ['nothing new', 'a b c', '1 2 3'],
    ['between', 'a x y b c', '1 1-bis 1-ter 2 3'],
    ['before the first', 'x y a b c', '01 02 1 2 3'],
    ['after the last', 'a b c x y', '1 2 3 3-bis 3-ter'],
    ['a number that went is not given again', 'a x c', '1 1-bis 3'],
    ['a moved clause is new where it stands', 'b c a', '2 3 3-bis'],
    ['all new', 'x y', '01 02'],
  ])('%s', (_, ids, numbers) => expect(numbersBeside(ids.split(' '), approved('a', 'b', 'c'))).toEqual(numbers.split(' ')));

  it('goes between numbers that were added before', () => {
    const kept: KeptNumbers = [['a', '12'], ['b', '12-bis'], ['c', '12-ter'], ['d', '13']];
    expect(numbersBeside(['a', 'x', 'y', 'b', 'z', 'c', 'w', 'd'], kept)).toEqual(['12', '12.1', '12.2', '12-bis', '12-bis.1', '12-ter', '12-quater', '13']);
  });

  it('goes on where the adverbs end', () => {
    const ids = Array.from({ length: 25 }, (_, index) => `x${index}`);
    const numbers = numbersBeside(['a', ...ids, 'b'], approved('a', 'b'));
    expect(numbers.slice(18, 23)).toEqual(['1-undevicies', '1-vicies', '1-vicies.1', '1-vicies.2', '1-vicies.3']);
  });

  it('keeps every number of what stayed in order, gives each once, and never gives one that was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }), fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }), (before, now) => {
        const kept = approved(...before.map((id) => `c${id}`));
        const ids = now.map((id) => `c${id}`);
        const numbers = numbersBeside(ids, kept);
        expect(new Set(numbers).size).toBe(ids.length);
        const old = new Map(kept);
        const given = new Set(old.values());
        ids.forEach((id, index) => given.has(numbers[index]!) && expect(old.get(id)).toBe(numbers[index]));
        // Twice is the same: the numbers it gave, kept in their turn, stay.
        const again: KeptNumbers = ids.map((id, index) => [id, numbers[index]!]);
        expect(numbersBeside(ids, again)).toEqual(numbers);
        // Who only lost neighbours keeps his number.
        const left = before.filter((_, index) => index % 2 === 0).map((id) => `c${id}`);
        expect(numbersBeside(left, kept)).toEqual(left.map((id) => old.get(id)));
      }),
    );
  });
});
