import { describe, expect, it } from '@jest/globals';
import { parsePostText, type PostText } from '@province-comuni/communities-contract';
import { render, screen } from '@testing-library/react';
import { Editor } from '@tiptap/core';
import { MemoryRouter } from 'react-router';
import { postExtensions } from '../editor/post-extensions.js';
import { PostTextView } from './PostTextView.js';

const word = (text: string, ...marks: object[]): object => ({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
const line = (...content: object[]): object => ({ type: 'paragraph', ...(content.length > 0 ? { content } : {}) });
const EVERYTHING = {
  type: 'doc',
  content: [
    line(word('Si veda '), word('la pagina', { type: 'link', attrs: { href: '/documenti/1' } }), word(' e '), word('la norma', { type: 'bold' }, { type: 'link', attrs: { href: 'https://www.example.it/' } })),
    { type: 'bulletList', content: [{ type: 'listItem', content: [line(word('uno')), { type: 'orderedList', content: [{ type: 'listItem', content: [line(word('due', { type: 'italic' }))] }] }] }] },
    { type: 'blockquote', content: [line(word('detto'))] },
    { type: 'codeBlock', content: [word('select 1;\nselect 2;')] },
    { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [line(word('anno'))] }] }, { type: 'tableRow', content: [{ type: 'tableCell', content: [line(word('2026', { type: 'code' }))] }] }] },
    line({ type: 'reference', attrs: { kind: 'documento', id: '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a12' } }, word(' e '), { type: 'reference', attrs: { kind: 'clausola', id: 'sua:conv-oggetto' } }),
    line({ type: 'mention', attrs: { personId: '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a11', label: '' } }),
  ],
};

describe('the editor of a post', () => {
  it('gives back what it was given, and what the server takes', () => {
    const text = parsePostText(EVERYTHING);
    const editor = new Editor({ extensions: postExtensions(), content: text as never });
    expect(parsePostText(editor.getJSON())).toEqual(text);
    editor.destroy();
  });

  it('takes nothing from a pasted page that the server would refuse', () => {
    const editor = new Editor({ extensions: postExtensions(), content: '<h1>Titolo</h1><p style="color:red">Testo <a href="javascript:alert(1)">qui</a> <img src="x" onerror="alert(1)"></p><table><tr><td colspan="2">unite</td></tr></table><script>alert(1)</script>' });
    const text = parsePostText(editor.getJSON());
    expect(JSON.stringify(text)).not.toMatch(/javascript|image|heading|script/);
    editor.destroy();
  });
});

describe('the text of a post on the page', () => {
  it('has its links, lists and tables', () => {
    render(<PostTextView text={parsePostText(EVERYTHING)} />, { wrapper: MemoryRouter });
    expect(screen.getByRole('link', { name: 'la pagina' }).getAttribute('href')).toBe('/documenti/1');
    expect(screen.getByRole('link', { name: 'la norma' }).getAttribute('rel')).toContain('noopener');
    expect(screen.getByRole('columnheader', { name: 'anno' })).toBeTruthy();
  });

  it('shows what it refers to as its reader may see it: a card, what it is where nobody asked, or that it is not available', () => {
    const card = { kind: 'documento', id: '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a12', label: 'Documento', title: 'Capitolato', href: '/documenti/0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a12', place: 'Provincia di Lecco', state: 'Pubblicato' };
    render(<PostTextView text={parsePostText(EVERYTHING)} references={[card]} />, { wrapper: MemoryRouter });
    expect(screen.getByRole('link', { name: 'Documento Capitolato Provincia di Lecco · Pubblicato' }).getAttribute('href')).toBe(card.href);
    expect(screen.getByText('una clausola non disponibile')).toBeTruthy();
    render(<PostTextView text={parsePostText(EVERYTHING)} />, { wrapper: MemoryRouter });
    expect(screen.getByText('un documento').tagName).toBe('SPAN');
  });

  it('leads nowhere and draws nothing of a text that came in by another way', () => {
    const hostile = { type: 'doc', content: [line(word('qui', { type: 'link', attrs: { href: 'javascript:alert(1)' } })), { type: 'html', content: [word('<img src=x onerror=alert(1)>')] }, line(word('<script>alert(1)</script>'))] } as unknown as PostText;
    const { container } = render(<PostTextView text={hostile} />, { wrapper: MemoryRouter });
    expect(container.querySelectorAll('a, img, script').length).toBe(0);
    expect(container.textContent).toBe('qui<script>alert(1)</script>');
  });
});
