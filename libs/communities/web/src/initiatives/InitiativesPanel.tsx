import './messages.js';
import { Badge, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { InitiativesDocument } from './generated/graphql.js';

const MOST = 5;

/** The newest initiatives of a community, on its page. */
export function InitiativesPanel({ communityId, communityKey }: { readonly communityId: string; readonly communityKey: string }): ReactElement | null {
  const t = useMessages('initiatives');
  const { data } = useQuery(InitiativesDocument, { variables: { communityId }, fetchPolicy: 'cache-and-network' });
  const list = data?.initiatives;
  if (!list || (list.nodes.length === 0 && !list.canOpen)) return null;
  return (
    <section aria-labelledby="iniziative">
      <h2 id="iniziative" className="h6">{t('title')}</h2>
      {list.nodes.length === 0 && <p>{t('none')}</p>}
      <ul className="com-plain">
        {list.nodes.slice(0, MOST).map(({ id, title, openCount, overdueCount }) => (
          <li key={id} className="mb-2">
            <Link to={`/iniziative/${id}`}>{title}</Link> <span className="pc-quiet">{t('open', { count: openCount })}</span>
            {overdueCount > 0 && <> <Badge tone="danger">{t('overdue', { count: overdueCount })}</Badge></>}
          </li>
        ))}
      </ul>
      {list.nodes.length > 0 && <p><Link to={`/community/${communityKey}/iniziative`}>{t('toAll')}</Link></p>}
      {list.canOpen && <p><Link to={`/iniziative/nuova?community=${communityKey}`}>{t('new')}</Link></p>}
    </section>
  );
}
