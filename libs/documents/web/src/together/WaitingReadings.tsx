import './messages.js';
import '../documents.css';
import { formatDate, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { WaitingReadingsDocument } from '../generated/graphql.js';

/** Documents that the viewer is asked to read and confirm. Nothing when there are none. */
export default function WaitingReadings(): ReactElement | null {
  const t = useMessages('together');
  const { data } = useQuery(WaitingReadingsDocument, { fetchPolicy: 'cache-and-network' });
  const waiting = data?.waitingReadings ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="documenti-da-leggere" className="pc-section">
      <h2 id="documenti-da-leggere" className="h5">
        {t('readings.waiting')}
      </h2>
      <ul className="doc-waiting">
        {waiting.map(({ documentId, title, askedByName, dueOn }) => (
          <li key={`${documentId} ${dueOn}`}>
            <Link to={`/documenti/${documentId}`}>{title}</Link> <span className="pc-quiet">{t('readings.waitingDue', { name: askedByName, date: formatDate(dueOn) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
