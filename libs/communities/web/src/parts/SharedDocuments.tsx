import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { SharedDocumentsDocument } from '../generated/graphql.js';

/** The newest documents that are shared with a community: its members read them. */
export function SharedDocuments({ communityId }: { readonly communityId: string }): ReactElement | null {
  const t = useMessages('communities');
  const { data } = useQuery(SharedDocumentsDocument, { variables: { communityId }, fetchPolicy: 'cache-and-network' });
  if (!data || data.documents.items.length === 0) return null;
  return (
    <section aria-labelledby="documenti-condivisi">
      <h2 id="documenti-condivisi" className="h6">{t('documents')}</h2>
      <ul>
        {data.documents.items.map(({ id, title, ente }) => (
          <li key={id}>
            <Link to={`/documenti/${id}`}>{title}</Link> <span className="pc-quiet">{ente.denominazione}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
