import { MockedProvider } from '@apollo/client/testing/react';
import { expect, it } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import { OutgoingMailDocument } from '../generated/graphql.js';
import { OutgoingMailPage } from './OutgoingMailPage.js';

const MAIL = { __typename: 'OutgoingMailPage', total: 0, waiting: 0, waitingSince: null, refused: 0, lastDeliveredAt: null, items: [] };
const STOPPED = { __typename: 'StoppedAddress', address: 'anna@provincia.example', firstAt: '2026-11-02T10:00:00Z', stoppedAt: '2026-11-20T10:00:00Z', said: '550 5.1.1 No such user' };

async function shown(mail: object): Promise<HTMLElement> {
  const mocks = [{ request: { query: OutgoingMailDocument, variables: { offset: 0, limit: 30, state: null } }, result: { data: { outgoingMail: { ...MAIL, ...mail } } } }];
  const { container } = render(
    <MemoryRouter>
      <MockedProvider mocks={mocks as never}><OutgoingMailPage /></MockedProvider>
    </MemoryRouter>,
  );
  await screen.findByText('Nessuna lettera');
  return container;
}

it('addresses that are not written to any more are listed, with what the server said', async () => {
  const container = await shown({ stopped: [STOPPED], stoppedTotal: 51 });
  screen.getByText('51 indirizzi a cui non si scrive più').click();
  const row = screen.getByRole('row', { name: /^anna@provincia\.example/ });
  expect(within(row).getByText('550 5.1.1 No such user').getAttribute('lang')).toBe('en');
  screen.getByText('Qui sotto gli ultimi 1.');
  expect(await axe(container)).toHaveProperty('violations', []);
});

it('where every address is written to nothing is said of it', async () => {
  await shown({ stopped: [], stoppedTotal: 0 });
  expect(screen.queryByText(/non si scrive più/)).toBeNull();
});
