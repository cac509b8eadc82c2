import { describe, expect, it } from '@jest/globals';
import { plainPost, type PostText } from '@province-comuni/communities-contract';
import { actToPlainText } from '@province-comuni/shared-act-tree';
import type { Post } from '../discussion/discussion.js';
import { markOfAnswer, namedIn, sheetAsAct } from './sheet.js';

const post = (id: string, text: PostText, ente: string): Post => ({ id, text, author: { personId: 'p', name: 'Anna Bianchi', ente }, createdAt: new Date('2026-11-12T10:00:00Z'), editedAt: null, sequence: 2 }) as unknown as Post;
const [DOCUMENT, PRACTICE] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002'];
const RICH: PostText = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Come dice ' }, { type: 'mention', attrs: { personId: 'x', label: 'Luca Verdi' } }, { type: 'text', text: ', serve la ' }, { type: 'text', text: 'delibera', marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://www.normattiva.it/x' } }] }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'si veda ' }, { type: 'reference', attrs: { kind: 'documento', id: DOCUMENT } }, { type: 'text', text: ' e ' }, { type: 'reference', attrs: { kind: 'pratica', id: PRACTICE } }] },
    { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'prima' }] }] }, { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'dopo' }] }] }] },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'parole di altri' }] }] },
    { type: 'codeBlock', content: [{ type: 'text', text: 'riga uno\nriga due' }] },
    { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ente' }] }] }] }, { type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Lecco' }] }] }] }] },
  ],
};
const solved = { community: { title: 'SUA' }, discussion: { title: 'Come verificate?' }, question: post('q', plainPost('Come fate?'), 'Provincia di Lecco'), answer: post('a', RICH, 'Provincia di Pesaro e Urbino') };

describe('a sheet', () => {
  it('says everything that question and answer say, and names Enti but no people', () => {
    const text = actToPlainText(sheetAsAct('Verificare le polizze', solved, [{ kind: 'documento', id: DOCUMENT, label: 'Documento', title: 'Capitolato tipo' }]));
    for (const words of ['Verificare le polizze', 'Come fate?', 'un collega della rete', 'delibera (https://www.normattiva.it/x)', '1. prima', '2. dopo', '«parole di altri»', 'riga uno', 'riga due', 'Ente', 'Lecco', '– Documento: Capitolato tipo', 'si veda «Capitolato tipo» e una buona pratica', 'Provincia di Pesaro e Urbino, 12/11/2026', 'Discussione «Come verificate?»']) expect(text).toContain(words);
    expect(text).not.toMatch(/Bianchi|Verdi/);
  });

  it('has no part for documents where the answer cites none', () => {
    expect(sheetAsAct('Titolo', solved, []).clauses.map(({ heading }) => heading)).toEqual(['', 'Domanda', 'Risposta', 'Da dove viene']);
  });

  it('rests on what its words refer to, and on norms that they link to, each once', () => {
    const linked = (href: string): PostText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'art. 30', marks: [{ type: 'link', attrs: { href } }] }, { type: 'reference', attrs: { kind: 'documento', id: DOCUMENT } }] }] });
    const urn = 'urn:nir:stato:decreto.legislativo:2000-08-18;267~art30';
    expect(namedIn({ question: post('q', linked(`https://www.normattiva.it/uri-res/N2Ls?${urn}`), ''), answer: solved.answer })).toEqual([{ kind: 'documento', id: DOCUMENT }, { kind: 'norma', id: urn }, { kind: 'pratica', id: PRACTICE }]);
    expect(namedIn({ question: post('q', linked('https://example.it/?urn:nir:stato:legge:2014;56'), ''), answer: post('a', plainPost('Così.'), '') })).toEqual([{ kind: 'documento', id: DOCUMENT }]);
  });

  it('has another mark when a word of it or the answer itself is another', () => {
    const mark = markOfAnswer(solved);
    expect(mark).toBe(markOfAnswer(structuredClone(solved)));
    expect(mark).not.toBe(markOfAnswer({ ...solved, answer: { ...solved.answer, text: plainPost('Altro.') } }));
    expect(mark).not.toBe(markOfAnswer({ ...solved, question: { ...solved.question, text: plainPost('Altro.') } }));
    expect(mark).not.toBe(markOfAnswer({ ...solved, answer: { ...solved.answer, id: 'b' as Post['id'] } }));
  });
});
