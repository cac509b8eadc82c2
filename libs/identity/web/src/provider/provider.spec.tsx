import { useQuery } from '@apollo/client/react';
import { MockedProvider } from '@apollo/client/testing/react';
import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import '../page-messages.js';
import { SignInOptionsDocument } from '../generated/graphql.js';
import { ProviderRefusal } from './ProviderRefusal.js';
import { ProviderSection } from './ProviderSection.js';

/** Says when the server has answered. */
const Answered = (): ReactNode => useQuery(SignInOptionsDocument).data && 'risposto';
const at = (address: string, externalLabel: string | null, page: ReactNode) => (
  <MockedProvider mocks={[{ request: { query: SignInOptionsDocument }, result: { data: { signInOptions: { __typename: 'SignInOptions', externalLabel } } } }]}>
    <MemoryRouter initialEntries={[address]}>{page}</MemoryRouter>
  </MockedProvider>
);

describe('the digital identity', () => {
  it('is offered on the profile where the installation has a provider, and says when the way to it fails', async () => {
    globalThis.fetch = (async () => ({ ok: false, status: 500 })) as unknown as typeof fetch;
    const { container } = render(at('/profilo?identita=collegata', 'Entra con SPID o CIE', <ProviderSection />));
    await screen.findByText('La tua identità digitale è collegata a questo account.');
    expect((await axe(container)).violations).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Collega l’identità digitale' }));
    expect((await screen.findByRole('alert')).textContent).toContain('non è riuscito');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Collega l’identità digitale' }).disabled).toBe(false);
  });

  it('is not spoken of where there is none', async () => {
    render(at('/profilo', null, <><ProviderSection /><Answered /></>));
    await screen.findByText('risposto');
    expect(screen.queryByRole('heading')).toBeNull();
  });

  it.each([
    ['IDENTITY.EXTERNAL_IDENTITY_UNKNOWN', 'non è collegata a nessun account'],
    ['IDENTITY.ACCOUNT_EXISTS', 'Esiste già un account'],
    ['IDENTITY.EXTERNAL_SIGN_IN_REFUSED', 'non è riuscito'],
    ['constructor', 'non è riuscito'],
  ])('says why it led to nothing: %s', (code, words) => {
    render(at(`/accedi?errore=${encodeURIComponent(code)}`, null, <ProviderRefusal />));
    expect(screen.getByRole('alert').textContent).toContain(words);
  });
});
