import { MockedProvider } from '@apollo/client/testing/react';
import { describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter, Route, Routes } from 'react-router';
import { ChangeCommunityGuidelinesDocument, CommunityGuidelinesDocument } from './generated/graphql.js';
import { GuidelinesPage } from './GuidelinesPage.js';

const changed = (revision: number, version: number, before: string[], after: string[]) => ({ __typename: 'CommunityGuidelinesChangeType', revision, version, at: '2026-12-01T08:00:00Z', personName: 'Anna', before, after });
const kept = (more: object) => ({ request: { query: CommunityGuidelinesDocument, variables: { key: 'sua' } }, result: { data: { communityGuidelines: { __typename: 'CommunityKeptGuidelines', communityId: 'c', title: 'SUA', guidelines: ['Una.', 'Due.'], version: 1, revision: 0, acceptedVersion: 1, canChange: true, changes: [], ...more } } } });

function shown(mocks: readonly object[]): HTMLElement {
  return render(
    <MemoryRouter initialEntries={['/community/sua/regole']}>
      <MockedProvider mocks={mocks as never}>
        <Routes><Route path="/community/:key/regole" element={<GuidelinesPage />} /></Routes>
      </MockedProvider>
    </MemoryRouter>,
  ).container;
}

describe('the rules of a community', () => {
  it('are changed once it is said what the change is; what is typed stays until then', async () => {
    const container = shown([
      kept({}),
      { request: { query: ChangeCommunityGuidelinesDocument, variables: { communityId: 'c', seenRevision: 0, guidelines: ['Una.', 'Tre.'], correction: false } }, result: { data: { changeCommunityGuidelines: { __typename: 'CommunityDone', id: 'c' } } } },
      kept({ guidelines: ['Una.', 'Tre.'], version: 2, revision: 1, acceptedVersion: 2, changes: [changed(1, 2, ['Una.', 'Due.'], ['Una.', 'Tre.'])] }),
    ]);
    const rules = await screen.findByRole('textbox', { name: /^Regole/ });
    fireEvent.change(rules, { target: { value: 'Una.\nTre.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Salva' }));
    await screen.findByText('Dite se è una correzione o un cambio di sostanza.');
    expect(rules).toHaveProperty('value', 'Una.\nTre.');
    fireEvent.click(screen.getByRole('radio', { name: /^Un cambio di sostanza/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Salva' }));
    await screen.findByText('Salvato: le regole nuove valgono da subito.');
    await screen.findByText('Versione 2, da accettare di nuovo');
    expect([container.querySelector('del')?.textContent, container.querySelector('ins')?.textContent]).toEqual(['Due.', 'Tre.']);
    expect(await axe(container)).toHaveProperty('violations', []);
  });

  it('are found again as they were being written when the page is loaded again, until they are saved or others changed them', async () => {
    localStorage.clear();
    const rules = (): Promise<HTMLElement> => screen.findByRole('textbox', { name: /^Regole/ });
    shown([kept({})]);
    fireEvent.change(await rules(), { target: { value: 'Una.\nQuattro.' } });
    cleanup();
    // Of others meanwhile: what was begun is no change of these.
    shown([kept({ revision: 5, guidelines: ['Altre.'] })]);
    expect([(await rules() as HTMLTextAreaElement).value, screen.queryByText('Abbiamo ritrovato ciò che stavate scrivendo.')]).toEqual(['Altre.', null]);
    cleanup();
    shown([
      kept({}),
      { request: { query: ChangeCommunityGuidelinesDocument, variables: { communityId: 'c', seenRevision: 0, guidelines: ['Una.', 'Quattro.'], correction: true } }, result: { data: { changeCommunityGuidelines: { __typename: 'CommunityDone', id: 'c' } } } },
      kept({ guidelines: ['Una.', 'Quattro.'], revision: 1 }),
    ]);
    expect((await rules() as HTMLTextAreaElement).value).toBe('Una.\nQuattro.');
    screen.getByText('Abbiamo ritrovato ciò che stavate scrivendo.');
    fireEvent.click(screen.getByRole('radio', { name: /^Una correzione/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Salva' }));
    await screen.findByText('Salvato: le regole nuove valgono da subito.');
    expect([screen.queryByText('Abbiamo ritrovato ciò che stavate scrivendo.'), localStorage.length]).toEqual([null, 0]);
  });

  it('are only read by other members, who see what was a correction and what they have to accept', async () => {
    shown([kept({ canChange: false, version: 2, revision: 2, acceptedVersion: 1, changes: [changed(2, 2, ['Una.'], ['Una.', 'Due.']), changed(1, 1, ['Uno.'], ['Una.'])] })]);
    await screen.findByText(/Non avete ancora accettato questa versione/);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getAllByRole('listitem').filter(({ className }) => className === 'com-row').map(({ textContent }) => /Versione 2|Correzione/.exec(textContent ?? '')?.[0])).toEqual(['Versione 2', 'Correzione']);
  });
});
