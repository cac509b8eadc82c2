import { describe, expect, it } from '@jest/globals';
import type { SearchQuery } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import { parseQuery } from './parse-query.js';

const said = (query: SearchQuery): string[] => query.terms.map(({ wanted }) => {
  switch (wanted.kind) {
    case 'word': return wanted.acronym ? wanted.word.toUpperCase() : wanted.word;
    case 'code': return `#${wanted.code}`;
    case 'all': return wanted.words.join('+');
    case 'phrase': return wanted.words.map(({ word, gap }, index) => (index === 0 ? word : `${gap}>${word}`)).join(' ');
  }
});

describe('what a person writes in the box', () => {
  it.each([
    ["dell'appalto", ['appalto']],
    ['dell’appalto', ['appalto']],
    ['dell‘appalto', ['appalto']],
    ['dellʼappalto', ['appalto']],
    ["l'ente", ['ente']],
    ["un'unione", ['unione']],
    ["l'Unità d'Italia", ['unita', 'italia']],
    ["CITTA' e società", ['CITTA', 'societa']],
    ['perché la convenzione', ['convenzione']],
    ['PNRR', ['PNRR']],
    ['la SUA', ['SUA']],
    ['S.U.A. di Pesaro', ['SUA', 'pesaro']],
    ['CIG 7A12B45678', ['CIG', '7a12b45678']],
    ['n. 123/2024', ['#123/2024']],
    ['prot. 0012345/2024', ['prot', '#12345/2024']],
    ['d.lgs. 36/2023', ['lgs', '#36/2023']],
    ['decreto legislativo 31 marzo 2023, n. 36', ['decreto', 'legislativo', '#36/2023']],
    ['legge 7 aprile 2014 n. 56', ['legge', '#56/2014']],
    ['legge n. 56 del 7 aprile 2014', ['legge', '#56/2014']],
    ['l. 241/90', ['#241/1990']],
    ['art. 30 TUEL', ['#art30', 'TUEL']],
    ['articolo 192', ['#art192']],
    ['"diritto di recesso"', ['diritto 2>recesso']],
    ['«parte unica»', ['parte 1>unica']],
    ['il lo la', []],
    ['', []],
    ['comune comune Comune', ['comune']],
  ])('%s', (text, terms) => expect(said(parseQuery(text))).toEqual(terms));

  it('excludes words and phrases after a minus, not inside a word', () => {
    expect(parseQuery('convenzione -comune -"parte unica"').excluded).toEqual([
      { kind: 'word', word: 'comune', acronym: false },
      { kind: 'phrase', words: [{ word: 'parte', gap: 1 }, { word: 'unica', gap: 1 }] },
    ]);
    expect(parseQuery('convenzione -comune').terms).toHaveLength(1);
    expect(parseQuery('e-mail in-house').excluded).toEqual([]);
    expect(parseQuery('anno – bilancio -').excluded).toEqual([]);
  });

  it('knows a word that may not be finished', () => {
    expect(parseQuery('convenzione rec').unfinished).toBe(true);
    expect(parseQuery('convenzione rec ').unfinished).toBe(false);
    expect(parseQuery('convenzione della').unfinished).toBe(false);
    expect(parseQuery('n. 12/2024').unfinished).toBe(false);
  });

  const synonyms = [{ forms: ['SUA', 'stazione unica appaltante'] }, { forms: ['SAPE', 'SEAV', 'servizio associato politiche europee'] }];

  it('finds the other forms of what means the same', () => {
    const [sua] = parseQuery('regolamento sua', synonyms).terms.slice(1);
    expect(sua).toEqual({ typed: 'sua', wanted: { kind: 'word', word: 'sua', acronym: true }, alternatives: [{ kind: 'all', words: ['stazione', 'unica', 'appaltante'] }] });
    const [long] = parseQuery('la Stazione unica appaltante', synonyms).terms;
    expect(long!.wanted).toEqual({ kind: 'all', words: ['stazione', 'unica', 'appaltante'] });
    expect(long!.alternatives).toEqual([{ kind: 'word', word: 'sua', acronym: true }]);
    expect(parseQuery('seav', synonyms).terms[0]!.alternatives).toHaveLength(2);
    expect(parseQuery('stazione unica', synonyms).terms).toHaveLength(2);
  });

  it('never throws, and gives few words without syntax, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), fc.array(fc.constantFrom('"', '-', '«', '»', "'", '’', '&', '|', '!', ':*', '(', ')', '<->', '\\', '\0', 'SUA', 'n. 1/24', 'art. 3', ' ', 'à', 'unica', 'stazione', 'appaltante', '%', '_'), { maxLength: 60 }).map((parts) => parts.join(''))), (text) => {
        const query = parseQuery(text, synonyms);
        expect(query.terms.length).toBeLessThanOrEqual(12);
        for (const { wanted } of query.terms) {
          const words = wanted.kind === 'word' ? [wanted.word] : wanted.kind === 'code' ? [] : wanted.kind === 'all' ? wanted.words : wanted.words.map(({ word }) => word);
          for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,60}$/u);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same from capitals, accents and apostrophes of any kind', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('appalto', 'città', 'unione', 'però', 'convenzione', 'gara'), { minLength: 1, maxLength: 6 }), fc.constantFrom("'", '’', '‘', 'ʼ', '`'), (words, apostrophe) => {
        const plain = said(parseQuery(words.join(' ')));
        const dressed = said(parseQuery(words.map((word) => `dell${apostrophe}${word.normalize('NFD')}`).join('  ')));
        expect(dressed).toEqual(plain);
      }),
    );
  });
});
