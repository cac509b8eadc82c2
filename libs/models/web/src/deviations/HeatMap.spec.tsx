import { render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import './messages.js';
import { percent, shade } from './deviation-words.js';
import { HeatMap, type ReportData } from './HeatMap.js';

const counts = { __typename: 'DeviationCounts', standard: 1, adapted: 1, suppressed: 0, added: 0 } as const;
const clause = (clauseId: string, label: string, cells: object[]) => ({ __typename: 'DeviationClause', clauseId, label, lock: 'libera', position: 1, inModel: true, counts, absent: 0, heldBack: 0, changedPermille: 230, cells });
const report = {
  instances: [
    { instanceId: 'a', ente: 'Provincia di Pesaro e Urbino', sigla: 'PU', title: 'Convenzione ICT' },
    { instanceId: 'b', ente: 'Provincia di Lecco', sigla: 'LC', title: 'Convenzione' },
  ],
} as unknown as ReportData;
const clauses = [
  clause('conv-penali', 'Penali', [
    { instanceId: 'a', state: 'ADATTATA', changedPermille: 230, heldBack: false },
    { instanceId: 'b', state: 'SOPPRESSA', changedPermille: 1000, heldBack: false },
  ]),
  clause('conv-finali', 'Disposizioni finali', [{ instanceId: 'b', state: 'STANDARD', changedPermille: 0, heldBack: true }]),
] as unknown as ReportData['clauses'];

describe('the heat map of deviations', () => {
  it('is a table that says in words what its squares show, and leads to the wordings', async () => {
    const { container } = render(
      <MemoryRouter>
        <HeatMap report={report} clauses={clauses} modelKey="innovazione" />
      </MemoryRouter>,
    );
    const [, first, second] = screen.getAllByRole('row');
    within(first!).getByText('Adattata, 23 % delle parole');
    within(first!).getByText('Soppressa');
    expect(within(first!).getByRole('rowheader').querySelector('a')?.getAttribute('href')).toBe('/modelli/innovazione/scostamenti/conv-penali');
    within(second!).getByText('Standard; rinviata');
    within(second!).getByText('Standard');
    // The keyboard can scroll it.
    expect(screen.getByRole('region', { name: 'Clausole per Provincia' }).tabIndex).toBe(0);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('rounds to what people read', () => {
    expect([0, 1, 4, 5, 230, 1000].map(percent)).toEqual(['0', '<1', '<1', '1', '23', '100']);
    expect([0, 1, 250, 999, 1000].map(shade)).toEqual([0, 1, 2, 4, 4]);
  });
});
