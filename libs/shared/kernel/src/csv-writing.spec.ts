import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCsv } from './csv.js';

describe('rows as CSV', () => {
  it('are quoted, parted by semicolons, with the decimal comma', () => {
    expect(toCsv([['Voce', 'Quota'], ['Detto "così"; e basta', 12.5], ['Vuoto', null]])).toBe('\ufeff"Voce";"Quota"\r\n"Detto ""così""; e basta";"12,5"\r\n"Vuoto";""\r\n');
  });

  it('run no formula in a spreadsheet, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
        expect(toCsv([[`${first}${rest}`]]).slice(1).startsWith(`"'${first}`)).toBe(true);
      }),
    );
    expect(toCsv([[-3]])).toContain('"-3"');
  });
});
