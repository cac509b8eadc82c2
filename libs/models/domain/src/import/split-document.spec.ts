import { describe, expect, it } from '@jest/globals';
import type { DocumentBlock, DocumentParagraph } from '@province-comuni/platform-ports';
import { textLines, textOf } from './lines.js';
import { splitDocument } from './split-document.js';

const line = (text: string, more: Partial<DocumentParagraph> = {}): DocumentParagraph => ({ type: 'paragraph', heading: null, marker: null, content: [{ type: 'text', text }], ...more });

/** Kind, number, heading and lines of each clause. */
function shape(...blocks: DocumentBlock[]): unknown[] {
  let count = 0;
  return splitDocument(blocks, () => String((count += 1))).map(({ kind, number, heading, body }) => [kind, number, textOf(heading), ...textLines(body).map(({ text }) => text)]);
}

const TITLE = line('CONVENZIONE PER LA GESTIONE ASSOCIATA');

describe('articles as people write them', () => {
  it.each([
    ['Art. 1 – Oggetto', 'Oggetto'],
    ['Art. 1 - Oggetto', 'Oggetto'],
    ['ART. 1 Oggetto', 'Oggetto'],
    ['Articolo 1', ''],
    ['ARTICOLO 1 (Oggetto)', 'Oggetto'],
    ['Art. 1. Oggetto', 'Oggetto'],
    ['Art.1: Oggetto', 'Oggetto'],
  ])('%s', (text, heading) => {
    expect(shape(TITLE, line(text), line('Le parti convengono di gestire insieme i servizi informatici, come descritti nel seguito.')).slice(1)).toEqual([['articolo', '1', heading, 'Le parti convengono di gestire insieme i servizi informatici, come descritti nel seguito.']]);
  });

  it('have their heading on the next line, too', () => {
    expect(shape(TITLE, line('Art. 1'), line('Oggetto della convenzione'), line('La convenzione regola i servizi.'), line('Art. 2'), line('(Durata)'), line('Dura cinque anni.')).slice(1)).toEqual([
      ['articolo', '1', 'Oggetto della convenzione', 'La convenzione regola i servizi.'],
      ['articolo', '2', 'Durata', 'Dura cinque anni.'],
    ]);
  });

  it('are counted by the word processor, too', () => {
    const heading = (text: string, label: string): DocumentParagraph => line(text, { heading: 2, marker: { level: 0, kind: 'number', text: label } });
    expect(shape(TITLE, heading('Oggetto', 'Art. 1 –'), line('Testo.'), heading('Durata', '2.'), line('Altro.')).slice(1)).toEqual([
      ['articolo', '1', 'Oggetto', 'Testo.'],
      ['articolo', '2', 'Durata', 'Altro.'],
    ]);
  });

  it('are not the norms a text quotes', () => {
    expect(shape(TITLE, line('Art. 1 Oggetto'), line('Art. 30 del decreto legislativo 267/2000 si applica.'), line('Art. 14, comma 28, resta fermo.')).slice(1)).toEqual([['articolo', '1', 'Oggetto', 'Art. 30 del decreto legislativo 267/2000 si applica.', 'Art. 14, comma 28, resta fermo.']]);
  });
});

describe('what an article holds', () => {
  it('commi lose the numbers that the engine counts; letters and dashes become lists', () => {
    const [, article] = splitDocument([TITLE, line('Art. 1 Impegni'), line('1. La Provincia si impegna a:'), line('a) fornire i servizi;'), line('b) rendere il conto.'), line('2. L’Ente paga la quota.'), line('- entro dicembre')], () => 'x');
    expect(article!.body.content.map((block) => block.type)).toEqual(['paragraph', 'orderedList', 'paragraph', 'bulletList']);
    expect(textLines(article!.body).map(({ text }) => text)).toEqual(['La Provincia si impegna a:', 'fornire i servizi;', 'rendere il conto.', 'L’Ente paga la quota.', 'entro dicembre']);
  });

  it('a label out of its order stays as text', () => {
    const [, article] = splitDocument([TITLE, line('Art. 1 Impegni'), line('Si applica la lettera'), line('', { marker: { level: 0, kind: 'letter', text: 'c)' }, content: [{ type: 'text', text: 'terza sola' }] })], () => 'x');
    expect(textLines(article!.body).map(({ text }) => text)).toEqual(['Si applica la lettera', 'c) terza sola']);
  });
});

describe('what stands around the articles', () => {
  it('premises one by one, parties, signatures', () => {
    expect(
      shape(TITLE, line('fra i Comuni della valle'), line('TRA'), line('la Provincia di Lecco'), line('e il Comune di Lecco'), line('PREMESSO CHE'), line('- la legge lo consente;'), line('- i Consigli hanno deliberato;'), line('VISTO l’articolo 30 del TUEL;'), line('Tutto ciò premesso si conviene quanto segue.'), line('Art. 1 Oggetto'), line('Testo.'), line('Letto, approvato e sottoscritto.'), line('Per la Provincia: ______')),
    ).toEqual([
      ['intestazione', null, 'CONVENZIONE PER LA GESTIONE ASSOCIATA', 'fra i Comuni della valle'],
      ['testo', null, '', 'TRA', 'la Provincia di Lecco', 'e il Comune di Lecco'],
      ['gruppo', null, 'PREMESSO CHE'],
      ['voce', null, '', 'la legge lo consente;'],
      ['voce', null, '', 'i Consigli hanno deliberato;'],
      ['voce', null, '', 'VISTO l’articolo 30 del TUEL;'],
      ['testo', null, '', 'Tutto ciò premesso si conviene quanto segue.'],
      ['articolo', '1', 'Oggetto', 'Testo.'],
      ['firma', null, '', 'Letto, approvato e sottoscritto.', 'Per la Provincia: ______'],
    ]);
  });
});
