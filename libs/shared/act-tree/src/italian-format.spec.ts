import { describe, expect, it } from '@jest/globals';
import { amountInWords, formatAmount, formatDate, formatInteger, integerInWords } from './italian-format.js';

describe('numbers the Italian way', () => {
  it.each([
    [0, 'zero'],
    [3, 'tre'],
    [21, 'ventuno'],
    [23, 'ventitré'],
    [28, 'ventotto'],
    [90, 'novanta'],
    [101, 'centouno'],
    [108, 'centotto'],
    [180, 'centottanta'],
    [1_000, 'mille'],
    [2_003, 'duemilatré'],
    [21_000, 'ventunomila'],
    [352_000, 'trecentocinquantaduemila'],
    [1_000_000, 'unmilione'],
    [-5, 'meno cinque'],
  ])('%d is «%s»', (value, words) => {
    expect(integerInWords(value)).toBe(words);
  });

  it('writes amounts, in digits and as cheques do', () => {
    expect(formatAmount(144_000)).toBe('1.440,00\u00a0€');
    expect(amountInWords(144_050)).toBe('millequattrocentoquaranta/50');
  });

  it('writes dates and thousands', () => {
    expect(formatDate('2027-01-01')).toBe('1° gennaio 2027');
    expect(formatDate('2030-10-02')).toBe('2 ottobre 2030');
    expect(formatInteger(1_234)).toBe('1.234');
  });
});
