import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRichText, plainRichText, RichTextProblem } from './rich-text-schema.js';
import { anyRichText } from './testing/arbitraries.js';

const read = (input: unknown): unknown => parseRichText(input, { allowLogic: false });

describe('the strict schema of a clause', () => {
  it('keeps what it knows, unchanged (law 23)', () => {
    fc.assert(fc.property(anyRichText, (text) => void expect(read(text)).toEqual(text)));
  });

  it('joins texts that were split for no reason', () => {
    expect(read({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'La ' }, { type: 'text', text: 'Provincia' }] }] })).toEqual(plainRichText('La Provincia'));
  });

  it.each([
    ['an image', { type: 'image', attrs: { src: 'x' } }],
    ['raw HTML', { type: 'html', content: '<script>' }],
    ['a heading', { type: 'heading' }],
    ['merged cells', { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2 }, content: [] }] }] }],
    ['a foreign mark', { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }] }],
    ['a false norm', { type: 'paragraph', content: [{ type: 'legalRef', attrs: { urn: 'javascript:alert(1)', label: 'art. 1' } }] }],
    ['a condition', { type: 'paragraph', attrs: { when: { op: 'answered', variable: 'x' } } }],
  ])('refuses %s', (_name, block) => {
    expect(() => read({ type: 'doc', content: [block] })).toThrow(RichTextProblem);
  });

  it('refuses or reads any JSON, and never crashes otherwise', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          read(value);
        } catch (error) {
          expect(error).toBeInstanceOf(RichTextProblem);
        }
      }),
    );
  });
});
