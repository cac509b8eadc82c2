import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BULK_COLUMNS, bulkTemplate, readBulkTable, type BulkVocabulary, type TableLine } from './bulk-table.js';
import { matchFiles, tableOf } from './match-files.js';

const VOCABULARY: BulkVocabulary = {
  types: new Set(['delibera', 'dup']),
  pillars: new Set(['SUA', 'INNOVAZIONE']),
  keywords: new Set(['cst', 'convenzione']),
  typeList: [{ key: 'delibera', label: 'Delibera', needsReview: true }, { key: 'dup', label: 'Documento Unico di Programmazione (DUP)', needsReview: true }],
  keywordList: [{ key: 'cst', label: 'Centro Servizi Territoriale (CST)', alsoWritten: ['centro servizi'], retired: false }, { key: 'convenzione', label: 'Convenzione', alsoWritten: [], retired: false }],
};
const NOW = new Date('2026-11-28T12:00:00Z');
const read = (text: string | Buffer): ReturnType<typeof readBulkTable> => readBulkTable(Buffer.isBuffer(text) ? text : Buffer.from(text), VOCABULARY, NOW);
const linesOf = (text: string | Buffer): readonly TableLine[] => {
  const table = read(text);
  if ('problem' in table) throw new Error(table.problem);
  return table.lines;
};

describe('the table of a bulk import', () => {
  it('is read as the template is written', () => {
    const [line] = linesOf(bulkTemplate().replace('Convenzione | Governance', 'Convenzione'));
    expect(line).toMatchObject({ line: 2, path: 'delibere/2023/delibera-12.pdf', problems: [], fields: { typeKey: 'delibera', year: 2023, pillars: ['INNOVAZIONE'], keywords: ['convenzione'], validFrom: '2024-01-01', validUntil: '2026-12-31', licence: 'CC-BY-4.0', language: 'it' } });
  });

  it.each([
    ['commas', 'file,titolo,tipo\na.pdf,"Uno, due",Delibera'],
    ['tabs', 'file\ttitolo\ttipo\na.pdf\tUno, due\tDelibera'],
    ['a mark, capitals and accents in the head', '\ufeffFILE;Títolo;TIPO\r\na.pdf;Uno, due;delibera\r\n'],
  ])('may be parted by %s', (_name, text) => expect(linesOf(text)).toMatchObject([{ path: 'a.pdf', fields: { title: 'Uno, due', typeKey: 'delibera' }, problems: [] }]));

  it('knows kinds and keywords by key, label and other names', () => {
    expect(linesOf('file;titolo;tipo;parole_chiave\na;T;Documento unico di programmazione;CST, Centro servizi | Convenzione'.replace(', Centro servizi | ', ' | Centro servizi | '))).toMatchObject([{ fields: { typeKey: 'dup', keywords: ['cst', 'cst', 'convenzione'] }, problems: [] }]);
  });

  it.each([
    ['anno', '20234'],
    ['anno', 'l’anno scorso'],
    ['valido_dal', '31/02/2024'],
    ['valido_dal', '2024'],
    ['lingua', 'klingon'],
    ['licenza', 'mia'],
    ['livello', 'altissimo'],
    ['pilastri', 'INVENTATO'],
    ['chi_legge', 'ENTI'],
    ['parole_chiave', 'inventata'],
    ['titolo', 'x'.repeat(301)],
  ])('names the column: %s «%s»', (column, value) => {
    const head = ['file', ...(column === 'titolo' ? [] : ['titolo']), 'tipo', column];
    const cells = ['a.pdf', ...(column === 'titolo' ? [] : ['T']), 'Delibera', value];
    expect(linesOf(`${head.join(';')}\n${cells.join(';')}`)[0]!.problems.map((problem) => problem.column)).toEqual([column]);
  });

  it('is refused as a whole when its head cannot be understood', () => {
    for (const [text, why] of [['', 'vuota'], ['nome;cosa\na;b', 'mancano le colonne file, titolo, tipo'], ['file;titolo;tipo;titolo\na;b;c;d', 'due volte'], ['file;titolo;tipo', 'solo i nomi']] as const) expect(read(text)).toEqual({ problem: expect.stringContaining(why) });
    expect(read(`file;titolo;tipo\n${'a;b;Delibera\n'.repeat(10_001)}`)).toEqual({ problem: expect.stringContaining('10.001') });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void read(Buffer.from(bytes))));
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: BULK_COLUMNS.length, maxLength: BULK_COLUMNS.length }), (cells) => void read(`${BULK_COLUMNS.map(({ name }) => name).join(';')}\n${cells.join(';')}`)));
  });
});

describe('lines and files', () => {
  const entries = (...paths: string[]) => paths.map((path) => ({ path, size: 1 }));
  const match = (typed: string, paths: string[], table = 'documenti.csv') => matchFiles(linesOf(`file;titolo;tipo\n${typed};T;Delibera`), entries(table, ...paths), { path: table, size: 1 });

  it.each([
    ['a.pdf', ['a.pdf'], 'a.pdf'],
    ['.\\sub\\A.PDF', ['sub/a.pdf'], 'sub/a.pdf'],
    ['perche\u0301.pdf', ['perché.pdf'], 'perché.pdf'],
  ])('«%s» is %s', (typed, paths, path) => expect(match(typed, [...paths])).toMatchObject([{ path, state: 'PRONTA' }]));

  it('a name that only capitals tell apart has to be written as it is', () => {
    expect(match('A.pdf', ['a.pdf', 'A.pdf'])).toMatchObject([{ path: 'A.pdf', state: 'PRONTA' }, { path: 'a.pdf', state: 'SENZA_RIGA' }]);
    expect(match('sub/A.PDF', ['sub/a.pdf', 'sub/A.pdf'])[0]).toMatchObject({ state: 'ERRATA' });
  });

  it('the table nearest to the top counts, and names begin in its folder', () => {
    expect(tableOf(entries('x/y/documenti.csv', 'x/Documenti.CSV', 'z.csv'))!.path).toBe('x/Documenti.CSV');
    expect(tableOf(entries('altro.csv'))).toBeNull();
    expect(match('a.pdf', ['x/a.pdf'], 'x/documenti.csv')).toMatchObject([{ path: 'x/a.pdf', state: 'PRONTA' }]);
  });
});
