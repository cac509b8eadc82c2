import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actToPlainText, layoutAct, normaliseText, printable, readMarker } from './plain-text.js';
import type { RenderedAct } from './rendered-act.js';
import { sampleRenderedAct } from './testing/sample-rendered-act.js';

const lines = actToPlainText(sampleRenderedAct()).split('\n');

describe('actToPlainText', () => {
  it('gives labels, commi, items and rows one line each, in reading order', () => {
    const start = lines.indexOf('Art. 1 – Oggetto');
    expect(lines.slice(start, start + 9)).toEqual([
      'Art. 1 – Oggetto',
      '1. La convenzione disciplina i servizi di cui all’articolo 3.',
      '2. Restano ferme le competenze dei Comuni:',
      'a) le funzioni fondamentali;',
      '1. la prima, con una voce:',
      '– terzo livello;',
      '2. la seconda.',
      'b) ogni altra funzione;',
      'con un secondo capoverso.',
    ]);
  });

  it('parts cells with a tab under the caption and the header', () => {
    const start = lines.indexOf('Canoni annui per servizio');
    expect(lines.slice(start, start + 3)).toEqual(['Canoni annui per servizio', 'Servizio\tCanone annuo', 'Sito istituzionale & «albo»\t1.200,00 €']);
  });

  it('prefixes the children of a gruppo and prints the title only where the title block says it', () => {
    expect(lines).toEqual(expect.arrayContaining(['VISTI', '– il testo unico degli enti locali;', '1. di approvare lo schema;']));
    expect(lines.filter((line) => line === sampleRenderedAct().title)).toHaveLength(1);
  });

  it('keeps the marker of an item that opens with no paragraph', () => {
    const act: RenderedAct = {
      ...sampleRenderedAct(),
      clauses: [{ id: 'x', kind: 'punto', depth: 1, label: '1.', heading: '', state: 'STANDARD', blocks: [{ type: 'list', ordered: true, items: [{ marker: 'a)', blocks: [] }] }] }],
    };
    expect(actToPlainText(act)).toBe('1.\na)');
  });
});

describe('layoutAct', () => {
  it('makes the paragraph that says the title the only level 1 heading', () => {
    const headings = layoutAct(sampleRenderedAct()).blocks.filter((block) => block.type === 'heading');
    expect(headings.map((heading) => heading.level)).toEqual([1, ...Array.from({ length: headings.length - 1 }, () => 2)]);
    expect(headings[0]!.runs[0]!.text).toBe(sampleRenderedAct().title);
  });

  it('skips no level when the act has no title block', () => {
    const act = { ...sampleRenderedAct(), clauses: sampleRenderedAct().clauses.slice(1) };
    expect(layoutAct(act).blocks.find((block) => block.type === 'heading')).toMatchObject({ level: 1 });
  });

  it('leaves to automatic numbering only the labels it would write the same', () => {
    const numbered = layoutAct(sampleRenderedAct()).blocks.flatMap((block) => (block.type === 'heading' && block.numbering ? [block.numbering.value] : []));
    expect(numbered).toEqual([1, 2, 3, 1, 2, 10, 11]);
  });

  it('puts what follows a numbered comma inside it', () => {
    const commi = layoutAct(sampleRenderedAct()).blocks.filter((block) => block.type === 'list' && block.role === 'commi');
    expect(commi[0]).toMatchObject({ items: [{ marker: '1.' }, { marker: '2.', blocks: [{ type: 'paragraph' }, { type: 'list' }] }, { marker: '3.' }] });
  });
});

describe('printable', () => {
  it('drops what does not print and composes accents', () => {
    expect(printable('a\u0000b\u202Ec\uFFFEd\uD800e\u00ADf perche\u0301\r\ng')).toBe('abcd\uFFFDef perché\ng');
    expect(printable('città 😀 ok')).toBe('città 😀 ok');
  });

  // A mark that is always dropped sends the text the long way.
  const theLongWay = (text: string): string => printable(`${text}\uFEFF`);
  const usual = fc.string({ unit: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...' àÈ’“”«»–…€§½a.') }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x2fff }).map((code) => String.fromCharCode(code)) }) });

  it('gives usual text the quick way as it would the long way', () => fc.assert(fc.property(fc.oneof(usual, fc.string({ unit: 'binary' })), (text) => expect(printable(text)).toBe(theLongWay(text)))));

  it('knows for every character whether it needs the long way', () => {
    for (let code = 0; code < 0x10000; code++) {
      const text = `a${String.fromCharCode(code)}`;
      if (printable(text) !== theLongWay(text)) throw new Error(`U+${code.toString(16)}`);
    }
  });
});

describe('readMarker', () => {
  it.each([
    ['1.', { format: 'decimal', value: 1 }],
    ['c)', { format: 'letter', value: 3 }],
    ['–', { format: 'dash', value: 0 }],
    ['2-bis.', undefined],
    ['0.', undefined],
    ['aa)', undefined],
  ])('reads %s', (marker, expected) => expect(readMarker(marker)).toEqual(expected));
});

describe('normaliseText', () => {
  it('collapses every white space, the fixed one too', () => expect(normaliseText(' a\u00A0\n\tb ')).toBe('a b'));

  it('is the same for text with single spaces only', () => {
    expect(normaliseText(' a b ')).toBe('a b');
    expect(normaliseText('a  b')).toBe('a b');
  });
});
