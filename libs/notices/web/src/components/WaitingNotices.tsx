import '../messages.js';
import '../notices.css';
import { formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { WaitingNoticesDocument } from '../generated/graphql.js';
import { useReadNotice } from '../useReadNotice.js';

const SHOWN = 5;

/** What the viewer was told and has not looked at. Nothing when there is none. */
export default function WaitingNotices(): ReactElement | null {
  const t = useMessages('notices');
  const { data } = useQuery(WaitingNoticesDocument, { fetchPolicy: 'cache-and-network' });
  const { read } = useReadNotice();
  const notices = data?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="avvisi-in-attesa" className="pc-section">
      <h2 id="avvisi-in-attesa" className="h5">
        {t('waiting')}
      </h2>
      <ul className="notice-list">
        {notices.slice(0, SHOWN).map(({ id, title, href, createdAt }) => (
          <li key={id}>
            <span className="notice-list__words">
              <Link to={href} onClick={() => void read([id])}>{title}</Link> <span className="notice-list__facts">{formatDateTime(createdAt)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/avvisi">{t('all')}</Link> {notices.length > SHOWN && <span className="notice-list__facts">{t('more', { count: notices.length - SHOWN })}</span>}
      </p>
    </section>
  );
}
