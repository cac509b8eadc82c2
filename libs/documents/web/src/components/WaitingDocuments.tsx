import { Badge, formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { DocumentsDocument } from '../generated/graphql.js';
import '../messages.js';
import '../documents.css';

/** Documents of the viewer's Enti that are not published yet: what is to be looked at, finished or sent on. Nothing when there are none. */
export default function WaitingDocuments(): ReactElement | null {
  const t = useMessages('documents');
  const { data } = useQuery(DocumentsDocument, { variables: { filter: { view: 'BOZZE' }, sort: 'AGGIORNAMENTO', first: 5, offset: 0 }, fetchPolicy: 'cache-and-network' });
  const list = data?.documents;
  if (!list || list.total === 0) return null;
  return (
    <section aria-labelledby="documenti-in-attesa" className="pc-section">
      <h2 id="documenti-in-attesa" className="h5">
        {t('waiting.title')}
      </h2>
      <ul className="doc-waiting">
        {list.items.map((document) => (
          <li key={document.id}>
            <Badge tone="warning">{t(`states.${document.state}`)}</Badge> <Link to={`/documenti/${document.id}`}>{document.title}</Link> <span className="pc-quiet">{formatDateTime(document.updatedAt)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/documenti?vista=BOZZE">{t('waiting.all', { count: list.total })}</Link>
      </p>
    </section>
  );
}
