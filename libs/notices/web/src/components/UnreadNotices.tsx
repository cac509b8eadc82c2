import '../messages.js';
import '../notices.css';
import { formatNumber, useMessages } from '@province-comuni/shared-ui';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, type ReactElement } from 'react';
import { Link, useLocation } from 'react-router';
import { UnreadNoticesDocument } from '../generated/graphql.js';
import { useNoticesLive } from '../useNoticesLive.js';

/** More are told as "99+": the server lists a hundred. */
const MOST = 99;
const LISTS: readonly string[] = ['Notices', 'UnreadNotices', 'WaitingNotices'];

/** How many notices the viewer has not looked at, in the header: at once when there is one, or when he read it elsewhere; without a line, at every page and when the window is looked at again. */
export default function UnreadNotices(): ReactElement {
  const t = useMessages('notices');
  const { pathname } = useLocation();
  const { data, refetch } = useQuery(UnreadNoticesDocument, { fetchPolicy: 'cache-and-network' });
  const client = useApolloClient();
  // The list follows too, where it is on the page.
  useNoticesLive(() => void Promise.resolve(client.refetchQueries({ include: 'active', onQueryUpdated: ({ queryName }) => queryName !== undefined && LISTS.includes(queryName) })).catch(() => undefined));
  useEffect(() => {
    const again = (): void => void refetch().catch(() => undefined);
    again();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [pathname, refetch]);
  const count = data?.notices.length ?? 0;
  return (
    <Link className="notice-bell" to="/avvisi" aria-label={count === 0 ? t('bell.none') : count > MOST ? t('bell.many', { count: MOST }) : t('bell.unread', { count })}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 22a2.5 2.5 0 0 0 2.4-2H9.6A2.5 2.5 0 0 0 12 22zm7-6v-5c0-3.2-1.7-5.8-4.7-6.5V4a2.3 2.3 0 0 0-4.6 0v.5C6.7 5.2 5 7.8 5 11v5l-2 2v1h18v-1z" fill="currentColor" />
      </svg>
      {count > 0 && <span aria-hidden="true">{count > MOST ? `${MOST}+` : formatNumber(count)}</span>}
    </Link>
  );
}
