import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bandsOf, fingerprintOf, likenessOf } from './fingerprint.js';

const text = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => `w${((from + index) * 7919) % 100_003}`);

/** The share of sequences of four words that two texts have in common. */
function truth(a: readonly string[], b: readonly string[]): number {
  const shingles = (words: readonly string[]): Set<string> => new Set(words.slice(3).map((_, index) => words.slice(index, index + 4).join(' ')));
  const [first, second] = [shingles(a), shingles(b)];
  const common = [...first].filter((shingle) => second.has(shingle)).length;
  return common / (first.size + second.size - common);
}

describe('the fingerprint of a text', () => {
  it('is the same for the same words, however they are written and parted', () => {
    const words = text(0, 100).join(' ');
    expect(fingerprintOf([`Perché ${words}`])).toEqual(fingerprintOf(['PERCHE’', words.toUpperCase()]));
  });

  it('is none for a few words', () => {
    expect(fingerprintOf(['poche parole soltanto'])).toEqual([]);
    expect(likenessOf([], [])).toBe(0);
  });

  it('estimates the share of common sequences', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 50_000 }), (shift, seed) => {
        const [a, b] = [text(seed, 500), text(seed + shift, 500)];
        expect(Math.abs(likenessOf(fingerprintOf([a.join(' ')]), fingerprintOf([b.join(' ')])) - truth(a, b))).toBeLessThan(0.2);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('of nearly the same texts shares a band, of different ones seldom', () => {
    const shared = (a: readonly number[], b: readonly number[]): boolean => bandsOf(a).some((band) => bandsOf(b).includes(band));
    let near = 0;
    let far = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const original = fingerprintOf([text(seed * 1_000, 600).join(' ')]);
      // 30 words added to 600: alike by 0.9.
      if (shared(original, fingerprintOf([text(seed * 1_000, 630).join(' ')]))) near += 1;
      if (shared(original, fingerprintOf([text(seed * 1_000 + 50_000, 600).join(' ')]))) far += 1;
    }
    expect([near, far]).toEqual([100, 0]);
  });
});
