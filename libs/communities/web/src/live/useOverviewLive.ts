import { COMMUNITIES_HERE, COMMUNITIES_JOINED, COMMUNITIES_READ, COMMUNITY_GROWN } from '@province-comuni/communities-contract';
import { useViewer } from '@province-comuni/shared-ui';
import { HintConnection } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef } from 'react';

/** Without a connection it is asked by the clock. */
const LOOK_MS = 30_000;
/** What happens at once in many communities is asked for once. */
const SETTLED_MS = 1_000;

/** Looks again when something happened in one of the viewer's communities, or he read on or came into one elsewhere; visitors and interrupted pages look by the clock. A page that nobody looks at holds no line, and looks when it is looked at. */
export function useOverviewLive(look: () => void): void {
  const latest = useRef(look);
  latest.current = look;
  const viewerId = useViewer()?.id;
  useEffect(() => {
    let line: HintConnection<object> | null = null;
    let open = false;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      soon ??= setTimeout(() => {
        soon = undefined;
        latest.current();
      }, SETTLED_MS);
    };
    const hold = (): void => {
      line?.close();
      open = false;
      line = document.hidden || !viewerId ? null : new HintConnection({ here: COMMUNITIES_HERE, body: {}, hint: COMMUNITY_GROWN, gone: 'COMMUNITIES.NOT_FOUND', isOf: () => true, also: { [COMMUNITIES_READ]: heard, [COMMUNITIES_JOINED]: heard } }, { standing: (standing) => (open = standing === 'open'), heard });
      void line?.open().catch(() => undefined);
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    const timer = setInterval(() => !open && !document.hidden && latest.current(), LOOK_MS);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      clearInterval(timer);
      clearTimeout(soon);
      line?.close();
    };
  }, [viewerId]);
}
