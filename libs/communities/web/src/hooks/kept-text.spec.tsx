import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { plainPost } from '@province-comuni/communities-contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readKept } from '@province-comuni/shared-ui';
import { act, cleanup, render, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Observable } from 'rxjs';
import { useKeptText, type KeptText, type WrittenHere } from './useKeptText.js';

/** What the server has, as it would say it; null: nothing. */
let there: { kind: null; title: string; text: object; updatedAt: string } | null;
/** The line is there. */
let line: boolean;
/** Answers of the server that are held back. */
let held: (() => void)[] | null;
let kept: KeptText;

const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: new ApolloLink(({ operationName, variables }) => new Observable((observer) => {
    const answer = (): void => {
      if (!line) return observer.error(new Error('no line'));
      if (operationName === 'PostDraft') observer.next({ data: { postDraft: there && { __typename: 'PostDraft', ...there } } });
      else {
        const { title, text } = (variables as { input: { title: string; text: { content: object[] } } }).input;
        there = text.content.length === 0 ? null : { kind: null, title, text, updatedAt: new Date(Date.now()).toISOString() };
        observer.next({ data: { keepPostDraft: { __typename: 'CommunityDone', id: 'd' } } });
      }
      observer.complete();
    };
    if (operationName === 'KeepPostDraft' && held) held.push(answer);
    else answer();
  })),
});

function Page(): ReactElement {
  kept = useKeptText({ discussionId: 'd' }, true);
  return <p>{kept.found ? 'pronto' : ''}</p>;
}

async function open(): Promise<void> {
  const { findByText } = render(<ApolloProvider client={client}><Page /></ApolloProvider>);
  await findByText('pronto');
}

const written = (text: string): { kind: null; title: string; text: ReturnType<typeof plainPost> } => ({ kind: null, title: '', text: plainPost(text) });
const type = (text: string): void => act(() => kept.keep(written(text)));
const here = (): WrittenHere | null => readKept<WrittenHere>('pc-draft-discussion-d');
const isThere = (text: string): Promise<void> => waitFor(() => expect(there?.text).toEqual(plainPost(text)));

beforeEach(() => {
  [there, line, held] = [null, true, null];
  localStorage.clear();
});
afterEach(cleanup);

describe('a text being written', () => {
  it('is on the server at once when the page is left, also a moment after the last key', async () => {
    await open();
    type('Una mezza frase');
    cleanup();
    await isThere('Una mezza frase');
    await waitFor(() => expect(here()?.saved).toBe(true));
  });

  it('that found no line goes to the server when there is one again, or when the page is opened again', async () => {
    await open();
    line = false;
    type('Senza linea');
    await act(() => kept.save());
    expect([there, here()?.saved]).toEqual([null, false]);
    line = true;
    act(() => void window.dispatchEvent(new Event('online')));
    await isThere('Senza linea');
    line = false;
    type('Di nuovo senza');
    cleanup();
    await waitFor(() => expect(here()?.saved).toBe(false));
    line = true;
    await open();
    expect(kept.found?.text).toEqual(plainPost('Di nuovo senza'));
    await isThere('Di nuovo senza');
  });

  it('that was sent or emptied on another device is not brought back by this one', async () => {
    await open();
    type('Detto altrove');
    await act(() => kept.save());
    cleanup();
    there = null;
    await open();
    expect([kept.restored, here()]).toEqual([false, null]);
  });

  it('that was gone on with on another device is not overwritten by the words of before', async () => {
    await open();
    line = false;
    type('Le parole di prima');
    cleanup();
    line = true;
    there = { kind: null, title: '', text: plainPost('Quelle di dopo'), updatedAt: new Date(Date.now() + 60_000).toISOString() };
    await open();
    expect(kept.found?.text).toEqual(plainPost('Quelle di dopo'));
    cleanup();
    await act(async () => undefined);
    expect(there!.text).toEqual(plainPost('Quelle di dopo'));
  });

  it('is the same post when it is sent by a page that was loaded again, and another one after it was sent', async () => {
    await open();
    type('Una volta sola');
    const { clientKey } = kept;
    cleanup();
    await open();
    expect(kept.clientKey).toBe(clientKey);
    act(() => kept.forget());
    expect(kept.clientKey).not.toBe(clientKey);
    expect(here()).toBeNull();
  });

  it('that was on its way to the server when it was sent is not there afterwards', async () => {
    await open();
    held = [];
    type('Appena scritto');
    void kept.save();
    await waitFor(() => expect(held).toHaveLength(1));
    act(() => kept.forget());
    const [late] = held.splice(0);
    held = null;
    await act(async () => late!());
    await waitFor(() => expect(there).toBeNull());
    expect(here()).toBeNull();
  });
});
