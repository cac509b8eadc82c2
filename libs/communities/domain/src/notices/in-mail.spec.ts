import { describe, expect, it } from '@jest/globals';
import { inMail } from './post-letters.js';

describe('a post in a letter', () => {
  it('is there whole, or cut between words and said to be cut', () => {
    const short = 'parola '.repeat(500).trim();
    expect(inMail(short)).toBe(short);
    const [words, end] = inMail('parola '.repeat(2_000)).split(' […]');
    expect([words!.length > 3_800, words!.length <= 4_000, words!.endsWith('parola'), end]).toEqual([true, true, true, '\n\nIl resto si legge nella discussione.']);
    expect(inMail('😀'.repeat(3_000)).isWellFormed()).toBe(true);
  });
});
