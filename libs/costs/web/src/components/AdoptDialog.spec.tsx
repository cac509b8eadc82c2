import { describe, expect, it } from '@jest/globals';
import { MockedProvider } from '@apollo/client/testing/react';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { AdoptCostSchemeDocument, CostScenarioActsDocument, CostSchemeAdoptionDocument } from '../generated/graphql.js';
import '../messages.js';
import { AdoptDialog } from './AdoptDialog.js';

const answer = (key: string, before: string[], after: string[], state = 'CHANGES', seenRevision = 0) => ({ __typename: 'CostActAnswer', key, label: key, before, after, state, reason: null, seenRevision });
const adoption = (...answers: object[]) => ({ __typename: 'CostSchemeAdoption', scenarioRevision: 2, act: { __typename: 'CostAct', id: 'i', title: 'Convenzione' }, answers, notCarried: ['«Sportello»: il modello non ha una domanda per un canone uguale per tutti.'], untouched: ['posta elettronica'] });
const acts = { request: { query: CostScenarioActsDocument, variables: { scenarioId: 's' } }, result: { data: { costScenarioActs: [{ __typename: 'CostAct', id: 'i', title: 'Convenzione' }] } } };
const preview = (...answers: object[]) => ({ request: { query: CostSchemeAdoptionDocument, variables: { scenarioId: 's', schemeKey: 'k', instanceId: 'i' } }, result: { data: { costSchemeAdoption: adoption(...answers) } } });
const write = (revision: number, result: object) => ({ request: { query: AdoptCostSchemeDocument, variables: { input: { scenarioId: 's', schemeKey: 'k', instanceId: 'i', seenRevision: 2, seen: [{ key: 'Fasce', revision }] } } }, result: { data: { adoptCostScheme: result } } });

function show(mocks: readonly object[]): void {
  render(
    <MockedProvider mocks={mocks as never}>
      <MemoryRouter>
        <AdoptDialog scenarioId="s" scheme={{ key: 'k', title: 'Fasce nostre' }} supposed onClose={() => undefined} />
      </MemoryRouter>
    </MockedProvider>,
  );
}

describe('taking a scheme into an act', () => {
  it('shows what changes and what the act cannot say, and asks again when somebody answered meanwhile', async () => {
    const rows = ['fino a 500: 150,00 €', 'fino a 1.000: 960,00 €'];
    show([acts, preview(answer('Fasce', rows, [rows[0]!, 'fino a 1.000: 970,00 €'])), write(0, { __typename: 'CostActChanged', by: 'Prova' }), preview(answer('Fasce', ['altro'], ['fino a 1.000: 970,00 €'], 'CHANGES', 1)), write(1, { __typename: 'CostSchemeAdopted', adoption: adoption(answer('Fasce', ['x'], ['x'], 'SAME', 2)) })]);
    const row = await screen.findByRole('row', { name: /^Fasce/ });
    expect(within(row).getAllByText('fino a 500: 150,00 €').map(({ tagName }) => tagName)).toEqual(['DIV', 'DIV']);
    expect(within(row).getByText('fino a 1.000: 970,00 €').tagName).toBe('STRONG');
    expect(screen.getByText(/Sportello/)).toBeTruthy();
    expect(screen.getByText(/nell’atto restano come sono: posta elettronica/)).toBeTruthy();
    expect(screen.getByText(/la variazione e l’IVA ipotizzate non ne fanno parte/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Scrivi nell’atto' }));
    expect(await screen.findByText(/Prova ha risposto nell’atto nel frattempo/)).toBeTruthy();
    await screen.findByText('altro');
    fireEvent.click(screen.getByRole('button', { name: 'Scrivi nell’atto' }));
    expect((await screen.findByRole('link', { name: 'Convenzione' })).getAttribute('href')).toBe('/atti/i');
  });

  it('offers nothing to write where the act says it all, or cannot say it', async () => {
    show([acts, preview(answer('Fasce', ['x'], ['x'], 'SAME'))]);
    expect(await screen.findByText(/L’atto dice già tutto questo/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Scrivi nell’atto' })).toBeNull();
  });
});
