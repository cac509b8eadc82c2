import { Badge, formatDate, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import '../messages.js';
import { MyAdhesionsDocument } from '../generated/graphql.js';

/** Conventions that the viewer's Ente is invited to; nothing for who answers for none. */
export default function WaitingAdhesions(): ReactElement | null {
  const t = useMessages('adhesions');
  const { data } = useQuery(MyAdhesionsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data || data.myAdhesions.length === 0) return null;
  return (
    <section aria-labelledby="adesioni-mie" className="pc-section">
      <h2 id="adesioni-mie" className="h4">
        {t('mine.title')}
      </h2>
      <ul className="waiting-list">
        {data.myAdhesions.map((adhesion) => (
          <li key={adhesion.id}>
            <div>
              <strong>{adhesion.title}</strong> <Badge>{t(`state.${adhesion.state}`)}</Badge>
              <div className="models-facts">{t('mine.from', { provincia: adhesion.provincia, date: formatDate(adhesion.invitedAt) })}</div>
            </div>
            <Link className="btn btn-primary btn-xs" to={`/adesioni/${adhesion.id}`} aria-label={t('mine.openOf', { title: adhesion.title })}>
              {t('mine.open')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
