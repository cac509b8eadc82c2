import { useMemo } from 'react';
import type { ThreadData } from '../hooks/useThread.js';

/** What a post is shown by, of the discussion around it. */
export interface AroundPosts {
  readonly communityId: string;
  readonly canWrite: boolean;
  readonly canAnswer: boolean;
  readonly canMarkSolved: boolean;
  readonly canModerate: boolean;
  /** Number of the post that solved it. */
  readonly solvedSequence: number | null;
}

/** The same object as long as nothing of it changes: of two hundred posts on the page, those that come are drawn and the others are not drawn again. */
export function useAroundPosts({ community, discussion, canAnswer, canMarkSolved, canModerate }: ThreadData): AroundPosts {
  const { id: communityId, viewerCan } = community;
  const [canWrite, solvedSequence] = [viewerCan.write, discussion.solvedSequence ?? null];
  return useMemo(() => ({ communityId, canWrite, canAnswer, canMarkSolved, canModerate, solvedSequence }), [communityId, canWrite, canAnswer, canMarkSolved, canModerate, solvedSequence]);
}
