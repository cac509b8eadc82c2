import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Keyword } from '../document/document.js';
import { proposeFields, type FileWords } from './propose-fields.js';

const KEYWORDS: readonly Keyword[] = [
  { key: 'sua', label: 'Stazione Unica Appaltante (SUA)', alsoWritten: ['sua', 'centrale di committenza'], retired: false },
  { key: 'convenzione', label: 'Convenzione', alsoWritten: ['convenzioni'], retired: false },
  { key: 'cst', label: 'Centro Servizi Territoriale (CST)', alsoWritten: ['cst'], retired: false },
  { key: 'vecchia', label: 'Convenzione quadro', alsoWritten: [], retired: true },
];
const TYPES = new Set(['delibera', 'verbale', 'schema-di-atto', 'dup', 'relazione', 'capitolato', 'altro']);

const file = (words: Partial<FileWords>): FileWords => ({ fileName: 'file.pdf', title: null, createdAt: null, language: null, text: '', ...words });
const propose = (words: Partial<FileWords>): ReturnType<typeof proposeFields> => proposeFields(file(words), KEYWORDS, TYPES, 2026);

describe('the fields that a file proposes', () => {
  it('take the object of an act as title, its date as year, its Ente as source', () => {
    const proposed = propose({
      fileName: 'DCP_12_2024.pdf',
      title: 'Microsoft Word - delibera.doc',
      text: 'PROVINCIA\nProvincia di Pesaro e Urbino\nDeliberazione n. 12 del Consiglio Provinciale del 15 marzo 2024\n\nOggetto: Approvazione dello schema di convenzione\nper la Stazione Unica Appaltante\n\nIL CONSIGLIO\n',
    });
    expect(proposed).toEqual({ title: 'Approvazione dello schema di convenzione per la Stazione Unica Appaltante', typeKey: 'schema-di-atto', year: 2024, language: null, source: 'Provincia di Pesaro e Urbino', keywords: ['convenzione', 'sua'] });
  });

  it.each([
    ['Relazione finale sul progetto', 'Relazione finale sul progetto'],
    ['Presentazione standard di PowerPoint', 'Piano dei servizi'],
    ['piano.docx', 'Piano dei servizi'],
    ['', 'Piano dei servizi'],
  ])('do not take a title that a program gave: «%s»', (title, expected) => {
    expect(propose({ title, fileName: 'Piano_dei_servizi.pdf' }).title).toBe(expected);
  });

  it.each([
    ['verbale_assemblea_2023.docx', 'verbale', 2023],
    ['DUP 2025-2027.pdf', 'dup', 2025],
    ['capitolato-pulizie.odt', 'capitolato', null],
    ['foto.png', null, null],
  ])('know the kind and the year by the name %s', (fileName, typeKey, year) => {
    const proposed = propose({ fileName });
    expect([proposed.typeKey, proposed.year]).toEqual([typeKey, year]);
  });

  it('take words of the list that come often, never retired ones', () => {
    expect(propose({ title: 'I servizi in comune', text: 'Il CST serve i Comuni. Il CST ha un help desk. Convenzione quadro. Il CST costa.' }).keywords).toEqual(['cst']);
  });

  it('count ways of writing that follow each other', () => {
    expect(propose({ text: 'sua sua sua' }).keywords).toEqual(['sua']);
  });

  it('count a file of the new year by the day in Italy', () => {
    expect(propose({ createdAt: new Date('2024-12-31T23:30:00Z') }).year).toBe(2025);
  });

  it('have a title and take no time, whatever the file', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 120 }), fc.string({ maxLength: 4000, unit: 'binary' }), fc.option(fc.string()), (fileName, text, title) => {
        const proposed = propose({ fileName: `x${fileName}`, text, title });
        expect(proposed.title.length).toBeLessThanOrEqual(300);
        expect(proposed.title).not.toMatch(/[\n\r\u202e]/);
        expect(proposed.year === null || (proposed.year >= 1990 && proposed.year <= 2027)).toBe(true);
      }),
    );
  });
});
