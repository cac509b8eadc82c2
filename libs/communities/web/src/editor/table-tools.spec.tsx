import '../messages.js';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parsePostText, type PostText } from '@province-comuni/communities-contract';
import { fireEvent, render, screen } from '@testing-library/react';
import PostEditor from './PostEditor.js';

beforeAll(() => {
  // jsdom draws nothing: what scrolls to the cursor asks where it is.
  const nowhere = { getClientRects: () => [], getBoundingClientRect: () => new DOMRect() };
  Object.assign(Range.prototype, nowhere);
});

const cell = (type: string, text: string): object => ({ type, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const TABLE = { type: 'doc', content: [{ type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader', 'Comune'), cell('tableHeader', 'Gare')] }, { type: 'tableRow', content: [cell('tableCell', 'Urbino'), cell('tableCell', '12')] }] }, { type: 'paragraph' }] } as unknown as PostText;

describe('a table in the editor', () => {
  it('grows and shrinks by its buttons, stays what the server takes, and goes away whole', () => {
    let text = TABLE;
    render(<PostEditor label="Testo" initial={TABLE} communityId={null} onChange={(next) => (text = next)} />);
    const shape = (): number[] => parsePostText(text).content.flatMap((block) => (block.type === 'table' ? block.content.map((row) => row.content.length) : []));
    const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
    press('Aggiungi una riga');
    expect(shape()).toEqual([2, 2, 2]);
    press('Aggiungi una colonna');
    expect(shape()).toEqual([3, 3, 3]);
    press('Togli la colonna');
    press('Togli la riga');
    expect(shape()).toEqual([2, 2]);
    press('Togli la tabella');
    expect(shape()).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Togli la tabella' })).toBeNull();
  });
});
