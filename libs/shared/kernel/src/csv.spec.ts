import fc from 'fast-check';
import { decodeText, parseCsv, parseCsvRows, plainHeading } from './csv.js';

const write = (rows: readonly (readonly string[])[], separator: string, lineEnd: string): string =>
  rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(separator)).join(lineEnd);

const table = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 6 }), { maxLength: 8 });

describe('parseCsv', () => {
  it('reads back what was written, whatever signs the fields hold', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(';', ','), fc.constantFrom('\n', '\r\n'), (rows, separator, lineEnd) => {
        expect(parseCsv(write(rows, separator, lineEnd), separator)).toEqual(rows);
      }),
    );
  });

  it('reads unquoted fields as they stand, a last empty one too', () => {
    const plain = fc.array(fc.array(fc.stringMatching(/^[A-Za-z0-9 .'àèìòù-]*$/), { minLength: 2, maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(plain, (rows) => {
        expect(parseCsv(rows.map((row) => row.join(';')).join('\n'))).toEqual(rows);
      }),
    );
  });

  it('ends for any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ';', '\n', '\r', 'a', ' ') }), (text) => Array.isArray(parseCsv(text))));
  });

  it('knows the line on which each row begins, also after a heading of two lines and an empty one', () => {
    expect(parseCsvRows('"a\nb";c\r\n1;2\r\n\r\n3;4').map(({ line, fields }) => [line, fields[0]])).toEqual([[1, 'a\nb'], [3, '1'], [5, '3']]);
  });

  it('takes NA for Napoli, and an unclosed quote to the end', () => {
    expect(parseCsv('063;NA\r\n"a;b')).toEqual([['063', 'NA'], ['a;b']]);
  });
});

describe('decodeText', () => {
  it('reads UTF-8, with or without its mark, and ISO-8859-1', () => {
    expect(decodeText(Buffer.from('Forlì'))).toBe('Forlì');
    expect(decodeText(Buffer.from('\uFEFFForlì'))).toBe('Forlì');
    expect(decodeText(Buffer.from('Forlì', 'latin1'))).toBe('Forlì');
  });
});

describe('plainHeading', () => {
  it('forgets what ISTAT changes from year to year', () => {
    expect(plainHeading("Codice dell'Unità territoriale sovracomunale \n(valida a fini statistici)")).toBe('codice dell unita territoriale sovracomunale');
    expect(plainHeading('Codice Catastale del comune (2)')).toBe('codice catastale del comune');
  });
});
