import { describe, expect, it } from '@jest/globals';
import { parseRichText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { anyRichText } from '../../../shared/act-tree/src/testing/arbitraries.js';
import { LineProblem, readBody, writeBody } from './body-text.js';
import { PackageProblem } from './package-problem.js';
import { readPackageFolder } from './read-folder.js';
import { readPackage } from './read-package.js';
import { writePackage } from './write-package.js';

const files = readPackageFolder('libs/models/content/innovazione');
const withFile = (name: string, change: (text: string) => string): ReturnType<typeof readPackage> => readPackage(new Map(files).set(name, change(files.get(name)!)));
const lines = (text: string): { number: number; text: string }[] => text.split('\n').map((line, index) => ({ number: index + 1, text: line }));

describe('the body of a clause as text', () => {
  it('reads its own print back', () => {
    fc.assert(
      fc.property(anyRichText, (text) => {
        const canonical = parseRichText(text, { allowLogic: true });
        // Two lists in a row are one list on paper.
        fc.pre(canonical.content.every((block, index) => index === 0 || block.type === 'paragraph' || canonical.content[index - 1]!.type === 'paragraph'));
        expect(readBody(lines(writeBody(canonical)))).toEqual(canonical);
      }),
    );
  });

  it('takes «n. 5 del …» for a paragraph', () => {
    expect(readBody(lines('n. 5 del 2027')).content[0]!.type).toBe('paragraph');
  });

  it('answers any text with a tree or with the line that is wrong', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        try {
          readBody(lines(text));
        } catch (error) {
          expect(error).toBeInstanceOf(LineProblem);
        }
      }),
    );
  });
});

describe('a package that is wrong', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['of a future format', () => withFile('modello.yaml', (text) => text.replace('formato: 1', 'formato: 2')), /modello\.yaml, riga 1: .*più recente/],
    ['without a file', () => readPackage(new Map([...files].filter(([name]) => name !== 'regole.yaml'))), /regole\.yaml: il file manca/],
    ['that is no YAML', () => withFile('variabili.yaml', (text) => `${text}\n  - : [`), /variabili\.yaml, riga \d+: YAML non leggibile/],
    ['with YAML references, which can grow without end', () => withFile('novita.yaml', () => 'a: &a [x]\nvoci: *a'), /rimandi YAML/],
    ['with an unreadable condition', () => withFile('variabili.yaml', (text) => text.replace('se: forma è PUBBLICO', 'se: forma è')), /variabili\.yaml, riga \d+: «se»/],
    ['with two clauses of one id', () => withFile('atti/01-convenzione.md', (text) => `${text}\n## [conv-oggetto] Doppia\n> tipo: articolo\n\nx`), /conv-oggetto/],
    ['with an unknown kind of clause', () => withFile('atti/01-convenzione.md', (text) => text.replace('> tipo: articolo', '> tipo: capitolo')), /01-convenzione\.md, riga \d+: tipo: può essere/],
    ['with an answer that is converted in two ways', () => readPackage(new Map(files).set('risposte.yaml', 'voci:\n  - domanda: durata_anni\n    da: [ { domanda: durata_anni, moltiplica: "2", chiedi: sì } ]\n')), /risposte\.yaml, riga 3: .*in un modo solo/],
    ['with two lines for the answers of one question', () => readPackage(new Map(files).set('risposte.yaml', 'voci:\n  - { domanda: a, da: [] }\n  - { domanda: a, da: [] }\n')), /risposte\.yaml, riga 3: «a» è scritto due volte/],
    ['over size', () => withFile('novita.yaml', (text) => text + ' '.repeat(2_000_001)), /troppo grande/],
  ])('%s is refused, naming file and reason', (_name, read, message) => {
    expect(read).toThrow(PackageProblem);
    expect(read).toThrow(message);
  });
});

describe('what becomes of answers', () => {
  const text = `voci:
  - domanda: canone
    da:
      - { domanda: canone_migliaia, moltiplica: "1000", decimali: 2 }
      - { domanda: canone_lire, dividi: 1936.27, decimali: 2 }
    se_piu: prima
    motivo: Gli importi si scrivono in euro.
  - domanda: servizi
    da:
      - { domanda: servizi, opzioni: [ { da: A, a: [B] }, { da: C, a: [D, E] }, { da: F } ] }
      - { domanda: sede, chiedi: sì }
      - { domanda: altri }
    se_piu: unite
`;

  it('is read and written back the same, the factor exactly as it stands', () => {
    const model = readPackage(new Map(files).set('risposte.yaml', text));
    expect(model.migrations).toEqual([
      { key: 'canone', sources: [{ key: 'canone_migliaia', conversion: { kind: 'scale', operation: 'multiply', factor: '1000', decimals: 2 } }, { key: 'canone_lire', conversion: { kind: 'scale', operation: 'divide', factor: '1936.27', decimals: 2 } }], several: 'first', reason: 'Gli importi si scrivono in euro.' },
      { key: 'servizi', sources: [{ key: 'servizi', conversion: { kind: 'options', options: [{ from: 'A', to: ['B'] }, { from: 'C', to: ['D', 'E'] }, { from: 'F', to: [] }] } }, { key: 'sede', conversion: { kind: 'ask' } }, { key: 'altri', conversion: { kind: 'same' } }], several: 'all', reason: '' },
    ]);
    expect(readPackage(writePackage(model))).toEqual(model);
    expect(readPackage(files).migrations).toBeUndefined();
  });
});
