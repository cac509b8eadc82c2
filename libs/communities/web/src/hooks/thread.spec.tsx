import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { describe, expect, it } from '@jest/globals';
import { act, render, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Observable } from 'rxjs';
import type { HeardEvent } from '../live/useCommunityLive.js';
import { useThread, type PostData, type Thread } from './useThread.js';

/** Posts of the discussion on the server. */
let last: number;
let asked: number;
let thread: Thread;
/** What became of posts, by number; the discussion went where it is not read. */
let changes: Record<number, Partial<PostData>> = {};
let isGone = false;

const post = (sequence: number): PostData => ({ id: `p${sequence}`, sequence, text: { type: 'doc', content: [] }, ...changes[sequence] }) as unknown as PostData;

function serve({ after, before, first }: Record<string, number | null>): object | null {
  if (isGone) return null;
  const from = before === null ? Math.max(2, after! + 1) : Math.max(2, before! - first!);
  const to = before === null ? Math.min(last, from + first! - 1) : before! - 1;
  return { community: { id: 'c' }, discussion: { id: 'd', lastSequence: last }, first: post(1), solution: null, posts: Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => post(from + at)), firstUnread: null };
}

const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: new ApolloLink(({ variables }) => new Observable((observer) => {
    asked += 1;
    observer.next({ data: { discussion: serve(variables as Record<string, number | null>) } });
    observer.complete();
  })),
});

function Page({ start, visit }: { readonly start: number | null; readonly visit: string }): ReactElement {
  thread = useThread('d', start, visit);
  return <p>{thread.posts.length}</p>;
}

async function open(posts: number, start: number | null): Promise<(next: number | null, visit: string) => Promise<void>> {
  [last, asked, changes, isGone] = [posts, 0, {}, false];
  const of = (number: number | null, visit: string): ReactElement => <ApolloProvider client={client}><Page start={number} visit={visit} /></ApolloProvider>;
  const { rerender } = render(of(start, 'a'));
  await waitFor(() => expect(thread.posts.length).toBeGreaterThan(0));
  return async (next, visit) => act(async () => rerender(of(next, visit)));
}

const span = (): [number, number] => [thread.posts[0]!.sequence, thread.posts.at(-1)!.sequence];
const isWhole = (): boolean => thread.posts.every(({ sequence }, at) => sequence === thread.posts[0]!.sequence + at);

describe('a discussion of ten thousand posts', () => {
  it('is read on without end and without ever holding more than two hundred, and back again', async () => {
    await open(10_000, null);
    for (let times = 0; times < 30; times += 1) await act(() => thread.later());
    expect([span(), isWhole(), thread.hasEarlier, thread.hasLater]).toEqual([[422, 621], true, true, true]);
    for (let times = 0; times < 25; times += 1) await act(() => thread.earlier());
    expect([span(), isWhole(), thread.hasEarlier, thread.hasLater]).toEqual([[2, 201], true, false, true]);
  });

  it('shows one’s own answer at its end, and passes over nothing: what is between is one step away', async () => {
    await open(10_000, null);
    last = 10_001;
    asked = 0;
    await act(() => thread.added(post(10_001)));
    expect([span(), isWhole(), thread.hasEarlier, thread.hasLater, asked]).toEqual([[9_999, 10_001], true, true, false, 1]);
  });

  it('leads to any post, without taking the page away; to one that is on it, without asking; and there again, when it has left it', async () => {
    const go = await open(10_000, 5_000);
    const { head } = thread;
    expect(span()).toEqual([4_998, 5_017]);
    asked = 0;
    await go(5_010, 'b');
    expect([span(), asked]).toEqual([[4_998, 5_017], 0]);
    await go(9_000, 'c');
    await waitFor(() => expect(span()).toEqual([8_998, 9_017]));
    expect([thread.head?.community.id, asked]).toEqual([head?.community.id, 1]);
    for (let times = 0; times < 12; times += 1) await act(() => thread.later());
    expect(thread.posts.some(({ sequence }) => sequence === 9_000)).toBe(false);
    await go(9_000, 'd');
    await waitFor(() => expect(thread.posts.some(({ sequence }) => sequence === 9_000)).toBe(true));
  });

  it('has no post beyond its last: who asks for one sees the last ones', async () => {
    await open(30, 99_999);
    expect([span(), thread.hasLater]).toEqual([[28, 30], false]);
  });
});

describe('answers of others', () => {
  const added = (...numbers: number[]): HeardEvent[] => numbers.map((postSequence) => ({ __typename: 'CommunityEvent', sequence: 100 + postSequence, kind: 'POST_ADDED', discussionId: 'd', postId: `p${postSequence}`, postSequence, own: false }));
  const told = async (events: HeardEvent[], brought: PostData[]): Promise<number> => {
    asked = 0;
    await act(async () => thread.hear(events, brought));
    return asked;
  };

  it('that came along are on the page without asking, and those that did not are asked for; none is passed over', async () => {
    await open(10, null);
    last = 12;
    expect(await told(added(11, 12), [post(11), post(12)])).toBe(0);
    expect([span(), isWhole(), thread.fresh, thread.head?.discussion.lastSequence]).toEqual([[2, 12], true, [11, 12], 12]);
    last = 15;
    expect(await told(added(14, 15), [post(14), post(15)])).toBe(1);
    last = 17;
    expect(await told(added(16, 17), [post(17)])).toBe(1);
    expect([span(), isWhole(), thread.head?.discussion.lastSequence]).toEqual([[2, 17], true, 17]);
  });

  it('are known of where the page does not show the end, and stay one step away', async () => {
    await open(100, null);
    last = 101;
    expect(await told(added(101), [post(101)])).toBe(0);
    expect([span(), thread.hasLater, thread.fresh, thread.head?.discussion.lastSequence]).toEqual([[2, 21], true, [101], 101]);
  });
});

describe('what others do to posts', () => {
  const event = (kind: HeardEvent['kind'], postSequence: number | null, more: Partial<HeardEvent> = {}): HeardEvent => ({ __typename: 'CommunityEvent', sequence: 100, kind, discussionId: 'd', postId: postSequence && `p${postSequence}`, postSequence, own: false, ...more }) as HeardEvent;
  const told = async (...events: HeardEvent[]): Promise<number> => {
    asked = 0;
    await act(async () => thread.hear(events));
    return asked;
  };

  it.each([
    ['POST_EDITED', { editedAt: '2026-11-30T10:00:00Z' }],
    ['POST_WITHDRAWN', { withdrawn: true }],
    ['REACTION_CHANGED', { reactions: [{ __typename: 'PostReaction', kind: 'GRAZIE', count: 1, mine: false }] }],
    ['POST_HIDDEN', { hiddenCategory: 'OFFESE' }],
    ['POST_SHOWN', { hiddenCategory: null }],
  ] as const)('%s: the post is asked for and stands in its place, the others stay as they are, and nothing counts as new', async (kind, change) => {
    await open(10, null);
    const { posts } = thread;
    changes = { 4: change as Partial<PostData> };
    expect(await told(event(kind, 4))).toBe(1);
    expect(thread.posts.map((one, at) => (one === posts[at] ? 'same' : one))).toEqual(thread.posts.map(({ sequence }) => (sequence === 4 ? post(4) : 'same')));
    expect([span(), isWhole(), thread.fresh]).toEqual([[2, 10], true, []]);
  });

  it('is asked for once, however often it happened in a moment; one’s own on another page too; and the first post stands in the head', async () => {
    await open(10, null);
    changes = { 1: { withdrawn: true }, 3: { withdrawn: true }, 5: { withdrawn: true } };
    expect(await told(event('REACTION_CHANGED', 3), event('REACTION_CHANGED', 3), event('POST_EDITED', 3), event('POST_WITHDRAWN', 5, { own: true }), event('POST_EDITED', 1))).toBe(3);
    expect([thread.posts.filter(({ withdrawn }) => withdrawn).map(({ sequence }) => sequence), thread.head?.first.withdrawn]).toEqual([[3, 5], true]);
  });

  it('brings no post that is not on the page, and is nothing where it is about another discussion', async () => {
    await open(100, null);
    await told(event('POST_EDITED', 90));
    expect([span(), isWhole()]).toEqual([[2, 21], true]);
    expect(await told(event('POST_EDITED', 4, { discussionId: 'another' }), event('DISCUSSION_MOVED', null, { discussionId: 'another' }))).toBe(0);
  });

  it('DISCUSSION_MOVED: all is asked for again, and nothing stays of what is not read any more', async () => {
    await open(10, null);
    changes = { 4: { moved: true } };
    await told(event('DISCUSSION_MOVED', null));
    await waitFor(() => expect(thread.posts.find(({ sequence }) => sequence === 4)?.moved).toBe(true));
    expect([span(), isWhole()]).toEqual([[2, 10], true]);
    isGone = true;
    await told(event('DISCUSSION_MOVED', null));
    await waitFor(() => expect(thread.missing).toBe(true));
    expect([thread.head, thread.posts]).toEqual([null, []]);
  });
});
