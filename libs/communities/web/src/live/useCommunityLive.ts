import { COMMUNITY_GROWN, COMMUNITY_HERE, COMMUNITY_NEWS, DISCUSSION_READERS, DISCUSSION_TYPING, TYPING_EVERY_MS, TYPING_LASTS_MS, type CommunityHint, type CommunityNews, type ReadersHint, type TypingHint } from '@province-comuni/communities-contract';
import { useViewer } from '@province-comuni/shared-ui';
import { HintConnection, type ConnectionStanding } from '@province-comuni/shared-web-graphql';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CommunityEventsDocument, type CommunityEventsQuery, type PostFieldsFragment } from '../generated/graphql.js';
import { EventReader } from './event-reader.js';

export type HeardEvent = NonNullable<CommunityEventsQuery['communityEvents']>['entries'][number];

/** Without a connection, the log is asked by the clock. */
const LOOK_MS = 15_000;
/** A connection that is back sooner than this was never missed. */
const MISSED_MS = 2_500;

export interface CommunityLive {
  /** What others do is not heard at the moment. */
  readonly interrupted: boolean;
  /** Who else reads the discussion now; null while that is not known. */
  readonly readers: ReadersHint | null;
  /** The viewer types in the discussion: others hear it, at most every few seconds. */
  readonly sayTyping: () => void;
}

/**
 * Keeps a page in touch with its community: it hears what happened after the entry up to which it was drawn, each once.
 * @param communityId null until the page knows it
 * @param lastEvent entry up to which the page shows everything when it is first drawn
 * @param hear takes new posts along, where the line brought them
 * @param thread the discussion on the page, of which it hears who types, and who reads
 */
export function useCommunityLive(communityId: string | null, lastEvent: number, hear: (events: readonly HeardEvent[], brought: readonly PostFieldsFragment[]) => void, thread?: { readonly discussionId: string; readonly onTyping: (hint: TypingHint) => void }): CommunityLive {
  const client = useApolloClient();
  const viewerId = useViewer()?.id;
  const [standing, setStanding] = useState<ConnectionStanding>('connecting');
  const [readers, setReaders] = useState<ReadersHint | null>(null);
  const heard = useRef(hear);
  heard.current = hear;
  const typing = useRef(thread?.onTyping);
  typing.current = thread?.onTyping;
  const discussionId = thread?.discussionId;
  const line = useRef<HintConnection<CommunityHint>>(undefined);
  const saidAt = useRef(-Infinity);
  /** When it was typed while nobody could be told. */
  const unsaidAt = useRef(-Infinity);
  const first = useRef(lastEvent);
  first.current = lastEvent;
  const sayTyping = useRef(() => undefined as void);
  sayTyping.current = () => {
    const now = performance.now();
    if (!discussionId || now - saidAt.current < TYPING_EVERY_MS) return;
    if (line.current?.say(DISCUSSION_TYPING, { discussionId })) saidAt.current = now;
    else unsaidAt.current = now;
  };
  useEffect(() => {
    if (!communityId) return;
    const ask = async (after: number): Promise<readonly HeardEvent[]> => (await client.query({ query: CommunityEventsDocument, variables: { communityId, after }, fetchPolicy: 'no-cache' })).data?.communityEvents?.entries ?? [];
    const reader = new EventReader<HeardEvent, PostFieldsFragment>(first.current, ask, (events, brought) => heard.current(events, brought));
    let open = false;
    const connection = new HintConnection<CommunityHint>(
      { here: COMMUNITY_HERE, body: { communityId, ...(discussionId ? { discussionId } : {}) }, hint: COMMUNITY_GROWN, gone: 'COMMUNITIES.NOT_FOUND', isOf: (hint) => hint.communityId === communityId, also: { [COMMUNITY_NEWS]: (news: CommunityNews) => news.communityId === communityId && reader.told(news.entries as unknown as readonly HeardEvent[], news.posts as readonly PostFieldsFragment[]), [DISCUSSION_TYPING]: (hint: TypingHint) => hint.discussionId === discussionId && typing.current?.(hint), [DISCUSSION_READERS]: (hint: ReadersHint) => hint.discussionId === discussionId && setReaders(hint) } },
      {
        standing: (next) => {
          open = next === 'open';
          setStanding(next);
          // Who comes and goes is not heard: the list would grow old.
          if (next === 'interrupted' || next === 'refused') setReaders(null);
          // Who begins to write while the page is still connecting.
          if (open && performance.now() - unsaidAt.current < TYPING_LASTS_MS) sayTyping.current();
        },
        heard: ({ sequence }) => reader.grown(sequence),
      },
    );
    line.current = connection;
    // Connections are for who is signed in; visitors ask by the clock.
    if (viewerId) void connection.open().catch(() => setStanding('interrupted'));
    const timer = setInterval(() => !open && !document.hidden && reader.look(), LOOK_MS);
    return () => {
      clearInterval(timer);
      reader.stop();
      connection.close();
      setStanding('connecting');
      setReaders(null);
    };
  }, [client, communityId, discussionId, viewerId]);
  return { interrupted: useLasting(standing === 'interrupted', MISSED_MS), readers, sayTyping: useCallback(() => sayTyping.current(), []) };
}

/** True when the fact has held for a while; false at once. */
function useLasting(fact: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!fact) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [fact, ms]);
  return fact && lasting;
}
