import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOT_A_NUMBER, typedRow, valueOfTyped } from './typed-cells.js';

describe('what is typed into a cell', () => {
  it.each([
    ['cents', '1.440,00', 144_000],
    ['cents', '0,44 €', 44],
    ['percent', '65,3 %', 65.3],
    ['integer', '12', 12],
    ['integer', '', null],
    ['integer', '1.5', NOT_A_NUMBER],
    ['integer', 'dodici', NOT_A_NUMBER],
    ['yesNo', 'false', false],
    ['text', ' con spazi ', ' con spazi '],
  ])('%s «%s»', (type, typed, value) => {
    expect(valueOfTyped(type, typed)).toBe(value);
  });

  it('comes back as it was sent, for every amount and share', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(10_000), (cents, hundredths) => {
        const columns = [{ key: 'a', type: 'cents' }, { key: 'b', type: 'percent' }];
        const typed = typedRow(columns, { a: cents, b: hundredths / 100 });
        expect([valueOfTyped('cents', typed['a']!), valueOfTyped('percent', typed['b']!)]).toEqual([cents, hundredths / 100]);
      }),
    );
  });
});
