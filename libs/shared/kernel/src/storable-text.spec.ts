import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeStorable, storableText } from './storable-text.js';

describe('what a store can hold', () => {
  it('is every text but for zero bytes and halves of characters', () => {
    expect(storableText('a\0b\ud800c\udc00d 😀 è')).toBe('ab\ufffdc\ufffdd 😀 è');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && text.isWellFormed()), (text) => storableText(text) === text));
  });

  it('is made of a whole value, names of fields included, and the rest stays', () => {
    const value = { a: ['x\0', { 'k\0': '\ud800', n: 1, nothing: null }], kept: 'è' };
    makeStorable(value);
    expect(value).toEqual({ a: ['x', { k: '\ufffd', n: 1, nothing: null }], kept: 'è' });
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const copy = structuredClone(json) as unknown;
        makeStorable(copy);
        expect(JSON.stringify(copy)).not.toContain('\\u0000');
      }),
    );
  });

  it('does not overflow on a value nested without end, and makes no prototype', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"x\\u0000"${']'.repeat(100_000)}`) as unknown;
    expect(() => makeStorable(deep)).not.toThrow();
    const named = JSON.parse('{"__proto__\\u0000": {"isStaff": true}}') as Record<string, unknown>;
    makeStorable(named);
    expect(named['isStaff']).toBeUndefined();
  });
});
