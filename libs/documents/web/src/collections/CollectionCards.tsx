import '../together/messages.js';
import '../together/together.css';
import { Badge, formatDate, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { CollectionFieldsFragment } from '../generated/graphql.js';

/** Collections side by side. @param level of their headings */
export function CollectionCards({ collections, level }: { readonly collections: readonly CollectionFieldsFragment[]; readonly level: 2 | 3 }): ReactElement {
  const t = useMessages('together');
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul className="tog-cards">
      {collections.map(({ id, title, abstract, ente, curated, documentCount, updatedAt }) => (
        <li key={id}>
          <div className="tog-card">
            {curated && <Badge tone="info">{t('collections.curated')}</Badge>}
            <Heading>
              <Link to={`/documenti/raccolte/${id}`}>{title}</Link>
            </Heading>
            {abstract && <p className="doc-item__abstract">{abstract}</p>}
            <p className="doc-item__facts">{[ente.denominazione, t('collections.count', { count: documentCount }), t('collections.updated', { date: formatDate(updatedAt) })].join(' · ')}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
