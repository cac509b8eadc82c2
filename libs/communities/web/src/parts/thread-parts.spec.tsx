import '../messages.js';
import { MockedProvider } from '@apollo/client/testing/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter, useLocation } from 'react-router';
import { SetDiscussionDocument } from '../generated/graphql.js';
import { GoTo } from './LongThread.js';
import { ShareButton } from './ShareButton.js';
import { Tags } from './Tags.js';

afterEach(cleanup);

function Address(): string {
  return useLocation().search;
}

describe('the number of a post', () => {
  it('leads to it; one that is not there is said at the field', async () => {
    const { container } = render(<MemoryRouter><GoTo last={10_000} /><output><Address /></output></MemoryRouter>);
    const go = (typed: string): void => {
      fireEvent.change(screen.getByLabelText('Vai al messaggio (da 1 a 10000)'), { target: { value: typed } });
      fireEvent.click(screen.getByRole('button', { name: 'Vai' }));
    };
    for (const wrong of ['10001', '0', 'x', '']) {
      go(wrong);
      expect(screen.getByText('Un numero da 1 a 10000.')).toBeTruthy();
    }
    expect((await axe(container)).violations).toEqual([]);
    go(' 4321 ');
    await waitFor(() => expect(container.querySelector('output')!.textContent).toBe('?messaggio=4321'));
    expect(screen.queryByText('Un numero da 1 a 10000.')).toBeNull();
    fireEvent.click(screen.getByRole('link', { name: 'Vai all’ultimo' }));
    await waitFor(() => expect(container.querySelector('output')!.textContent).toBe('?messaggio=10000'));
  });
});

describe('tags of a discussion', () => {
  it('are changed where they are shown; what is wrong is said at the field, and nothing typed is lost', async () => {
    const answer = (tags: string[], setDiscussion: object): object => ({ request: { query: SetDiscussionDocument, variables: { input: { discussionId: 'd', pinned: null, closed: null, tags } } }, result: { data: { setDiscussion } } });
    let changed = 0;
    render(
      <MockedProvider mocks={[answer(['gare', 'tempi'], { __typename: 'InvalidInput', problems: [{ __typename: 'FieldProblem', field: 'tags', message: 'Al massimo 5 etichette.' }] }), answer(['gare'], { __typename: 'CommunityDone', id: 'd' })] as never}>
        <Tags discussion={{ id: 'd', tags: ['gare'] }} onChanged={async () => void (changed += 1)} />
      </MockedProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Cambia le etichette' }));
    const field = screen.getByLabelText<HTMLInputElement>('Etichette');
    expect([document.activeElement === field, field.value]).toEqual([true, 'gare']);
    fireEvent.change(field, { target: { value: 'gare, , tempi ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Salva' }));
    await screen.findByText('Al massimo 5 etichette.');
    expect([field.value, changed]).toEqual(['gare, , tempi ', 0]);
    fireEvent.change(field, { target: { value: 'gare' } });
    fireEvent.click(screen.getByRole('button', { name: 'Salva' }));
    await screen.findByRole('button', { name: 'Cambia le etichette' });
    expect(changed).toBe(1);
  });
});

describe('a discussion that is shared', () => {
  it('gives its whole address', async () => {
    const { baseElement } = render(<ShareButton address="/community/sua/d" />);
    fireEvent.click(screen.getByRole('button', { name: 'Condividi' }));
    expect((await screen.findByLabelText<HTMLInputElement>('Indirizzo della discussione')).value).toBe(`${location.origin}/community/sua/d`);
    expect((await axe(baseElement)).violations).toEqual([]);
  });
});
