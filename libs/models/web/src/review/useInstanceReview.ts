import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { InstanceReviewDocument, type InstanceReviewQuery } from './generated/graphql.js';
import { openByClause, openItems, type OpenCount } from './review-entries.js';

export type InstanceReviewData = NonNullable<InstanceReviewQuery['instanceReview']>;

/** The review of an instance, as its page has it. */
export interface InstanceReviewWork {
  readonly review: InstanceReviewData | null;
  readonly loading: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
  /** Open entries by clause. */
  readonly counts: ReadonlyMap<string, OpenCount>;
  /** All open entries, and the clauses that Word files offer. */
  readonly open: number;
}

const NOTHING: ReadonlyMap<string, OpenCount> = new Map();

export function useInstanceReview(instanceId: string): InstanceReviewWork {
  const { data, loading, error, refetch } = useQuery(InstanceReviewDocument, { variables: { instanceId }, fetchPolicy: 'cache-and-network' });
  const review = data?.instanceReview ?? null;
  const counts = useMemo(() => (review ? openByClause(review) : NOTHING), [review]);
  return { review, loading, error, retry: refetch, counts, open: review ? openItems(review, null) + review.offered : 0 };
}
