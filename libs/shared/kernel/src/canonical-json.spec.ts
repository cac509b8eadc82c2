import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, sameJson } from './canonical-json.js';

/** JSON values, and what is nearly one: members and items that are undefined. */
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(null, undefined, true, false, 0, 1, '', 'a', '1'), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('value'), { maxKeys: 3 })),
})).value;

describe('sameness of JSON values', () => {
  it('is that of their canonical texts', () => {
    fc.assert(fc.property(anyValue, anyValue, (a, b) => expect(sameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b))), { numRuns: 2000 });
  });

  it('does not see the order of keys, nor members that are undefined', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(sameJson(value, turned)).toBe(true);
        expect(sameJson({ ...value, absent: undefined }, turned)).toBe(true);
      }),
    );
  });
});
