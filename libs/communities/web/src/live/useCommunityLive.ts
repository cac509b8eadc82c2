import { COMMUNITY_GROWN, COMMUNITY_HERE, type CommunityHint } from '@province-comuni/communities-contract';
import { useViewer } from '@province-comuni/shared-ui';
import { HintConnection, type ConnectionStanding } from '@province-comuni/shared-web-graphql';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { CommunityEventsDocument, type CommunityEventsQuery } from '../generated/graphql.js';
import { EventReader } from './event-reader.js';

export type HeardEvent = NonNullable<CommunityEventsQuery['communityEvents']>['entries'][number];

/** Without a connection, the log is asked by the clock. */
const LOOK_MS = 15_000;
/** A connection that is back sooner than this was never missed. */
const MISSED_MS = 2_500;

/**
 * Keeps a page in touch with its community: it hears what happened after the entry up to which it was drawn, each once.
 * @param communityId null until the page knows it
 * @param lastEvent entry up to which the page shows everything when it is first drawn
 * @returns whether what others do is not heard at the moment
 */
export function useCommunityLive(communityId: string | null, lastEvent: number, hear: (events: readonly HeardEvent[]) => void): boolean {
  const client = useApolloClient();
  const viewerId = useViewer()?.id;
  const [standing, setStanding] = useState<ConnectionStanding>('connecting');
  const heard = useRef(hear);
  heard.current = hear;
  const first = useRef(lastEvent);
  first.current = lastEvent;
  useEffect(() => {
    if (!communityId) return;
    const ask = async (after: number): Promise<readonly HeardEvent[]> => (await client.query({ query: CommunityEventsDocument, variables: { communityId, after }, fetchPolicy: 'no-cache' })).data?.communityEvents?.entries ?? [];
    const reader = new EventReader<HeardEvent>(first.current, ask, (events) => heard.current(events));
    let open = false;
    const connection = new HintConnection<CommunityHint>(
      { here: COMMUNITY_HERE, body: { communityId }, hint: COMMUNITY_GROWN, gone: 'COMMUNITIES.NOT_FOUND', isOf: (hint) => hint.communityId === communityId },
      {
        standing: (next) => {
          open = next === 'open';
          setStanding(next);
        },
        heard: ({ sequence }) => reader.grown(sequence),
      },
    );
    // Connections are for who is signed in; visitors ask by the clock.
    if (viewerId) void connection.open().catch(() => setStanding('interrupted'));
    const timer = setInterval(() => !open && !document.hidden && reader.look(), LOOK_MS);
    return () => {
      clearInterval(timer);
      reader.stop();
      connection.close();
      setStanding('connecting');
    };
  }, [client, communityId, viewerId]);
  return useLasting(standing === 'interrupted', MISSED_MS);
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
