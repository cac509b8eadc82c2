import '../messages.js';
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { of } from 'rxjs';
import { SaveNotices } from './SaveNotices.js';
import { usePartSave } from './usePartSave.js';

interface Sent {
  readonly seenRevision: number;
  readonly content: { readonly unavailable: string };
}

const sent: Sent[] = [];
let answer: (input: Sent) => object;

const link = new ApolloLink((operation) => {
  const input = operation.variables['input'] as Sent;
  sent.push(input);
  return of({ data: { savePracticePart: answer(input) } });
});
const saved = ({ seenRevision }: Sent): object => ({ __typename: 'PracticeChanged', practice: { __typename: 'Practice', id: 'p', overviewRevision: 0, dimensions: [{ __typename: 'PracticeDimension', key: 'COSTI', revision: seenRevision + 1 }] } });

function Part({ onReload = () => undefined }: { onReload?: () => void }): ReactElement {
  const save = usePartSave('p', 'COSTI', 3);
  const [text, setText] = useState('');
  return (
    <>
      <input
        aria-label="Testo"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          save.changed({ unavailable: event.target.value });
        }}
      />
      <button onClick={() => save.changed({ unavailable: text }, { campo: 'Scrivete un numero.' })}>Sbaglia</button>
      <p>{save.problems['campo'] ?? save.problems['unavailable']}</p>
      <SaveNotices save={save} onTakeTheirs={onReload} />
    </>
  );
}
const draw = (): ReturnType<typeof render> => render(<ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}><Part /></ApolloProvider>);
const type = (value: string): boolean => fireEvent.change(screen.getByLabelText('Testo'), { target: { value } });
const pause = (ms: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  jest.useFakeTimers();
  sent.length = 0;
  answer = saved;
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a part of a sheet that is being written', () => {
  it('is saved once one stops typing, each write saying which revision it saw', async () => {
    draw();
    type('Un');
    await pause(500);
    type('Un motivo');
    await pause(500);
    expect(sent).toEqual([]);
    await pause(1000);
    expect(sent.map(({ seenRevision, content }) => [seenRevision, content.unavailable])).toEqual([[3, 'Un motivo']]);
    expect(screen.getByText(/^Salvato \d\d:\d\d/)).toBeTruthy();
    type('Un altro');
    await pause(2000);
    expect(sent.at(-1)).toMatchObject({ seenRevision: 4, content: { unavailable: 'Un altro' } });
  });

  it('is not sent while something in it cannot be read, and says where', async () => {
    draw();
    type('Un motivo');
    fireEvent.click(screen.getByText('Sbaglia'));
    await pause(5000);
    expect(sent).toEqual([]);
    expect(screen.getByText('Scrivete un numero.')).toBeTruthy();
  });

  it('stays as it was typed when somebody else wrote it, and goes over theirs only when asked', async () => {
    answer = (input) => (input.seenRevision === 3 ? { __typename: 'PracticeConflict', revision: 7, by: 'Anna Bianchi', current: {} } : saved(input));
    draw();
    type('Il mio');
    await pause(2000);
    expect(screen.getByText(/Anna Bianchi ha cambiato questa parte/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Testo').value).toBe('Il mio');
    type('Il mio, ancora');
    await pause(5000);
    expect(sent).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Salva la mia al suo posto' }));
    await pause(0);
    expect(sent.at(-1)).toMatchObject({ seenRevision: 7, content: { unavailable: 'Il mio, ancora' } });
    expect(screen.queryByText(/Anna Bianchi/)).toBeNull();
  });

  it('is saved when the page is left before one stops typing', async () => {
    const { unmount } = draw();
    type('In fretta');
    unmount();
    await pause(0);
    expect(sent.map(({ content }) => content.unavailable)).toEqual(['In fretta']);
  });
});
