import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { MockedProvider } from '@apollo/client/testing/react';
import { axe } from 'jest-axe';
import '../messages.js';
import type { ModelData } from '../hooks/model-data.js';
import { AdoptionsTab } from './AdoptionsTab.js';
import { AdoptionMapProvinceDocument } from './generated/graphql.js';

const option = (value: string, label: string) => ({ __typename: 'ModelOption', value, label, description: '', suits: null });
const adoption = { __typename: 'Adoption', enteId: '1', ente: 'Provincia di Pesaro e Urbino', sigla: 'PU', version: '1.0.0', form: 'PUBBLICO', level: 'BASE', since: '2026-04-03T10:00:00Z' };
const model = { forms: [option('PUBBLICO', 'Gestione pubblica')], levels: [option('BASE', 'Base')], adoptions: [adoption, { ...adoption, version: '1.1.0', level: null }] } as unknown as ModelData;
const province = [{ __typename: 'Ente', id: '1', sigla: 'PU', nome: 'Pesaro e Urbino' }, { __typename: 'Ente', id: '2', sigla: 'LC', nome: 'Lecco' }];

function show(shown: ModelData): HTMLElement {
  return render(
    <MockedProvider mocks={[{ request: { query: AdoptionMapProvinceDocument }, result: { data: { province } } }]}>
      <AdoptionsTab model={shown} />
    </MockedProvider>,
  ).container;
}

describe('AdoptionsTab', () => {
  it('says of each Provincia what it adopted, on the map and in the table', async () => {
    const container = show(model);
    const tile = await screen.findByRole('gridcell', { name: 'Pesaro e Urbino: Versione 1.0.0, Gestione pubblica, Base, dal 3 aprile 2026; Versione 1.1.0, Gestione pubblica, dal 3 aprile 2026' });
    expect(tile.textContent).toBe('PU✓');
    expect(screen.getByRole('gridcell', { name: 'Lecco: non lo ha ancora adottato' }).textContent).toBe('LC');
    expect(screen.getAllByRole('gridcell')).toHaveLength(76);
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(3);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('leads with the arrows to every Provincia', () => {
    show(model);
    const reached = new Set([screen.getAllByRole('gridcell')[0]!]);
    for (const from of reached) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        act(() => from.focus());
        fireEvent.keyDown(from, { key });
        reached.add(document.activeElement as HTMLElement);
      }
    }
    expect(reached.size).toBe(76);
  });

  it('shows the map also before the first adoption', () => {
    show({ ...model, adoptions: [] });
    screen.getByText(/Nessuna Provincia ha ancora adottato/);
    screen.getByText('Lo ha adottato (0)');
  });
});
