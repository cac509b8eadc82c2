import { describe, expect, it } from '@jest/globals';
import type { Condition, VariableDef } from '@province-comuni/shared-act-tree';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { useState, type ReactElement } from 'react';
import type { DraftData, DraftPartData } from '../draft-data.js';
import { ConditionBuilder, emptyPart, PART_FORMS } from './index.js';
import { numberFrom, numberText } from './typed-number.js';

const common = { scope: 'istanza' as const, question: 'Domanda?', help: '', why: '', sources: [], required: true, columns: [], options: [], step: 'passo' };
const VARIABLES: VariableDef[] = [
  { ...common, key: 'forma', type: 'scelta', label: 'Forma', options: [{ value: 'PUBBLICO', label: 'Pubblica', attributes: {} }, { value: 'PPP', label: 'Partenariato', attributes: {} }] },
  { ...common, key: 'livello', type: 'scelta', label: 'Livello', options: [{ value: 'BASE', label: 'Base', attributes: {} }] },
  { ...common, key: 'durata', type: 'intero', label: 'Durata' },
];

function part(kind: string, id: string, label: string, value: unknown): DraftPartData {
  return { __typename: 'DraftPart', kind, id, label, value, seen: 'x', standing: 'SAME', sentence: null } as DraftPartData;
}

const DRAFT = {
  id: 'bozza',
  modelKey: 'prova',
  formAxis: 'forma',
  levelAxis: 'livello',
  forms: VARIABLES[0]!.options,
  levels: VARIABLES[1]!.options,
  acts: [{ part: part('act', 'convenzione', 'Convenzione', {}), clauses: [] }],
  steps: [part('step', 'passo', 'Passo', { id: 'passo', title: 'Passo', description: '' })],
  variables: VARIABLES.map((variable) => part('variable', variable.key, variable.label, variable)),
  rules: [],
  cells: [],
  parameters: [part('parameter', 'minimo', 'Durata minima', { id: 'minimo', description: 'Durata minima', values: [] })],
  sources: [],
} as unknown as DraftData;

let last: Condition | null = null;

function Builder({ start }: { start: Condition | null }): ReactElement {
  const [value, setValue] = useState(start);
  return <ConditionBuilder id="quando" label="Quando vale" value={value} draft={DRAFT} onChange={(next) => setValue((last = next))} />;
}

const sentence = (): string => within(screen.getByRole('group', { name: 'Quando vale' })).getByRole('status').textContent ?? '';
const choose = (name: string, label: string, at = 0): void => {
  const select = screen.getAllByRole('combobox', { name })[at] as HTMLSelectElement;
  fireEvent.change(select, { target: { value: [...select.options].find((option) => option.text === label)!.value } });
};

describe('a condition built from menus', () => {
  it('reads as a sentence at every step', () => {
    render(<Builder start={null} />);
    expect(sentence()).toBe('Vale sempre.');
    fireEvent.click(screen.getByRole('button', { name: 'Aggiungi una condizione' }));
    choose('Valore', 'Partenariato');
    expect(sentence()).toBe('Vale se «Forma» è Partenariato.');
    fireEvent.click(screen.getByRole('button', { name: 'Aggiungi una condizione' }));
    choose('Che cosa si guarda', 'Durata', 1);
    choose('Confronto', 'è almeno', 1);
    choose('Confrontato con', 'valore di legge: Durata minima');
    expect(sentence()).toBe('Vale se «Forma» è Partenariato e «Durata» è almeno il valore di legge «Durata minima».');
    choose('Come si uniscono', 'ne vale almeno una');
    fireEvent.click(screen.getAllByRole('checkbox', { name: /al contrario/ })[0]!);
    expect(sentence()).toBe('Vale se non vale che «Forma» è Partenariato oppure «Durata» è almeno il valore di legge «Durata minima».');
    expect(last).toEqual({
      op: 'or',
      args: [
        { op: 'not', arg: { op: 'is', left: { kind: 'variable', key: 'forma' }, right: { kind: 'literal', value: 'PPP' } } },
        { op: 'atLeast', left: { kind: 'variable', key: 'durata' }, right: { kind: 'parameter', id: 'minimo' } },
      ],
    });
    fireEvent.click(screen.getByRole('button', { name: 'Togli la condizione 2' }));
    fireEvent.click(screen.getByRole('button', { name: 'Togli la condizione 1' }));
    expect(last).toBeNull();
  });

  it('keeps the value when the comparison changes, and takes many where it is one of', () => {
    render(<Builder start={{ op: 'is', left: { kind: 'variable', key: 'forma' }, right: { kind: 'literal', value: 'PPP' } }} />);
    choose('Confronto', 'è uno fra');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Pubblica' }));
    expect(sentence()).toBe('Vale se «Forma» è uno fra Pubblica e Partenariato.');
  });

  it('is accessible', async () => {
    const { container } = render(<Builder start={{ op: 'or', args: [{ op: 'answered', variable: 'durata' }, { op: 'and', args: [{ op: 'answered', variable: 'forma' }, { op: 'answered', variable: 'livello' }] }] }} />);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('the forms of the parts', () => {
  it.each(['step', 'variable', 'rule', 'cell', 'parameter', 'source'] as const)('%s: an empty one is drawn, accessible, and says what is wrong at its field', async (kind) => {
    const Form = PART_FORMS[kind] as (props: { draft: DraftData; value: unknown; problems: Record<string, string>; isNew: boolean; onChange: (value: unknown) => void }) => ReactElement;
    const field = { step: 'title', variable: 'label', rule: 'message', cell: 'source', parameter: 'description', source: 'title' }[kind];
    const { container } = render(<Form draft={DRAFT} value={emptyPart(kind, DRAFT)} problems={{ [field]: 'Qui manca qualcosa.' }} isNew onChange={() => undefined} />);
    expect(screen.getByRole('alert').textContent).toBe('Qui manca qualcosa.');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('a question that becomes a choice takes options, and loses the answer of another shape', () => {
    let value = { ...VARIABLES[2]!, defaultValue: 5 } as VariableDef;
    const Form = PART_FORMS.variable;
    const { rerender } = render(<Form draft={DRAFT} value={value} problems={{}} isNew={false} onChange={(next) => (value = next)} />);
    choose('Tipo di risposta (obbligatorio)', 'una scelta');
    expect('defaultValue' in value).toBe(false);
    rerender(<Form draft={DRAFT} value={value} problems={{}} isNew={false} onChange={(next) => (value = next)} />);
    fireEvent.click(screen.getByRole('button', { name: 'Aggiungi un’opzione' }));
    expect(value.options).toEqual([{ value: '', label: '', attributes: {} }]);
  });
});

describe('a number typed the Italian way', () => {
  it.each([
    ['1.440,5', 1440.5],
    ['1440', 1440],
    ['-3', -3],
    ['1.44', null],
    ['1,2,3', null],
    ['abc', null],
  ])('%s', (text, value) => expect(numberFrom(text)).toBe(value));

  it('is written with a comma', () => expect(numberText(2.5)).toBe('2,5'));
});
