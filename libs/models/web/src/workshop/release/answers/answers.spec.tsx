import { describe, expect, it } from '@jest/globals';
import type { MigrationSource } from '@province-comuni/models-contract';
import type { VariableDef } from '@province-comuni/shared-act-tree';
import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { useState, type ReactElement } from 'react';
import '../../messages.js';
import '../../parts/messages.js';
import '../messages.js';
import { factorFrom, factorText } from './factor-text.js';
import { startOf, undeclaredQuestions } from './previous-questions.js';
import { SourceFields } from './SourceFields.js';

function question(key: string, type: VariableDef['type'], change: Partial<VariableDef> = {}): VariableDef {
  return { key, type, scope: 'istanza', label: `Domanda ${key}`, question: '', help: '', why: '', sources: [], required: true, options: [], columns: [], ...change };
}

const options = (...codes: string[]): Partial<VariableDef> => ({ options: codes.map((value) => ({ value, label: `Opzione ${value}`, attributes: {} })) });

let last: MigrationSource;

function Fields({ from, to }: { from: VariableDef; to: VariableDef }): ReactElement {
  const [source, setSource] = useState<MigrationSource>({ key: from.key, conversion: startOf(from, to) });
  return <SourceFields id="prova" source={source} before={[from]} to={to} onChange={(next) => setSource((last = next))} />;
}

describe('a factor typed the Italian way', () => {
  it.each([['1.000', '1000'], ['0,5', '0.5'], ['1936,27', '1936.27'], [' 12 ', '12'], ['1.5', '1.5'], ['dodici', 'dodici'], ['', '']])('%j is kept as %j', (typed, kept) => {
    expect(factorFrom(typed)).toBe(kept);
  });

  it('reads back with a comma', () => {
    expect([factorText('0.5'), factorText('1000'), factorText('dodici')]).toEqual(['0,5', '1000', 'dodici']);
  });
});

describe('what an answer becomes', () => {
  it('of a number is shown while the factor is typed', async () => {
    const { container } = render(<Fields from={question('a', 'intero', { unit: 'migliaia di euro' })} to={question('a', 'importo')} />);
    fireEvent.change(screen.getByLabelText(/^Fattore/), { target: { value: '1.000' } });
    expect(last.conversion).toEqual({ kind: 'scale', operation: 'multiply', factor: '1000', decimals: 2 });
    expect(screen.getByRole('status').textContent?.replaceAll('\u00a0', ' ')).toBe('12 migliaia di euro → 12.000,00 €');
    fireEvent.change(screen.getByLabelText(/^Fattore/), { target: { value: '0' } });
    expect(screen.getByRole('status').textContent).toContain('si chiede di nuovo');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('of a choice is said option by option, in a table', async () => {
    const { container } = render(<Fields from={question('s', 'scelta', options('A', 'B'))} to={question('s', 'scelta', options('B', 'C', 'D'))} />);
    expect(last).toBeDefined();
    fireEvent.change(screen.getByRole('combobox', { name: /«Opzione A» diventa/ }), { target: { value: 'C' } });
    expect(last.conversion).toEqual({ kind: 'options', options: [{ from: 'A', to: ['C'] }] });
    expect(screen.getByRole('status').textContent).toBe('Opzione A → Opzione C');
    fireEvent.change(screen.getByRole('combobox', { name: /«Opzione A» diventa/ }), { target: { value: 'dividi' } });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Opzione C' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Opzione D' }));
    expect(last.conversion).toEqual({ kind: 'options', options: [{ from: 'A', to: ['C', 'D'] }] });
    expect(screen.getByRole('status').textContent).toBe('Opzione A → si chiede fra Opzione C, Opzione D');
    fireEvent.change(screen.getByRole('combobox', { name: /«Opzione A» diventa/ }), { target: { value: 'chiedi' } });
    expect(last.conversion).toEqual({ kind: 'options', options: [{ from: 'A', to: [] }] });
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is asked for where answers would be lost from sight', () => {
    const before = [question('a', 'intero'), question('b', 'intero'), question('c', 'scelta', options('A', 'B')), question('d', 'testo')];
    const now = [question('a', 'intero', { label: 'Altra' }), question('b', 'importo'), question('c', 'scelta', options('A'))];
    expect(undeclaredQuestions(before, now, []).map(({ key }) => key)).toEqual(['b', 'c', 'd']);
    expect(undeclaredQuestions(before, now, [{ key: 'b', sources: [{ key: 'b', conversion: { kind: 'ask' } }, { key: 'd', conversion: { kind: 'ask' } }], several: 'first', reason: '' }]).map(({ key }) => key)).toEqual(['c']);
  });
});
