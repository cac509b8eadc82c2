import { useChange, type Change } from '@province-comuni/shared-web-graphql';
import { MarkNoticesReadDocument } from './generated/graphql.js';

/** Puts notices away (null: all of them); lists that are on the page follow. */
export function useReadNotice(): { readonly read: (ids: readonly string[] | null) => Promise<unknown> } & Pick<Change<unknown, never>, 'busy' | 'error'> {
  const { run, busy, error } = useChange(MarkNoticesReadDocument, (data) => data.markNoticesRead, { refetch: ['Notices', 'UnreadNotices', 'WaitingNotices'] });
  return { read: (ids) => run({ ids: ids && [...ids] }), busy, error };
}
