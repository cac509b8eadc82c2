import { codiceCatastale, codiceIpa, codiceIstatComune, codiceIstatProvincia, pec, sameCodiceIpa, sigla } from './codes.js';

describe('codes', () => {
  it.each([
    [codiceIstatComune, ' 001001 ', '001001'],
    [codiceIstatComune, '1001', null],
    [codiceIstatComune, '0010011', null],
    [codiceIstatProvincia, '041', '041'],
    [codiceIstatProvincia, '41', null],
    [codiceCatastale, 'l500', 'L500'],
    [codiceCatastale, 'L50', null],
    [sigla, 'na', 'NA'],
    [sigla, '', null],
    [sigla, 'PUG', null],
    [codiceIpa, 'p_PU', 'p_PU'],
    [codiceIpa, 'p PU', null],
    [pec, ' Protocollo@PEC.ente.it ', 'protocollo@pec.ente.it'],
    [pec, 'protocollo@pec', null],
    [pec, 'a@b.it, c@d.it', null],
  ])('%# reads a code, or says it is none', (read, text, code) => {
    expect(read(text)).toBe(code);
  });

  it('compares codes of IndicePA without case', () => {
    expect(sameCodiceIpa('p_AN', 'P_an')).toBe(true);
  });
});
