import { MockedProvider } from '@apollo/client/testing/react';
import { SignInDocument } from '@province-comuni/shared-web-graphql';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import '../messages.js';
import { SignInForm } from './SignInForm.js';

const answer = (input: object, signIn: object) => ({ request: { query: SignInDocument, variables: { input } }, result: { data: { signIn } } });

function fill(): void {
  fireEvent.change(screen.getByLabelText('Indirizzo di posta elettronica'), { target: { value: 'a@demo.example ' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'una frase lunga' } });
  fireEvent.click(screen.getByRole('button', { name: 'Accedi' }));
}

const TYPED = { email: 'a@demo.example', password: 'una frase lunga' };

describe('SignInForm', () => {
  it('says why it is refused and keeps what was typed', async () => {
    const { container } = render(
      <MockedProvider mocks={[answer(TYPED, { __typename: 'Refused', code: 'IDENTITY.INVALID_CREDENTIALS', message: 'Indirizzo o password non corretti.' })]}>
        <SignInForm onSignedIn={() => undefined} />
      </MockedProvider>,
    );
    fill();
    expect((await screen.findByRole('alert')).textContent).toContain('Indirizzo o password non corretti.');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('una frase lunga');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('asks for the code where the account wants one, and hands on who signed in', async () => {
    const onSignedIn = jest.fn();
    const viewer = { __typename: 'Viewer', id: '1', name: 'A', surname: 'B', email: 'a@demo.example', locale: 'it', secondFactor: 'ACTIVE', canReadMailOutbox: false, memberships: [] };
    render(
      <MockedProvider mocks={[answer(TYPED, { __typename: 'SecondFactorRequired', message: '…' }), answer({ ...TYPED, code: '123456' }, { __typename: 'SignedIn', viewer })]}>
        <SignInForm onSignedIn={onSignedIn} />
      </MockedProvider>,
    );
    fill();
    fireEvent.change(await screen.findByLabelText('Codice di verifica'), { target: { value: '123 456' } });
    fireEvent.click(screen.getByRole('button', { name: 'Verifica' }));
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith('a@demo.example'));
  });
});
