import { MockedProvider } from '@apollo/client/testing/react';
import { fireEvent, render, screen } from '@testing-library/react';
import ArrangeCollection from './ArrangeCollection.js';

const opened = {
  collection: { id: 'raccolta', revision: 3 },
  parts: [{ id: 'parte', title: '', documents: ['Uno', 'Due', 'Tre'].map((title) => ({ id: title, title })) }],
} as unknown as Parameters<typeof ArrangeCollection>[0]['opened'];

describe('ArrangeCollection', () => {
  it('the focus is with the moved document before the next key, and is taken from nobody later', () => {
    render(
      <MockedProvider mocks={[]}>
        <ArrangeCollection opened={opened} onClose={() => undefined} />
      </MockedProvider>,
    );
    screen.getByRole('button', { name: 'Sposta su «Tre»' }).focus();
    fireEvent.click(document.activeElement!);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sposta su «Tre»' }));
    fireEvent.click(document.activeElement!);
    // First now: it goes no further up, so the focus stays with the document on its other button.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sposta giù «Tre»' }));
    expect(screen.getAllByRole('listitem').map(({ dataset }) => dataset['document'])).toEqual(['Tre', 'Uno', 'Due']);
  });
});
