import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { DiscussionDocument, type DiscussionQuery } from '../generated/graphql.js';
import type { HeardEvent } from '../live/useCommunityLive.js';

export type ThreadData = NonNullable<DiscussionQuery['discussion']>;
export type PostData = ThreadData['posts'][number];

/** An open discussion: its head, and the posts that are on the page, one after another without gaps. */
export interface Thread {
  readonly head: ThreadData | null;
  /** From the lowest number on the page to the highest; the first post of the discussion stands in the head. */
  readonly posts: readonly PostData[];
  readonly missing: boolean;
  readonly error: unknown;
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  /** Answers that came while the page was open, by number. */
  readonly fresh: readonly number[];
  reload(): void;
  earlier(): Promise<void>;
  later(): Promise<void>;
  /** Puts one's own answer on the page. */
  added(post: PostData): Promise<void>;
  /** Asks again for a post, and for the head. */
  refresh(sequence: number | null): Promise<void>;
  /** @param brought new posts that came along: they are not asked for */
  hear(events: readonly HeardEvent[], brought?: readonly PostData[]): void;
  /** The answers that came were seen. */
  seen(): void;
}

const PAGE = 20;
/** Posts shown before the one that was asked for. */
const BEFORE = 2;
/** Posts on the page at most as one reads on: of a discussion of ten thousand, those far behind leave it, and come back when one goes there. */
const MOST = 200;

/** Where posts that are taken in belong: after or before those on the page, whose far end may then leave it; at the end, which takes nothing away; null: only in the place of what is there. */
type Way = 'later' | 'earlier' | 'end' | null;

interface State {
  readonly head: ThreadData | null;
  readonly posts: ReadonlyMap<number, PostData>;
  readonly from: number;
  readonly to: number;
  readonly missing: boolean;
  readonly error: unknown;
}

const NOTHING: State = { head: null, posts: new Map(), from: 2, to: 1, missing: false, error: null };

/** @param start number of the post that was asked for; null: from the beginning. @param visit another one asks for that post again, which may have left the page meanwhile */
export function useThread(id: string, start: number | null, visit = ''): Thread {
  const client = useApolloClient();
  const [state, setState] = useState<State>(NOTHING);
  const [fresh, setFresh] = useState<readonly number[]>([]);
  const [round, setRound] = useState(0);
  const now = useRef(state);
  now.current = state;
  const ask = useCallback(
    async (window: { readonly after: number | null; readonly before: number | null; readonly first: number }): Promise<ThreadData | null> => (await client.query({ query: DiscussionDocument, variables: { id, ...window }, fetchPolicy: 'no-cache' })).data?.discussion ?? null,
    [client, id],
  );
  const take = useCallback((data: ThreadData | null, way: Way): void => {
    setState((before) => {
      if (!data) return { ...before, missing: true };
      const posts = new Map(before.posts);
      for (const post of data.posts) if (way || posts.has(post.sequence)) posts.set(post.sequence, post);
      const numbers = way ? data.posts.map(({ sequence }) => sequence).filter((sequence) => sequence > 1) : [];
      let [from, to] = [Math.min(before.from, ...numbers), Math.max(before.to, ...numbers)];
      if (way === 'later') from = Math.max(from, to - MOST + 1);
      if (way === 'earlier') to = Math.min(to, from + MOST - 1);
      for (const sequence of posts.keys()) if (sequence < from || sequence > to) posts.delete(sequence);
      return { head: data, posts, from, to, missing: false, error: null };
    });
  }, []);
  /** Shows the posts around a number in the place of those on the page; beyond the last, the last ones. */
  const showAround = useCallback(
    async (number: number | null, isWanted: () => boolean): Promise<void> => {
      const around = (sequence: number | null): number => Math.max(1, (sequence ?? 0) - BEFORE - 1);
      let after = around(number);
      let data = await ask({ after, before: null, first: PAGE });
      if (data && data.posts.length === 0 && after > around(data.discussion.lastSequence)) {
        after = around(data.discussion.lastSequence);
        data = await ask({ after, before: null, first: PAGE });
      }
      if (!isWanted()) return;
      setState((before) => ({ ...NOTHING, head: data ? before.head : null, from: after + 1, to: after }));
      take(data, 'end');
    },
    [ask, take],
  );
  const drawn = useRef(-1);
  useEffect(() => {
    let gone = false;
    const isShown = drawn.current === round && now.current.head !== null && (start === null ? now.current.from === 2 : now.current.posts.has(start));
    if (isShown) return;
    // Another part of the same discussion comes in the place of this one: what is being written below stays where it is.
    if (drawn.current !== round) setState(NOTHING);
    setFresh([]);
    showAround(start, () => !gone).then(
      () => !gone && (drawn.current = round),
      (error: unknown) => !gone && setState((before) => ({ ...before, error })),
    );
    return () => {
      gone = true;
    };
  }, [showAround, start, round, visit]);

  const later = useCallback(async () => take(await ask({ after: now.current.to, before: null, first: PAGE }), 'later'), [ask, take]);
  const earlier = useCallback(async () => take(await ask({ after: null, before: now.current.from, first: PAGE }), 'earlier'), [ask, take]);
  const refresh = useCallback(async (sequence: number | null) => take(await ask({ after: sequence === null ? 0 : sequence - 1, before: null, first: 1 }), null), [ask, take]);
  const catchUp = useCallback(async () => {
    // All that came after what is on the page, where the page shows the end.
    const data = await ask({ after: now.current.to, before: null, first: PAGE });
    take(data, 'end');
    return data?.posts.map(({ sequence }) => sequence) ?? [];
  }, [ask, take]);
  const added = useCallback(
    async (post: PostData) => {
      // Far from what is on the page: the end of the discussion comes in its place, and nothing in between is passed over.
      if (post.sequence > now.current.to + PAGE) return showAround(post.sequence, () => true);
      if (post.sequence !== now.current.to + 1) await catchUp();
      take({ ...now.current.head!, discussion: { ...now.current.head!.discussion, lastSequence: Math.max(post.sequence, now.current.head!.discussion.lastSequence) }, posts: [post] }, 'end');
    },
    [catchUp, showAround, take],
  );
  const hear = useCallback(
    (events: readonly HeardEvent[], brought: readonly PostData[] = []) => {
      const here = events.filter((event) => event.discussionId === id);
      if (here.length === 0) return;
      // It went elsewhere, perhaps to where it is not read: nothing of it stays on the page.
      if (here.some((event) => event.kind === 'DISCUSSION_MOVED')) return setRound((count) => count + 1);
      const { to, head } = now.current;
      const showsEnd = head !== null && to >= head.discussion.lastSequence;
      const others = new Set(here.filter((event) => event.kind === 'POST_ADDED' && !event.own).map((event) => event.postSequence));
      const changed = [...new Set(here.filter((event) => event.kind !== 'POST_ADDED').map((event) => (event.kind === 'DISCUSSION_CHANGED' ? null : event.postSequence)))];
      void (async () => {
        if (here.some((event) => event.kind === 'POST_ADDED')) {
          const next = head && wholeOf(here, brought, head.discussion.lastSequence);
          if (head && next) take(headWith(head, next), showsEnd ? 'end' : null);
          else if (showsEnd) await catchUp();
          else await refresh(null);
          setFresh((before) => [...new Set([...before, ...[...others].filter((number): number is number => number !== null)])]);
        }
        for (const sequence of changed) await refresh(sequence);
      })().catch(() => undefined);
    },
    [catchUp, id, refresh],
  );
  const posts: PostData[] = [];
  for (let sequence = state.from; sequence <= state.to; sequence += 1) {
    const post = state.posts.get(sequence);
    if (post && sequence > 1) posts.push(post);
  }
  return {
    ...{ head: state.head, posts, missing: state.missing, error: state.error, fresh },
    hasEarlier: state.head !== null && state.from > 2,
    hasLater: state.head !== null && state.to < state.head.discussion.lastSequence,
    reload: () => setRound((count) => count + 1),
    ...{ earlier, later, added, refresh, hear },
    seen: () => setFresh([]),
  };
}

/** The posts that came along, where they are all that were added after the last one known of, in order; null otherwise. */
function wholeOf(events: readonly HeardEvent[], brought: readonly PostData[], last: number): readonly PostData[] | null {
  const added = events.filter(({ kind }) => kind === 'POST_ADDED').map(({ postSequence }) => postSequence);
  const posts = added.flatMap((number) => brought.find(({ sequence }) => sequence === number) ?? []);
  return posts.length === added.length && posts.every(({ sequence }, at) => sequence === last + 1 + at) ? posts : null;
}

/** The head as it is after these answers of others. */
function headWith(head: ThreadData, posts: readonly PostData[]): ThreadData {
  const { discussion } = head;
  const { sequence, createdAt, authorName } = posts.at(-1)!;
  const unread = discussion.unread === null ? null : discussion.unread + posts.length;
  return { ...head, discussion: { ...discussion, lastSequence: sequence, lastPostAt: createdAt, lastAuthorName: authorName, unread }, firstUnread: unread === null ? null : (head.firstUnread ?? posts[0]!.sequence), posts: [...posts] };
}
