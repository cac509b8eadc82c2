import '../messages.js';
import { describe, expect, it } from '@jest/globals';
import { parseRichText, type RichText } from '@province-comuni/shared-act-tree';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ClauseTextEditor } from './ClauseTextEditor.js';

const NORM = { label: 'art. 30 TUEL', urn: 'urn:nir:stato:decreto.legislativo:2000-08-18;267~art30' };

function open(): { container: HTMLElement; written: () => RichText } {
  let now: RichText = { type: 'doc', content: [] };
  const { container } = render(<ClauseTextEditor label="Testo" initial={{ type: 'doc', content: [{ type: 'paragraph' }] }} labels={{ variable: (key) => key, clause: (id) => id }} variables={[]} clauses={[]} norms={[NORM]} onChange={(text) => (now = text)} />);
  return { container, written: () => parseRichText(now, { allowLogic: false }) };
}

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const types = (text: RichText): string[] => text.content.map(({ type }) => type);

describe('who adapts a clause', () => {
  it('writes a table, with its rows, columns and title, as the server takes it from an official', async () => {
    const { container, written } = open();
    press('Inserisci una tabella');
    press('Aggiungi una riga');
    press('Aggiungi una colonna');
    fireEvent.change(screen.getByLabelText('Titolo della tabella'), { target: { value: 'Quote' } });
    const table = written().content.find((block) => block.type === 'table');
    expect(table?.type === 'table' && [table.attrs?.caption, table.content.map((row) => row.content.length)]).toEqual(['Quote', [3, 3, 3, 3]]);
    press('Togli la tabella');
    expect(types(written())).not.toContain('table');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('counts a list with letters', () => {
    const { written } = open();
    press('Elenco numerato');
    press('Con lettere');
    expect(written().content[0]).toMatchObject({ type: 'orderedList', attrs: { style: 'letter' } });
  });

  it('cites a norm, with its address; without one it is told at the field', async () => {
    const { written } = open();
    press('Inserisci una norma');
    press('Inserisci');
    await screen.findByText('L’indirizzo comincia con urn:nir:');
    fireEvent.change(screen.getByLabelText(/^Una norma della clausola/), { target: { value: NORM.urn } });
    press('Inserisci');
    await waitFor(() => expect(JSON.stringify(written())).toContain(NORM.urn));
    expect(written().content[0]).toMatchObject({ content: [{ type: 'legalRef', attrs: NORM }] });
  });
});
