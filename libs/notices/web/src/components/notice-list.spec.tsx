import { MockedProvider } from '@apollo/client/testing/react';
import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import { NoticesDocument } from '../generated/graphql.js';
import { NoticeList } from './NoticeList.js';

const page = (after: string | null, titles: readonly string[], endCursor: string | null) => ({
  request: { query: NoticesDocument, variables: { after } },
  result: { data: { noticePage: { __typename: 'NoticePage', nodes: titles.map((title) => ({ __typename: 'Notice', id: title, title, href: '/x', createdAt: '2026-12-01T08:00:00Z', read: true })), hasNextPage: endCursor !== null, endCursor } } },
});

describe('what a person was told', () => {
  it('is shown page after page; who asked for more goes on where the page begins', async () => {
    const mocks = [page(null, ['Uno', 'Due'], 'b'), page('b', ['Tre'], 'c'), page('c', ['Quattro'], null)];
    const { container } = render(
      <MemoryRouter>
        <MockedProvider mocks={mocks as never}><NoticeList /></MockedProvider>
      </MemoryRouter>,
    );
    await screen.findByRole('link', { name: 'Due' });
    for (const title of ['Tre', 'Quattro']) {
      fireEvent.click(screen.getByRole('button', { name: 'Mostra altri' }));
      const first = await screen.findByRole('link', { name: title });
      expect(document.activeElement).toBe(first);
    }
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Uno', 'Due', 'Tre', 'Quattro']);
    expect(screen.queryByRole('button', { name: 'Mostra altri' })).toBeNull();
    expect(await axe(container)).toHaveProperty('violations', []);
  });
});
