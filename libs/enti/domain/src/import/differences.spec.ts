import type { EnteId } from '@province-comuni/shared-kernel';
import type { ComuneInForce } from '../ports/registry-import.port.js';
import { compareRegistry, digestOf } from './differences.js';
import { refuseImplausible } from './plausible.js';

const comune = (codiceIstat: string, nome: string, codiceCatastale: string | null, popolazioni: Record<string, number> = {}): ComuneInForce => ({ id: `id-${nome}` as EnteId, codiceIstat, nome, codiceCatastale, popolazioni });
const row = (codiceIstat: string, nome: string, codiceCatastale: string | null = null): { codiceIstat: string; nome: string; codiceCatastale: string | null } => ({ codiceIstat, nome, codiceCatastale });

const CURRENT = [comune('041033', 'Montecopiolo', 'F478', { 1991: 1_300, 2001: 1_200 }), comune('041067', 'Urbino', 'L500', { 2011: 15_501 }), comune('012018', 'Bregano', 'B131'), comune('005020', 'Casorzo', 'B991'), comune('012144', 'Bardello', null)];
const PROVINCE = ['005', '012', '041', '099'];

describe('compareRegistry', () => {
  it('tells what is new, ceased, renamed, moved and completed, and leaves other Province aside', () => {
    const differences = compareRegistry(
      CURRENT,
      PROVINCE,
      [row('099030', 'Montecopiolo', 'F478'), row('041067', 'Urbino', 'L500'), row('005020', 'Casorzo Monferrato', 'B991'), row('012144', 'Bardello', 'M425'), row('041099', 'Nuovo', 'M999'), row('001272', 'Torino', 'L219')],
      null,
    );
    expect(differences).toEqual({
      nuovi: [row('041099', 'Nuovo', 'M999')],
      cessati: [{ id: 'id-Bregano', codiceIstat: '012018', nome: 'Bregano', successore: null }],
      rinominati: [{ id: 'id-Casorzo', codiceIstat: '005020', da: 'Casorzo', a: 'Casorzo Monferrato' }],
      spostati: [{ id: 'id-Montecopiolo', nome: 'Montecopiolo', daCodice: '041033', aCodice: '099030' }],
      completati: [{ id: 'id-Bardello', codiceIstat: '012144', codiceCatastale: 'M425' }],
      anno: null,
      popolazioni: [],
      popolazioniSenzaComune: [],
    });
  });

  it('takes populations for the list as it will be, and only those that differ', () => {
    const file = { anno: 2011, popolazioni: new Map([['041067', 15_501], ['099030', 1_066], ['041999', 3], ['001272', 9]]) };
    const elenco = [...CURRENT.slice(1), row('099030', 'Montecopiolo', 'F478')];
    const { popolazioni, popolazioniSenzaComune } = compareRegistry(CURRENT, PROVINCE, elenco, file);
    expect(popolazioni).toEqual([{ codiceIstat: '099030', nome: 'Montecopiolo', prima: null, dopo: 1_066, precedente: { anno: 2001, popolazione: 1_200 } }]);
    expect(popolazioniSenzaComune).toEqual(['041999']);
  });

  it('changes nothing in the list without its file', () => {
    expect(compareRegistry(CURRENT, PROVINCE, null, { anno: 2025, popolazioni: new Map() })).toMatchObject({ nuovi: [], cessati: [], anno: 2025 });
  });

  it('has a digest that tells other differences', () => {
    const same = compareRegistry(CURRENT, PROVINCE, CURRENT, null);
    expect(digestOf(same)).toBe(digestOf(compareRegistry(CURRENT, PROVINCE, [...CURRENT].reverse(), null)));
    expect(digestOf(same)).not.toBe(digestOf(compareRegistry(CURRENT, PROVINCE, CURRENT.slice(1), null)));
  });
});

describe('refuseImplausible', () => {
  it('refuses a list that would end too many Comuni at once', () => {
    const cut = compareRegistry(CURRENT, PROVINCE, [row('041067', 'Urbino')], null);
    expect(() => refuseImplausible(cut, CURRENT.length)).toThrow('ENTI.IMPORT_IMPLAUSIBLE');
    expect(() => refuseImplausible(cut, 5_000)).not.toThrow();
  });
});
