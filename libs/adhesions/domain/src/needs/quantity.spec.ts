import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readQuantity, writeQuantity } from './quantity.js';

describe('a quantity', () => {
  it('is read as Italians type it', () => {
    expect([readQuantity('12'), readQuantity('1.200'), readQuantity(' 12,5 '), readQuantity('0,05'), readQuantity('1.234.567,89')]).toEqual([1_200, 120_000, 1_250, 5, 123_456_789]);
    for (const wrong of ['', 'molte', '1,234', '1.2', '-3', '1 200', '12,', '1e3', '٣', '99.999.999']) expect(readQuantity(wrong)).toEqual({ problem: expect.any(String) as unknown });
  });

  it('comes back as it was', () => fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (hundredths) => expect(readQuantity(writeQuantity(hundredths))).toBe(hundredths))));

  it('never is another number than the one typed', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,'), maxLength: 12 }), (text) => {
        const read = readQuantity(text);
        if (typeof read === 'number') expect(read / 100).toBeCloseTo(Number(text.replaceAll('.', '').replace(',', '.')), 6);
      }),
    ));
});
