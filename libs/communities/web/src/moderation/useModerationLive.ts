import { MODERATION_CHANGED, MODERATION_HERE, type ModerationHint } from '@province-comuni/communities-contract';
import { HintConnection } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef } from 'react';

/** Hears that something came into the queue or left it. @param communityId null until the page knows it */
export function useModerationLive(communityId: string | null, hear: (open: number) => void): void {
  const heard = useRef(hear);
  heard.current = hear;
  useEffect(() => {
    if (!communityId) return;
    const connection = new HintConnection<ModerationHint>(
      { here: MODERATION_HERE, body: { communityId }, hint: MODERATION_CHANGED, gone: 'COMMUNITIES.NOT_FOUND', isOf: (hint) => hint.communityId === communityId },
      { standing: () => undefined, heard: ({ open }) => heard.current(open) },
    );
    void connection.open().catch(() => undefined);
    return () => connection.close();
  }, [communityId]);
}
