import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeClauseText } from './clause-merge.js';
import { plainRichText } from './rich-text-schema.js';
import { anyRichText, anyTwoEdits } from './testing/arbitraries.js';
import { canonicalJson } from '@province-comuni/shared-kernel';

const wordsOf = (text: unknown): string => canonicalJson(text);

describe('merging two changes of one clause', () => {
  it('is the change of the only one who changed (law 1)', () => {
    fc.assert(
      fc.property(anyTwoEdits, ({ base, ours }) => {
        expect(mergeClauseText(base, ours, base)).toEqual({ merged: ours, conflicts: 0 });
        expect(mergeClauseText(base, base, ours)).toEqual({ merged: ours, conflicts: 0 });
      }),
    );
  });

  it('agrees with two equal changes (law 2)', () => {
    fc.assert(fc.property(anyRichText, anyRichText, (base, both) => void expect(mergeClauseText(base, both, both)).toEqual({ merged: both, conflicts: 0 })));
  });

  it('loses no word that either of the two added (laws 3 and 4)', () => {
    fc.assert(
      fc.property(anyTwoEdits, ({ base, ours, theirs }) => {
        const merged = wordsOf(mergeClauseText(base, ours, theirs).merged);
        for (const token of [...(wordsOf(ours).match(/NOI\d/g) ?? []), ...(wordsOf(theirs).match(/LORO\d/g) ?? [])]) expect(merged).toContain(token);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same every time (law 8)', () => {
    fc.assert(fc.property(anyTwoEdits, ({ base, ours, theirs }) => void expect(mergeClauseText(base, ours, theirs)).toEqual(mergeClauseText(base, ours, theirs))));
  });

  it('joins changes of different words of one sentence', () => {
    const merge = mergeClauseText(plainRichText('La durata è di tre anni dalla firma.'), plainRichText('La durata è di cinque anni dalla firma.'), plainRichText('La durata è di tre anni dalla sottoscrizione.'));
    expect(merge).toEqual({ merged: plainRichText('La durata è di cinque anni dalla sottoscrizione.'), conflicts: 0 });
  });

  it('counts a conflict where both changed the same word, and keeps both', () => {
    const merge = mergeClauseText(plainRichText('Durata di tre anni.'), plainRichText('Durata di cinque anni.'), plainRichText('Durata di nove anni.'));
    expect(merge.conflicts).toBe(1);
    expect(wordsOf(merge.merged)).toMatch(/cinque.*nove/);
  });
});
