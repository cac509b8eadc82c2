import '../messages.js';
import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import type { ComparedLine, Comparison } from '../words.js';
import { ComparisonTable } from './ComparisonTable.js';
import { groupsOf, hiddenLines } from './groups.js';

const line = (label: string, facts: readonly (string | null)[], differs: boolean, numbers: readonly (number | null)[] = facts.map(() => null)): ComparedLine => ({
  __typename: 'ComparedLine',
  ...{ key: label, label, differs, unit: null, spread: differs && numbers[0] !== null ? '10' : '' },
  cells: facts.map((fact, sheet) => ({ __typename: 'ComparedCell', number: numbers[sheet] ?? null, note: fact === null ? 'Non lo dice.' : '', rows: fact === null ? [] : [{ __typename: 'ComparedRow', name: '', facts: [fact] }] })),
});
const none = ['a', 'b'].map(() => ({ __typename: 'ComparedTexts' as const, unavailable: '', texts: [] }));
const comparison: Comparison = {
  __typename: 'PracticeComparison',
  inhabitants: 3000,
  sheets: ['Lecco', 'Macerata'].map((ente) => ({ __typename: 'ComparedSheet', id: ente, ente, title: ente, form: 'PPP', year: 2020, entiServed: 49 })),
  overview: { __typename: 'ComparedTable', kind: null, label: 'Dati generali', lines: [line('Livello', ['Avanzato', 'Avanzato'], false), line('Enti', ['49', '59'], true, [49, 59])] },
  dimensions: [{ __typename: 'ComparedDimension', key: 'COSTI', label: 'Costo dei servizi', differs: true, paragraphs: none, tables: [{ __typename: 'ComparedTable', kind: 'PREZZI', label: 'Prezzi', lines: [line('Posta', ['142,00 €', null], true)] }] }],
  strengths: none,
  weaknesses: none,
  conditions: none,
};
const groups = groupsOf(comparison, { overview: 'Dati generali', texts: 'Descrizione', strengthsEtc: 'Giudizi', strengths: 'Forza', weaknesses: 'Debolezza', conditions: 'Condizioni' });
const draw = (onlyDifferences: boolean) => render(<MemoryRouter><ComparisonTable comparison={comparison} groups={groups} onlyDifferences={onlyDifferences} /></MemoryRouter>);

describe('sheets side by side', () => {
  it('say in words which lines differ, by how much, and why a cell is empty', async () => {
    const { container } = draw(false);
    expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual(['Voce', expect.stringContaining('Lecco'), expect.stringContaining('Macerata')]);
    const enti = screen.getByRole('row', { name: /^Enti/ });
    expect(within(enti).getByText('Diverse')).toBeTruthy();
    expect(within(enti).getByText('differenza 10')).toBeTruthy();
    expect(within(screen.getByRole('row', { name: /^Livello/ })).queryByText('Diverse')).toBeNull();
    expect(within(screen.getByRole('row', { name: /^Posta/ })).getByText('Non lo dice.')).toBeTruthy();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('keep only what differs when asked, and say how much that hides', () => {
    draw(true);
    expect(screen.queryByRole('row', { name: /^Livello/ })).toBeNull();
    expect(screen.getByRole('row', { name: /^Enti/ })).toBeTruthy();
    expect(hiddenLines(groups)).toBe(1);
  });

  it('close and open by dimension, from the keyboard too', () => {
    draw(false);
    const button = screen.getByRole('button', { name: 'Costo dei servizi' });
    expect(button.getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('row', { name: /^Posta/ })).toBeNull();
  });
});
