import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passagesOf } from './passages.js';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('the passages of a file', () => {
  it('are whole paragraphs of one page, with its number and heading', () => {
    expect(passagesOf([{ page: 1, heading: 'Premessa', text: 'Uno.\n\nDue.' }, { page: 2, heading: '', text: 'Tre.' }])).toEqual([
      { ordinal: 0, page: 1, heading: 'Premessa', text: 'Uno.\n\nDue.' },
      { ordinal: 1, page: 2, heading: '', text: 'Tre.' },
    ]);
  });

  it('end at a sentence where a paragraph is long', () => {
    const [first, second] = passagesOf([{ page: null, heading: '', text: `${'parola '.repeat(200)}fine. ${'altra '.repeat(100)}` }]);
    expect(first!.text.endsWith('fine.')).toBe(true);
    expect(second!.text.startsWith('altra')).toBe(true);
  });

  it('keep every letter in its order, each passage short enough to show', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ page: fc.option(fc.nat()), heading: fc.string(), text: fc.string({ maxLength: 6000, unit: fc.constantFrom('a', 'è', ' ', '.', '\n', '; ', 'parola ') }) }), { maxLength: 5 }), (pages) => {
        const passages = passagesOf(pages);
        expect(squeezed(passages.map(({ text }) => text).join(''))).toBe(squeezed(pages.map(({ text }) => text).join('')));
        expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, index) => index));
        for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(1600);
      }),
    );
  });

  it('of a text without end are made without a stack without end', () => {
    expect(passagesOf([{ page: null, heading: '', text: 'a'.repeat(5_000_000) }]).length).toBe(3125);
  });
});
