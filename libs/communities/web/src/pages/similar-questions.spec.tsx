import '../messages.js';
import { webcrypto } from 'node:crypto';
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter, Route, Routes, useNavigate } from 'react-router';
import type { ReactElement } from 'react';
import { Observable } from 'rxjs';
import { NewDiscussionPage } from './NewDiscussionPage.js';

const ABILITIES = { __typename: 'CommunityAbilities', read: true, join: false, write: true, announce: false, moderate: false, openGroup: false, seeMembers: true };
const COMMUNITY = {
  ...{ __typename: 'Community', id: 'c', key: 'sua', title: 'Community SUA', purpose: '', thisWeek: '', guidelines: [], guidelinesVersion: 1, guidelinesToAccept: null, visibility: 'PUBBLICA', subjects: [], memberCount: 1 },
  ...{ lastEvent: 0, role: 'MEMBRO', unread: 0, suspendedUntil: null, parentId: null, provinciaId: null, closedAt: null, closedBy: '', viewerCan: ABILITIES },
};
const hit = (id: string, title: string) => ({ __typename: 'SearchHit', id, href: `/community/sua/${id}`, title: { __typename: 'HighlightedText', text: title } });

/** What was looked for, in order; how the search answers. */
let asked: string[];
let search: () => object;
const before = globalThis.crypto;

const answers: Record<string, (variables: Record<string, string>) => object> = {
  Community: () => ({ community: COMMUNITY }),
  PostDraft: () => ({ postDraft: null }),
  SimilarDiscussions: ({ query }) => (asked.push(query!), { search: search() }),
};

function show(): HTMLElement {
  const link = new ApolloLink(({ operationName, variables }) => new Observable((observer) => {
    try {
      const data = answers[operationName!]?.(variables as Record<string, string>);
      if (!data) return void observer.error(new Error(`${operationName} is not served here`));
      observer.next({ data });
      observer.complete();
    } catch (error) {
      observer.error(error);
    }
  }));
  return render(
    <ApolloProvider client={new ApolloClient({ cache: new InMemoryCache(), link })}>
      <MemoryRouter initialEntries={['/community/sua/nuova']}>
        <Routes>
          <Route path="/community/:key/nuova" element={<NewDiscussionPage />} />
          <Route path="/community/:key/:discussion" element={<Other />} />
        </Routes>
      </MemoryRouter>
    </ApolloProvider>,
  ).container;
}

function Other(): ReactElement {
  const navigate = useNavigate();
  return <button type="button" onClick={() => void navigate(-1)}>Indietro</button>;
}

const pass = (ms: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(ms));
const title = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(/^Titolo/);
const tags = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(/^Etichette/);
const type = (field: HTMLInputElement, value: string): void => void fireEvent.change(field, { target: { value } });
const found = (): string[] => screen.queryAllByRole('listitem').map((item) => item.querySelector('a[href^="/community/sua/d"]')?.textContent ?? '').filter(Boolean);
/** Longer than one waits for who types. */
const settled = (): Promise<void> => pass(600);

describe('questions like the one that is typed', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    sessionStorage.clear();
    asked = [];
    search = () => ({ __typename: 'SearchPage', hits: [hit('d1', 'Come verificate le polizze?'), hit('d2', 'Polizze estere')] });
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
    Object.defineProperty(globalThis, 'crypto', { value: before, configurable: true });
  });

  it('are looked for once typing pauses, not at every letter, and not for a few letters', async () => {
    const container = show();
    await settled();
    type(title(), ' polizz ');
    await settled();
    expect([asked, found()]).toEqual([[], []]);
    for (const typed of ['polizze f', 'polizze fi', ' polizze fid ']) {
      type(title(), typed);
      await pass(100);
    }
    expect(asked).toEqual([]);
    await settled();
    expect(asked).toEqual(['polizze fid']);
    expect(found()).toEqual(['Come verificate le polizze?', 'Polizze estere']);
    expect(screen.getByRole('region', { name: 'Discussioni simili' }).closest('[role="status"]')).toBeTruthy();
    jest.useRealTimers();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('are no longer shown where the title became short', async () => {
    show();
    await settled();
    type(title(), 'polizze fideiussorie');
    await settled();
    expect(found()).toHaveLength(2);
    type(title(), 'poliz');
    await settled();
    expect(found()).toEqual([]);
  });

  it('lead to a discussion, and nothing typed is lost on the way there and back', async () => {
    show();
    await settled();
    type(title(), 'Come verificate le polizze estere?');
    type(tags(), 'polizze, gare');
    await settled();
    fireEvent.click(screen.getByRole('link', { name: 'Polizze estere' }));
    await pass(0);
    fireEvent.click(screen.getByRole('button', { name: 'Indietro' }));
    await settled();
    expect([title().value, tags().value]).toEqual(['Come verificate le polizze estere?', 'polizze, gare']);
    expect(screen.getByText('Abbiamo ritrovato ciò che stavate scrivendo.')).toBeTruthy();
  });

  it('are none where the search fails or refuses: one writes on', async () => {
    search = () => {
      throw new Error('the search is away');
    };
    show();
    await settled();
    type(title(), 'polizze fideiussorie');
    await settled();
    expect([asked.length, found(), screen.queryByRole('alert'), title().value]).toEqual([1, [], null, 'polizze fideiussorie']);
    search = () => ({ __typename: 'InvalidInput' });
    type(title(), 'polizze fideiussorie estere');
    await settled();
    expect([asked.length, found(), screen.queryByRole('alert')]).toEqual([2, [], null]);
    search = () => ({ __typename: 'SearchPage', hits: [hit('d1', 'Eccola')] });
    type(title(), 'polizze fideiussorie estere e altre');
    await settled();
    expect(found()).toEqual(['Eccola']);
  });
});
