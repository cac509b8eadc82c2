import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commiBeside, numbersBeside, type KeptNumbers } from './kept-numbers.js';

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
        const old = new Map(kept.map(([id, number]) => [id, number]));
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

describe('commi beside an approved text', () => {
  const kept = [['1', 'Le parti si riuniscono ogni anno.'], ['2', 'I costi sono ripartiti per abitante.'], ['3', 'Il recesso è comunicato per iscritto.']] as const;
  const [first, second, third] = kept.map(([, text]) => text) as [string, string, string];

  it.each<[string, string[], string]>([
    ['nothing new', [first, second, third], '1 2 3'],
    ['one between', [first, 'La sede è quella della Provincia.', second, third], '1 1-bis 2 3'],
    ['one before the first and one after the last', ['Premessa nuova.', first, second, third, 'Chiusura aggiunta.'], '01 1 2 3 3-bis'],
    ['one that went', [first, third], '1 3'],
    ['one with other words, of which some are the same', [first, 'I costi sono ripartiti per fascia di popolazione.', 'Altro.', third], '1 2 2-bis 3'],
    ['one rewritten from the first word to the last keeps its number', [first, 'Tutto diverso qui.', third], '1 2 3'],
  ])('%s', (_, texts, numbers) => expect(commiBeside(texts, kept)).toEqual(numbers.split(' ')));

  it('keep their numbers whatever is put between them, and the numbers that were given are kept in their turn', () => {
    const sentence = (word: string): string => `${word}a ${word}b ${word}c ${word}d`;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.array(fc.nat(10), { maxLength: 6 }), (count, places) => {
        const old = Array.from({ length: count }, (_, index) => [String(index + 1), sentence(`v${index}`)] as const);
        const texts: string[] = old.map(([, text]) => text);
        places.forEach((place, index) => texts.splice(place % (texts.length + 1), 0, sentence(`n${index}`)));
        const numbers = commiBeside(texts, old);
        for (const [number, text] of old) expect(numbers[texts.indexOf(text)]).toBe(number);
        expect(new Set(numbers).size).toBe(texts.length);
        expect(commiBeside(texts, texts.map((text, index) => [numbers[index]!, text] as const))).toEqual(numbers);
      }),
    );
  });
});
