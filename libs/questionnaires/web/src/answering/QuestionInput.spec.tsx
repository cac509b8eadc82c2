import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { useState, type ReactElement } from 'react';
import '../messages.js';
import { NO_LINE, type Line, type Question } from './lines.js';
import { QuestionInput } from './QuestionInput.js';

const question = (more: Partial<Question>): Question => ({ __typename: 'QuestionnaireQuestion', key: 'q', kind: 'GRADUATORIA', text: 'In che ordine?', help: '', required: false, options: ['Alfa', 'Beta', 'Gamma'].map((text) => ({ __typename: 'QuestionnaireOption' as const, key: text, text })), min: null, max: null, lowLabel: '', highLabel: '', dontKnow: false, long: false, unit: '', ...more });

function Asked({ asked, problem }: { readonly asked: Question; readonly problem?: string }): ReactElement {
  const [line, setLine] = useState<Line>(NO_LINE);
  return <QuestionInput question={asked} prefix="d" line={line} problem={problem} disabled={false} onChange={setLine} />;
}

describe('a ranking', () => {
  it('is put in order by buttons, and the focus goes where the next one is', async () => {
    const { container } = render(<Asked asked={question({})} />);
    const order = (): (string | null | undefined)[] => [...container.querySelectorAll('ol li > span')].map((item) => item.textContent);
    for (const item of ['Beta', 'Alfa', 'Gamma']) fireEvent.click(screen.getByRole('button', { name: new RegExp(`Metti «${item}»`) }));
    expect(order()).toEqual(['1° posto: Beta', '2° posto: Alfa', '3° posto: Gamma']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Sposta «Gamma» in su');
    fireEvent.click(screen.getByRole('button', { name: 'Sposta «Gamma» in su' }));
    fireEvent.click(screen.getByRole('button', { name: 'Sposta «Gamma» in su' }));
    expect(order()).toEqual(['1° posto: Gamma', '2° posto: Beta', '3° posto: Alfa']);
    // At the top there is no «up» any more: the other button of the item has it.
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Sposta «Gamma» in giù');
    expect(screen.getByRole('status').textContent).toBe('«Gamma» è al 1° posto.');
    fireEvent.click(screen.getByRole('button', { name: 'Togli «Beta» dalla graduatoria' }));
    expect(order()).toEqual(['1° posto: Gamma', '2° posto: Alfa']);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('a scale', () => {
  it('says what its ends mean and what is wrong, offers «non so», and takes an answer back', async () => {
    const { container } = render(<Asked asked={question({ kind: 'SCALA', text: 'Quanto?', min: 1, max: 3, lowLabel: 'poco', dontKnow: true })} problem="Manca." />);
    const group = screen.getByRole('radiogroup', { name: 'Quanto?' });
    expect(group.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)?.textContent)).toEqual(['1 = poco', 'Manca.']);
    fireEvent.click(screen.getByRole('radio', { name: '2' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Non so' }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '2' }).checked).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Togli la risposta a «Quanto?»' }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Non so' }).checked).toBe(false);
    expect((await axe(container)).violations).toEqual([]);
  });
});
