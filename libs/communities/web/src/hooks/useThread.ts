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
  hear(events: readonly HeardEvent[]): void;
  /** The answers that came were seen. */
  seen(): void;
}

const PAGE = 20;
/** Posts shown before the one that was asked for. */
const BEFORE = 2;

interface State {
  readonly head: ThreadData | null;
  readonly posts: ReadonlyMap<number, PostData>;
  readonly from: number;
  readonly to: number;
  readonly missing: boolean;
  readonly error: unknown;
}

const NOTHING: State = { head: null, posts: new Map(), from: 2, to: 1, missing: false, error: null };

/** @param start number of the post that was asked for; null: from the beginning */
export function useThread(id: string, start: number | null): Thread {
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
  /** Takes a page in. @param widen whether it goes on from what is on the page */
  const take = useCallback((data: ThreadData | null, widen: boolean): void => {
    setState((before) => {
      if (!data) return { ...before, missing: true };
      const posts = new Map(before.posts);
      for (const post of data.posts) if (widen || posts.has(post.sequence)) posts.set(post.sequence, post);
      const numbers = widen ? data.posts.map(({ sequence }) => sequence).filter((sequence) => sequence > 1) : [];
      return { head: data, posts, from: Math.min(before.from, ...numbers), to: Math.max(before.to, ...numbers), missing: false, error: null };
    });
  }, []);
  useEffect(() => {
    let gone = false;
    const after = Math.max(1, (start ?? 0) - BEFORE - 1);
    setState({ ...NOTHING, from: after + 1, to: after });
    setFresh([]);
    ask({ after, before: null, first: PAGE }).then(
      (data) => !gone && take(data, true),
      (error: unknown) => !gone && setState((before) => ({ ...before, error })),
    );
    return () => {
      gone = true;
    };
  }, [ask, take, start, round]);

  const later = useCallback(async () => take(await ask({ after: now.current.to, before: null, first: PAGE }), true), [ask, take]);
  const earlier = useCallback(async () => take(await ask({ after: null, before: now.current.from, first: PAGE }), true), [ask, take]);
  const refresh = useCallback(async (sequence: number | null) => take(await ask({ after: sequence === null ? 0 : sequence - 1, before: null, first: 1 }), false), [ask, take]);
  const catchUp = useCallback(async () => {
    // All that came after what is on the page, where the page shows the end.
    const data = await ask({ after: now.current.to, before: null, first: PAGE });
    take(data, true);
    return data?.posts.map(({ sequence }) => sequence) ?? [];
  }, [ask, take]);
  const added = useCallback(
    async (post: PostData) => {
      if (post.sequence !== now.current.to + 1) for (let count = 0; count < 50 && now.current.to < post.sequence; count += 1) if ((await catchUp()).length === 0) break;
      take({ ...now.current.head!, discussion: { ...now.current.head!.discussion, lastSequence: Math.max(post.sequence, now.current.head!.discussion.lastSequence) }, posts: [post] }, true);
    },
    [catchUp, take],
  );
  const hear = useCallback(
    (events: readonly HeardEvent[]) => {
      const here = events.filter((event) => event.discussionId === id);
      if (here.length === 0) return;
      const { to, head } = now.current;
      const showsEnd = head !== null && to >= head.discussion.lastSequence;
      const others = new Set(here.filter((event) => event.kind === 'POST_ADDED' && !event.own).map((event) => event.postSequence));
      const changed = [...new Set(here.filter((event) => event.kind !== 'POST_ADDED').map((event) => (event.kind === 'DISCUSSION_CHANGED' ? null : event.postSequence)))];
      void (async () => {
        if (here.some((event) => event.kind === 'POST_ADDED')) {
          if (showsEnd) await catchUp();
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
