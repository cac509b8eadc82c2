import { describe, expect, it } from '@jest/globals';
import { MockedProvider } from '@apollo/client/testing/react';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { NeedsOfEnteDocument, SaveNeedsLineDocument, SendNeedsDocument } from '../generated/graphql.js';
import EnteNeeds from './EnteNeeds.js';

const access = { id: null, secret: 's' };
const service = (key: string, unit: string) => ({ __typename: 'NeedsService', key, code: key, name: `Servizio ${key}`, unit, description: '' });
const line = (key: string, choice: string, quantity = '', note = '') => ({ __typename: 'NeedsLine', service: key, choice, quantity, note });
const needs = (revision: number, lines: object[], more: object = {}) => ({ __typename: 'NeedsOfEnte', lines, sentAt: null, changedSinceSent: false, viewerCanAnswer: true, revision, sheet: { __typename: 'NeedsSheet', id: 'f', instanceId: 'i', year: 2027, state: 'APERTA', services: [service('A', 'caselle'), service('B', '')], opensOn: '2026-12-01', closesOn: '2026-12-31', text: '', revision: 1 }, ...more });
const asked = (...of: object[]) => ({ request: { query: NeedsOfEnteDocument, variables: { access } }, result: { data: { needsOfEnte: of } } });
const save = (key: string, choice: string, quantity: string, seenRevision: number, result: object) => ({ request: { query: SaveNeedsLineDocument, variables: { input: { access, sheetId: 'f', service: key, choice, quantity, note: '', seenRevision } } }, result: { data: { saveNeedsLine: result } } });
const send = (seenRevision: number, result: object) => ({ request: { query: SendNeedsDocument, variables: { input: { access, sheetId: 'f', seenRevision } } }, result: { data: { sendNeeds: result } } });
const kept = (of: object) => ({ __typename: 'NeedsAnswerKept', needs: of });
const CHANGED = { __typename: 'AdhesionChanged', message: 'cambiato' };

function show(mocks: readonly object[]): void {
  render(
    <MockedProvider mocks={mocks as never}>
      <EnteNeeds access={access} />
    </MockedProvider>,
  );
}
const group = (key: string): Promise<HTMLElement> => screen.findByRole('group', { name: `Servizio ${key}` });
const choose = async (key: string, choice: string): Promise<void> => void fireEvent.click(within(await group(key)).getByRole('radio', { name: choice }));

describe('the answer of an Ente', () => {
  it('is kept line after line, each with the revision of the one before, and sent as it was typed', async () => {
    show([
      asked(needs(0, [])),
      save('A', 'RINNOVA', '12', 0, kept(needs(1, [line('A', 'RINNOVA', '12')]))),
      save('B', 'VALUTA', '', 1, kept(needs(2, [line('A', 'RINNOVA', '12'), line('B', 'VALUTA')]))),
      send(2, kept(needs(3, [line('A', 'RINNOVA', '12'), line('B', 'VALUTA')], { sentAt: '2026-12-03T10:00:00Z' }))),
    ]);
    await choose('A', 'Rinnova');
    fireEvent.change(within(await group('A')).getByLabelText('Quantità (caselle)'), { target: { value: '12' } });
    await choose('B', 'Vuole valutare');
    // Pressed within the pause: what is typed goes first.
    fireEvent.click(screen.getByRole('button', { name: 'Invia i fabbisogni' }));
    expect(await screen.findByText(/^Inviati il/)).toBeTruthy();
  });

  it('goes on top of what somebody wrote in another line', async () => {
    show([asked(needs(0, [])), save('A', 'DESIDERA', '', 0, CHANGED), asked(needs(1, [line('B', 'VALUTA')])), save('A', 'DESIDERA', '', 1, kept(needs(2, [line('A', 'DESIDERA'), line('B', 'VALUTA')])))]);
    await choose('A', 'Desidera');
    await screen.findByText(/^Salvato/);
    expect(within(await group('B')).getByRole<HTMLInputElement>('radio', { name: 'Vuole valutare' }).checked).toBe(true);
    expect(screen.queryByText(/Nel frattempo/)).toBeNull();
  });

  it('shows what somebody wrote in the same line, and keeps it', async () => {
    show([asked(needs(1, [line('B', 'VALUTA')])), save('B', 'DESIDERA', '', 1, CHANGED), asked(needs(2, [line('B', 'NON_INTERESSA')]))]);
    await choose('B', 'Desidera');
    expect(await screen.findByText(/Nel frattempo/)).toBeTruthy();
    expect(within(await group('B')).getByRole<HTMLInputElement>('radio', { name: 'Non interessa' }).checked).toBe(true);
  });

  it('says beside a service what is wrong or missing, and nothing is lost', async () => {
    const problems = (field: string, message: string) => ({ __typename: 'InvalidInput', problems: [{ __typename: 'FieldProblem', field, message }] });
    show([asked(needs(1, [line('A', 'RINNOVA')])), save('A', 'RINNOVA', 'tante', 1, problems('lines.A.quantity', 'Scrivete un numero.')), send(1, problems('lines.B.choice', 'Manca la risposta.'))]);
    fireEvent.change(within(await group('A')).getByLabelText('Quantità (caselle)'), { target: { value: 'tante' } });
    expect(await within(await group('A')).findByText('Scrivete un numero.')).toBeTruthy();
    expect(within(await group('A')).getByLabelText<HTMLInputElement>('Quantità (caselle)').value).toBe('tante');
    fireEvent.click(screen.getByRole('button', { name: 'Invia i fabbisogni' }));
    expect(await within(await group('B')).findByText('Manca la risposta.')).toBeTruthy();
  });

  it('tries again after the line broke', async () => {
    const broken = { request: { query: SaveNeedsLineDocument, variables: { input: { access, sheetId: 'f', service: 'B', choice: 'VALUTA', quantity: '', note: '', seenRevision: 0 } } }, error: new Error('broken') };
    show([asked(needs(0, [])), broken, save('B', 'VALUTA', '', 0, kept(needs(1, [line('B', 'VALUTA')]))), send(1, kept(needs(2, [line('B', 'VALUTA')], { sentAt: '2026-12-03T10:00:00Z' })))]);
    await choose('B', 'Vuole valutare');
    expect(await screen.findByText(/Riproviamo alla prossima modifica/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Invia i fabbisogni' }));
    await waitFor(() => expect(screen.getByText(/^Inviati il/)).toBeTruthy());
  });

  it('is only read after the last day', async () => {
    show([asked(needs(2, [line('B', 'VALUTA')], { viewerCanAnswer: false, sheet: { ...needs(0, []).sheet, state: 'CHIUSA' } }))]);
    expect(within(await group('B')).getByRole<HTMLInputElement>('radio', { name: 'Desidera' }).disabled).toBe(true);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/si intendono confermati i servizi in corso/)).toBeTruthy();
  });
});
