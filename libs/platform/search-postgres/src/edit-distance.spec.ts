import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, forgivenEdits } from './edit-distance.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 });

describe('wrong letters between two words', () => {
  it.each([
    ['appalto', 'appalto', 0],
    ['apalto', 'appalto', 1],
    ['appatlo', 'appalto', 1],
    ['appaltto', 'appalto', 1],
    ['appulto', 'appalto', 1],
    ['covnenzoine', 'convenzione', 2],
    ['gara', 'bando', 3],
  ])('%s → %s: %d, or more than two', (a, b, edits) => expect(editDistance(a, b, 2)).toBe(edits));

  it('are the same in both directions, and none only between a word and itself', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 20)).toBe(editDistance(b, a, 20));
        expect(editDistance(a, b, 20) === 0).toBe(a === b);
      }),
    );
  });

  it('are counted no further than asked', () => {
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => expect(editDistance(a, b, most)).toBe(Math.min(editDistance(a, b, 20), most + 1))));
  });

  it('are forgiven by the length of the word', () => {
    expect([3, 4, 7, 8, 30].map(forgivenEdits)).toEqual([0, 1, 1, 2, 2]);
  });
});
