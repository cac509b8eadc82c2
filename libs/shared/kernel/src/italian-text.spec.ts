import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerpt, foldWord, textCodes, textWords } from './italian-text.js';

describe('words of an Italian text', () => {
  it('stand where they are said to stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { word, start, end } of textWords(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(foldWord(text.slice(start, end))).toBe(word);
          last = end;
        }
      }),
    );
  });

  it('are folded once: folding again changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => expect(foldWord(foldWord(text))).toBe(foldWord(text))));
  });

  it('say which are acronyms', () => {
    expect(textWords('La SUA e la sua sede, S.U.A.').filter(({ acronym }) => acronym).map(({ word }) => word)).toEqual(['sua', 'sua']);
  });
});

describe('codes of a text', () => {
  it('are one however they are written', () => {
    for (const text of ['d.lgs. 36/2023', 'd.lgs. n. 36/2023', 'decreto legislativo 31 marzo 2023, n. 36', 'decreto n. 36 del 31 marzo 2023', 'decreto n. 36 del 2023']) {
      expect(textCodes(text).map(({ code }) => code)).toEqual(['36/2023']);
    }
  });

  it('are not dates, fractions or sums', () => {
    for (const text of ['il 12/03/2024', '1.440,00', '3/4 dei Comuni, 1/2.5']) expect(textCodes(text).map(({ code }) => code).filter((code) => code.includes('2024'))).toEqual([]);
  });
});

describe('a stretch of a text', () => {
  it('keeps its marks on the same words and is as short as asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('appalto', 'di', 'convenzione', 'gara', 'e'), { minLength: 1, maxLength: 120 }), fc.integer({ min: 40, max: 200 }), (words, length) => {
        const text = words.join(' ');
        const marks = textWords(text).filter(({ word }) => word === 'gara');
        const cut = excerpt(text, marks, length);
        expect(cut.text.length).toBeLessThanOrEqual(length + 4);
        for (const { start, end } of cut.marks) expect(cut.text.slice(start, end)).toBe('gara');
        if (marks.length > 0) expect(cut.marks.length).toBeGreaterThan(0);
      }),
    );
  });
});
