import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PracticeFileProblem, readSheet } from './read-content-folder.js';

const TEXT = readFileSync('libs/practices/content/schede/cst-macerata.yaml', 'utf8');
const lineOf = (words: string): number => TEXT.split('\n').findIndex((line) => line.includes(words)) + 1;

function problem(text: string): PracticeFileProblem {
  try {
    readSheet('schede/prova.yaml', text);
  } catch (error) {
    if (error instanceof PracticeFileProblem) return error;
    throw error;
  }
  throw new Error('the file was taken');
}

describe('a sheet that cannot be taken', () => {
  it.each([
    ['a wrong form', 'forma: IN_HOUSE', 'forma: PRIVATA', /«forma»: Può essere PUBBLICO, IN_HOUSE, PPP/],
    ['a text where a number goes', 'anno: 1999', 'anno: millenovecento', /«anno»: Deve essere un numero/],
    ['a field that nobody knows', 'altri_enti: 3', 'altri_entti: 3', /«altri_entti»: Campo sconosciuto/],
    ['an amount with a fraction of a cent', 'centesimi: 96000', 'centesimi: 96000.5', /righe\.1\.centesimi»: Deve essere un numero intero/],
    ['a band over another', 'da_abitanti: 501', 'da_abitanti: 400', /righe\.1\.da_abitanti»: La fascia si sovrappone/],
    ['a missing pillar', 'pilastro: INNOVAZIONE', 'pilastro: ""', /«pilastro» deve essere/],
  ])('is refused with its file, line and reason: %s', (_, words, instead, reason) => {
    const found = problem(TEXT.replace(words, instead));
    expect(found.message).toMatch(reason);
    expect(found.file).toBe('schede/prova.yaml');
    expect(found.line).toBe(lineOf(words));
  });

  it('is refused when it is no YAML, or points at itself', () => {
    expect(problem('titolo: [').message).toMatch(/YAML non leggibile/);
    expect(problem('a: &x [1]\nb: *x').message).toMatch(/rimandi YAML/);
    expect(problem('- elenco').message).toMatch(/gruppo di campi/);
  });
});
