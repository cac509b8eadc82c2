import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderKeyBetween } from './order-key.js';

describe('a place between two others', () => {
  it('is always found, strictly between, however often one inserts anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
        const keys = ['m0001', 'm0002'];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, orderKeyBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('does not exist between a key and itself', () => {
    expect(() => orderKeyBetween('m1', 'm1')).toThrow(RangeError);
  });
});
