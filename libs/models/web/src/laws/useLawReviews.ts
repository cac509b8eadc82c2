import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { ConfirmLawReviewDocument, LawReviewsDocument, type LawReviewsQuery } from './generated/graphql.js';

export type LawReviewData = LawReviewsQuery['lawReviews']['items'][number];

/** As many as a page of acts can have. */
const ALL = 100;
const LOOK_AGAIN_MS = 10_000;

/** What is to be verified of an instance, or of one clause of a model, and how it is confirmed. */
export interface LawReviews {
  readonly open: readonly LawReviewData[];
  readonly busy: boolean;
  /** Message of what went wrong; empty: the connection. */
  readonly trouble: string | null;
  confirm(review: LawReviewData): Promise<boolean>;
  refresh(): void;
}

export function useLawReviews(of: { readonly instanceId?: string; readonly modelKey?: string; readonly subjectId?: string }): LawReviews {
  const filter = { state: 'OPEN', instanceId: of.instanceId ?? null, modelKey: of.modelKey ?? null, subjectId: of.subjectId ?? null, changeId: null, mine: null };
  const { data, refetch, startPolling, stopPolling } = useQuery(LawReviewsDocument, { variables: { filter, first: ALL, offset: 0 }, fetchPolicy: 'cache-and-network' });
  const waiting = (data?.lawReviews.total ?? 0) > 0;
  // What a change of the text closes is known a moment after the change, apart from it.
  useEffect(() => {
    if (!waiting) return undefined;
    startPolling(LOOK_AGAIN_MS);
    return stopPolling;
  }, [waiting, startPolling, stopPolling]);
  const [run, { loading }] = useMutation(ConfirmLawReviewDocument, { refetchQueries: [LawReviewsDocument], awaitRefetchQueries: true });
  const [trouble, setTrouble] = useState<string | null>(null);
  return {
    // One just confirmed is known as such before the list is asked for again.
    open: (data?.lawReviews.items ?? []).filter((review) => review.state === 'OPEN'),
    busy: loading,
    trouble,
    refresh: () => void refetch().catch(() => undefined),
    confirm: async (review) => {
      try {
        const outcome = (await run({ variables: { id: review.id, note: '' } })).data?.confirmLawReview;
        if (outcome?.__typename === 'LawReviewConfirmed') {
          setTrouble(null);
          return true;
        }
        setTrouble(outcome?.__typename === 'InvalidInput' ? outcome.problems.map((problem) => problem.message).join(' ') : (outcome?.message ?? ''));
      } catch {
        setTrouble('');
      }
      return false;
    },
  };
}
