import { describe, expect, it } from '@jest/globals';
import { parseRichText, type RichText } from '@province-comuni/shared-act-tree';
import { Editor } from '@tiptap/core';
import { placesAtCursor, setLogic } from '../workshop/clause/text-places.js';
import { clauseExtensions } from './clause-extensions.js';

const LABELS = { variable: (key: string) => key, clause: (id: string) => id };
const when = { op: 'answered', variable: 'durata' } as const;
const item = (text: string, attrs = {}) => ({ type: 'listItem', attrs, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const LIST = { type: 'doc', content: [{ type: 'bulletList', content: [item('uno', { repeat: 'servizi' }), item('due', { when })] }] };

const open = (content: object, workshop = true): Editor => new Editor({ element: document.createElement('div'), extensions: clauseExtensions(LABELS, workshop ? ({ when: has, repeat }) => (repeat ? `per ogni ${repeat}` : has ? 'se durata' : null) : undefined), content: content as never });
const saved = (editor: Editor): RichText => parseRichText(editor.getJSON(), { allowLogic: true });

describe('the text of a clause in the workshop', () => {
  it('shows conditions and repeats as notes that are not part of it', () => {
    const editor = open(LIST);
    expect([...editor.view.dom.querySelectorAll('.clause-logic-note')].map((note) => note.textContent)).toEqual(['per ogni servizi', 'se durata']);
    expect(saved(editor)).toEqual(parseRichText(LIST, { allowLogic: true }));
  });

  it('elsewhere carries them unseen', () => {
    const editor = open(LIST, false);
    expect(editor.view.dom.querySelectorAll('.clause-logic-note')).toHaveLength(0);
    expect(saved(editor)).toEqual(parseRichText(LIST, { allowLogic: true }));
  });

  it('finds the item around the cursor and writes its condition; a new item starts without one', () => {
    const editor = open(LIST);
    editor.commands.setTextSelection(5);
    const [place] = placesAtCursor(editor);
    expect(place).toMatchObject({ kind: 'listItem', repeat: 'servizi' });
    setLogic(editor, place!, { when, repeat: null });
    expect(placesAtCursor(editor)).toEqual([expect.objectContaining({ kind: 'listItem', when, repeat: null })]);
    editor.chain().setTextSelection(6).splitListItem('listItem').run();
    expect(placesAtCursor(editor)).toEqual([expect.objectContaining({ kind: 'listItem', when: null })]);
  });

  it('takes a table, and more rows and columns of it, in the shape the server accepts', () => {
    const editor = open({ type: 'doc', content: [{ type: 'paragraph' }] });
    editor.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: true });
    editor.commands.goToNextCell();
    editor.commands.goToNextCell();
    editor.commands.addRowAfter();
    editor.commands.addColumnAfter();
    editor.commands.updateAttributes('table', { caption: 'Quote' });
    const table = saved(editor).content.find((block) => block.type === 'table');
    expect(table).toMatchObject({ attrs: { caption: 'Quote' } });
    expect(table?.type === 'table' && table.content.map((row) => row.content.map((cell) => cell.type))).toEqual([
      ['tableHeader', 'tableHeader', 'tableHeader'],
      ['tableCell', 'tableCell', 'tableCell'],
      ['tableCell', 'tableCell', 'tableCell'],
    ]);
  });
});
