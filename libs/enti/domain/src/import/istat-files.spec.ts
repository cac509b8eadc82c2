import { EntiError } from '../errors.js';
import { parseElencoComuni } from './elenco-comuni.js';
import { parsePosas } from './posas.js';

const HEADINGS =
  'Codice Regione;"Codice dell\'Unità territoriale sovracomunale \n(valida a fini statistici)";Codice Provincia (Storico)(1);Progressivo del Comune (2);Codice Comune formato alfanumerico;Denominazione (Italiana e straniera);Denominazione in italiano;Denominazione altra lingua;Sigla automobilistica;Codice Catastale del comune';

const elenco = (...rows: string[]): Uint8Array => Buffer.from([HEADINGS, ...rows, ';;;;;;;;;', '(1) Nota di ISTAT;;;;;;;;;'].join('\r\n'), 'latin1');

const posas = (...rows: string[]): Uint8Array =>
  Buffer.from(['"Popolazione residente per sesso, età e stato civile al 1° gennaio 2025 - Comuni"', '"Codice comune";"Comune";"Età";"Totale maschi";"Totale femmine";"Totale"', ...rows].join('\r\n'));

const reasonOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof EntiError && error.code === 'ENTI.FILE_NOT_READABLE') return error.details.reason ?? '';
    throw error;
  }
  return 'no refusal';
};

describe('parseElencoComuni', () => {
  it('finds the columns by their headings, in ISO-8859-1, and leaves the notes', () => {
    const file = elenco('11;041;041;067;041067;Urbino;Urbino;;PU;L500', '08;040;040;012;040012;Forlì;Forlì;;FC;d704', '15;263;063;049;063049;Napoli;Napoli;;NA;F839');
    expect(parseElencoComuni(file)).toEqual([
      { codiceIstat: '041067', codiceCatastale: 'L500', nome: 'Urbino' },
      { codiceIstat: '040012', codiceCatastale: 'D704', nome: 'Forlì' },
      { codiceIstat: '063049', codiceCatastale: 'F839', nome: 'Napoli' },
    ]);
  });

  it('says which row is wrong: a code that lost its zeros, or one that comes twice', () => {
    expect(reasonOf(() => parseElencoComuni(elenco('11;041;041;067;41067;Urbino;Urbino;;PU;L500')))).toContain('Riga 3');
    const row = '11;041;041;067;041067;Urbino;Urbino;;PU;L500';
    expect(reasonOf(() => parseElencoComuni(elenco(row, row)))).toContain('ripetuta');
  });

  it('refuses another file, and an empty one', () => {
    expect(reasonOf(() => parseElencoComuni(Buffer.from('a;b\n1;2')))).toContain('Codice Comune formato alfanumerico');
    expect(reasonOf(() => parseElencoComuni(new Uint8Array()))).toContain('colonne');
    expect(reasonOf(() => parseElencoComuni(elenco()))).toContain('nessun Comune');
  });
});

describe('parsePosas', () => {
  it('keeps the rows of age 999, gives the codes their zeros back and reads the year in the title', () => {
    const { anno, popolazioni } = parsePosas(posas('"1001";"Agliè";"0";"5";"6";"11"', '"1001";"Agliè";"999";"1200";"1300";"2500"', '041067;Urbino;999;6500;7200;13700', '"41044";"Pesaro";"99";"999";"1";"1000"'));
    expect(anno).toBe(2025);
    expect([...popolazioni]).toEqual([
      ['001001', 2500],
      ['041067', 13700],
    ]);
  });

  it('adds the sexes where there is no total', () => {
    const file = Buffer.from('Popolazione al 1 gennaio 2023\nCodice comune;Denominazione;Età;Totale maschi;Totale femmine\n41067;Urbino;999;6500;7200');
    expect(parsePosas(file).popolazioni.get('041067')).toBe(13_700);
  });

  it('refuses a file without year, without totals, or with a total that is no number', () => {
    expect(reasonOf(() => parsePosas(Buffer.from('Codice comune;Comune;Età;Totale\n41067;Urbino;999;1')))).toContain('1° gennaio');
    expect(reasonOf(() => parsePosas(posas('41067;Urbino;1;1;1;2')))).toContain('999');
    expect(reasonOf(() => parsePosas(posas('41067;Urbino;0;1;1;2', '41067;Urbino;999;;;')))).toContain('Riga 4 del file della popolazione');
    expect(reasonOf(() => parsePosas(Buffer.from('x')))).toContain('Codice comune');
  });
});
