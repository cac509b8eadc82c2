import { applyCorrections, dayBefore } from './comune-corrections.js';
import type { SeedComune } from './registry-seed.js';

const comune = (codiceIstat: string, nome: string, popolazione = 100): SeedComune => ({
  codiceIstat,
  codiceCatastale: 'A001',
  nome,
  denominazione: `Comune di ${nome}`,
  provincia: codiceIstat.slice(0, 3),
  popolazione: { anno: 2011, popolazione, fonte: 'censimento' },
  validoDal: null,
  validoAl: null,
  confluitoIn: null,
});

describe('applyCorrections', () => {
  it('renames and moves', () => {
    const list = [comune('041033', 'Montecopiolo'), comune('005020', 'Casorzo')];
    const corrected = applyCorrections(list, [
      { kind: 'SPOSTATO', codiceIstat: '041033', nuovoCodice: '099030', dal: '2021-06-17', fonte: 'legge' },
      { kind: 'RINOMINATO', codiceIstat: '005020', nome: 'Casorzo Monferrato', fonte: 'ISTAT' },
    ]);
    expect(corrected.map(({ codiceIstat, provincia, denominazione }) => [codiceIstat, provincia, denominazione])).toEqual([
      ['005020', '005', 'Comune di Casorzo Monferrato'],
      ['099030', '099', 'Comune di Montecopiolo'],
    ]);
  });

  it('ends the merged the day before, and sums their population with its year', () => {
    const corrected = applyCorrections([comune('005079', 'Moransengo', 212), comune('005110', 'Tonengo', 197)], [
      { kind: 'FUSO', daCodici: ['005079', '005110'], nuovoCodice: '005122', codiceCatastale: null, nome: 'Moransengo-Tonengo', dal: '2023-01-01', fonte: 'ISTAT' },
    ]);
    expect(corrected.slice(0, 2).map(({ validoAl, confluitoIn }) => [validoAl, confluitoIn])).toEqual([['2022-12-31', '005122'], ['2022-12-31', '005122']]);
    expect(corrected[2]).toMatchObject({ codiceIstat: '005122', validoDal: '2023-01-01', popolazione: { anno: 2011, popolazione: 409, fonte: "censimento (somma dei Comuni d'origine)" } });
  });

  it('stops at a Comune that the list does not have', () => {
    expect(() => applyCorrections([], [{ kind: 'RINOMINATO', codiceIstat: '005020', nome: 'x', fonte: '' }])).toThrow('005020');
  });
});

it('knows the day before across months and years', () => {
  expect([dayBefore('2023-01-01'), dayBefore('2024-03-01')]).toEqual(['2022-12-31', '2024-02-29']);
});
