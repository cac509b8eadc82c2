import '../messages.js';
import { describe, expect, it, jest } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { HiddenClauses, ShownBecause } from './WhyView.js';

const leaf = (sentence: string, holds: boolean | null) => ({ sentence, holds, joined: null, parts: [] });
const reason = (clauseId: string, shown: boolean, explanation: unknown) => ({ __typename: 'ShownBecause' as const, clauseId, shown, explanation });

describe('why a clause is there or not', () => {
  it('says of each part whether it holds, in words too', async () => {
    const { container } = render(<HiddenClauses reasons={[reason('conv-ppp', false, { sentence: '', holds: false, joined: 'and', parts: [leaf('«Forma» è PPP', false), leaf('«Rischio» ha una risposta', null)] })]} nameOf={() => 'Partenariato'} onClause={jest.fn()} />);
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items[1]).toContain('✗non vale: ');
    expect(items[2]).toBe('✗non vale:  «Forma» è PPP');
    expect(items[3]).toBe('?manca una risposta:  «Rischio» ha una risposta');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('leads to a clause that is not on the page', () => {
    const onClause = jest.fn();
    render(<HiddenClauses reasons={[reason('conv-ppp', false, null)]} nameOf={() => 'Partenariato'} onClause={onClause} />);
    fireEvent.click(screen.getByRole('button', { name: 'Partenariato' }));
    expect(onClause).toHaveBeenCalledWith('conv-ppp');
    expect(screen.getByText('Non c’è il gruppo che la contiene.')).toBeTruthy();
  });

  it('is there always without a condition', () => {
    render(<ShownBecause reason={reason('conv-durata', true, null)} />);
    expect(screen.getByText('Presente sempre.')).toBeTruthy();
  });
});
