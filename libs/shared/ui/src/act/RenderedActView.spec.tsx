import type { RenderedAct, RenderedClause } from '@province-comuni/shared-act-tree';
import { fireEvent, render, screen } from '@testing-library/react';
import { RenderedActView, type ActActions } from './RenderedActView.js';

const clause = (id: string, text: string, key?: string): RenderedClause => ({ id, kind: 'testo', depth: 0, label: '', heading: '', state: 'STANDARD', blocks: [{ type: 'paragraph', runs: [{ text, ...(key ? { origin: { kind: 'variable', key, missing: false } } : {}) }] }] });
const act = (sede: string): RenderedAct => ({ key: 'convenzione', title: 'Convenzione', shortName: 'Convenzione', lang: 'it', clauses: [clause('sede', sede, 'provincia.sede'), clause('durata', 'tre anni')] });
const marked = (): string[] => [...document.querySelectorAll('.act-changed')].map(({ id }) => id);

describe('an act while one answers', () => {
  it('marks the clauses that the last answer changed and no others, and one that changes twice is marked anew', () => {
    const { rerender } = render(<RenderedActView act={act('via Roma')} />);
    expect(marked()).toEqual([]);
    rerender(<RenderedActView act={act('via Verdi')} changed={new Set(['sede'])} stamp={1} />);
    expect(marked()).toEqual(['clausola-sede']);
    const first = document.getElementById('clausola-sede');
    rerender(<RenderedActView act={act('via Bixio')} changed={new Set(['sede'])} stamp={2} />);
    expect(marked()).toEqual(['clausola-sede']);
    // An animation runs again only on another element.
    expect(document.getElementById('clausola-sede')).not.toBe(first);
    rerender(<RenderedActView act={act('via Bixio')} changed={new Set(['durata'])} stamp={3} />);
    expect(marked()).toEqual(['clausola-durata']);
  });

  it('leads from a value to its question', () => {
    const asked: string[] = [];
    const actions: ActActions = { onVariable: (key) => void asked.push(key), margin: () => null, instead: () => null, labelOf: () => 'Sede della Provincia' };
    render(<RenderedActView act={act('via Roma')} actions={actions} />);
    fireEvent.click(screen.getByRole('button', { name: /via Roma/ }));
    expect(asked).toEqual(['provincia.sede']);
  });
});
