import { describe, expect, it } from '@jest/globals';
import { isAnswered, mergeLines, NO_LINE, type Line, type Question } from './lines.js';

const text = (words: string): Line => ({ ...NO_LINE, text: words });

describe('two who write one answer', () => {
  it('lose nothing: each line of which only one changed is his, of both it is the own one, and the other is told', () => {
    const base = { a: text('prima'), b: text('prima'), c: text('prima') };
    expect(mergeLines(base, { ...base, a: text('mia'), c: text('mia') }, { ...base, b: text('sua'), c: text('sua') })).toEqual({ lines: { a: text('mia'), b: text('sua'), c: text('mia') }, disputed: ['c'] });
    expect(mergeLines({}, { a: text('mia') }, { b: text('sua') })).toEqual({ lines: { a: text('mia'), b: text('sua') }, disputed: [] });
    expect(mergeLines(base, { ...base, a: NO_LINE }, base).lines['a']).toEqual(NO_LINE);
  });
});

describe('a question', () => {
  const ranking = { key: 'q', kind: 'GRADUATORIA', options: [{ key: 'a' }, { key: 'b' }] } as unknown as Question;
  it('in order is answered when the order is whole', () => {
    expect(isAnswered(ranking, { ...NO_LINE, choices: ['b'] })).toBe(false);
    expect(isAnswered(ranking, { ...NO_LINE, choices: ['b', 'a'] })).toBe(true);
  });
});
