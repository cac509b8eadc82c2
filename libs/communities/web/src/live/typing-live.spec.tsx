import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DISCUSSION_TYPING, TYPING_EVERY_MS, TYPING_LASTS_MS } from '@province-comuni/communities-contract';
import { ViewerContextProvider } from '@province-comuni/shared-ui';
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { act, cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { useCommunityLive } from './useCommunityLive.js';

/** What the library would be told by a browser, and what it was told to say. */
class Line {
  static last: Line;
  private readonly takes = new Map<string, (body: unknown) => void>();
  readonly said: string[] = [];
  connected = false;
  constructor() {
    Line.last = this;
  }
  on(name: string, take: (body: unknown) => void): void {
    this.takes.set(name, take);
  }
  emit(name: string): void {
    this.said.push(name);
  }
  disconnect(): void {
    this.connected = false;
  }
  timeout(): this {
    return this;
  }
  async emitWithAck(): Promise<object> {
    return { answer: { communityId: 'c', sequence: 0 } };
  }
  /** Until what follows from it is done. */
  async connects(): Promise<void> {
    this.connected = true;
    await act(async () => {
      this.takes.get('connect')?.({});
      await jest.advanceTimersByTimeAsync(0);
    });
  }
}

jest.mock('socket.io-client', () => ({ io: () => new Line() }));

let type: () => void;
function Thread(): ReactElement {
  type = useCommunityLive('c', 0, () => undefined, { discussionId: 'd', onTyping: () => undefined }).sayTyping;
  return <p>Discussione</p>;
}
const client = new ApolloClient({ link: ApolloLink.empty(), cache: new InMemoryCache() });

describe('who types', () => {
  beforeEach(async () => {
    jest.useFakeTimers();
    render(<ApolloProvider client={client}><ViewerContextProvider state={{ viewer: { id: 'p' } as never, loading: false, refresh: async () => undefined }}><Thread /></ViewerContextProvider></ApolloProvider>);
    await jest.advanceTimersByTimeAsync(0);
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
  });

  it('is heard at most every few seconds', async () => {
    await Line.last.connects();
    for (let letters = 0; letters < 5; letters += 1) type();
    expect(Line.last.said).toEqual([DISCUSSION_TYPING]);
    await jest.advanceTimersByTimeAsync(TYPING_EVERY_MS);
    type();
    expect(Line.last.said).toEqual([DISCUSSION_TYPING, DISCUSSION_TYPING]);
  });

  it('before the page is connected is heard once it is', async () => {
    type();
    expect(Line.last.said).toEqual([]);
    await Line.last.connects();
    expect(Line.last.said).toEqual([DISCUSSION_TYPING]);
  });

  it('long before is not', async () => {
    type();
    await jest.advanceTimersByTimeAsync(TYPING_LASTS_MS);
    await Line.last.connects();
    expect(Line.last.said).toEqual([]);
  });
});
