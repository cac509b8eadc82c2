import '../messages.js';
import { describe, expect, it, jest } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import type { DraftData } from '../draft-data.js';
import { ActTree } from './ActTree.js';

const clause = (id: string, parentId: string | null = null, kind = 'articolo') => ({ id, parentId, kind, lock: 'libera', label: id.toUpperCase(), seen: 's', standing: id === 'due' ? 'CHANGED' : 'SAME', sentence: null });
const act = (id: string, clauses: object[]) => ({ part: { kind: 'act', id, label: `Atto ${id}`, seen: 's', standing: 'SAME', value: {}, sentence: null }, clauses });
const DRAFT = { acts: [act('a', [clause('uno'), clause('visti', null, 'gruppo'), clause('voce', 'visti', 'voce'), clause('due')]), act('b', [clause('tre')])], problems: [{ code: 'X', message: '', part: { kind: 'clause', id: 'tre', label: '' } }] } as unknown as DraftData;

function draw(selected = 'clause/uno') {
  const props = { onOpen: jest.fn(), onStep: jest.fn(), onDrop: jest.fn(), canDrop: () => true };
  const view = render(
    <MemoryRouter>
      <ActTree draft={DRAFT} selected={selected} {...props} />
    </MemoryRouter>,
  );
  return { ...view, ...props };
}
const names = (): (string | null)[] => screen.getAllByRole('treeitem').map((item) => item.querySelector('.workshop-tree-label')!.textContent);
const press = (key: string, more: object = {}): boolean => fireEvent.keyDown(document.activeElement!, { key, ...more });

describe('the tree of acts and clauses', () => {
  it('opens around what is selected; a closed act says that something inside is to be mended', async () => {
    const { container } = draw();
    expect(names()).toEqual(['Atto a', 'UNO', 'VISTI', 'VOCE', 'DUE', 'Atto b']);
    expect(screen.getByRole('treeitem', { name: /Atto b/ }).textContent).toContain('da sistemare');
    expect(screen.getByRole('treeitem', { name: /DUE/ }).textContent).toContain('cambiata');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is walked, folded and reordered by keyboard', () => {
    const { onStep } = draw();
    screen.getByRole('treeitem', { name: /UNO/ }).focus();
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('VISTI');
    press('ArrowLeft');
    expect(names()).toEqual(['Atto a', 'UNO', 'VISTI', 'DUE', 'Atto b']);
    press('ArrowRight');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toContain('VOCE');
    press('ArrowLeft');
    press('ArrowUp', { altKey: true });
    expect(onStep).toHaveBeenCalledWith('visti', 'up');
    press('End');
    expect(document.activeElement?.textContent).toContain('Atto b');
    press('Home');
    expect(document.activeElement?.textContent).toContain('Atto a');
    expect(screen.getAllByRole('treeitem').filter((item) => item.tabIndex === 0)).toHaveLength(1);
  });

  it('shows what one goes to from elsewhere, also in a closed act', () => {
    const { rerender, onOpen } = draw();
    rerender(
      <MemoryRouter>
        <ActTree draft={DRAFT} selected="clause/tre" onOpen={onOpen} onStep={jest.fn()} onDrop={jest.fn()} canDrop={() => true} />
      </MemoryRouter>,
    );
    expect(screen.getByRole('treeitem', { name: /TRE/ }).getAttribute('aria-selected')).toBe('true');
  });

  it('takes what is dropped on a clause', () => {
    const { onDrop } = draw();
    fireEvent.dragStart(screen.getByRole('treeitem', { name: /DUE/ }));
    fireEvent.drop(screen.getByRole('treeitem', { name: /UNO/ }));
    expect(onDrop).toHaveBeenCalledWith('due', 'uno');
  });
});
