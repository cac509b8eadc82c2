import { Badge, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CommunitiesDocument, type CommunityFieldsFragment } from '../generated/graphql.js';

/** The working groups of a community that one may know of, with what is new in one's own. */
export function GroupsPanel({ community }: { readonly community: CommunityFieldsFragment }): ReactElement | null {
  const t = useMessages('communities');
  const { data } = useQuery(CommunitiesDocument, { fetchPolicy: 'cache-and-network' });
  const groups = data?.communities.filter(({ parentId }) => parentId === community.id) ?? [];
  if (groups.length === 0 && !community.viewerCan.openGroup) return null;
  return (
    <section aria-labelledby="gruppi">
      <h2 id="gruppi" className="h6">{t('groups.title')}</h2>
      {groups.length === 0 && <p>{t('groups.none')}</p>}
      <ul className="com-plain">
        {groups.map(({ id, key, title, unread, closedAt }) => (
          <li key={id}>
            <Link to={`/community/${key}`}>{title}</Link> {closedAt && <Badge>{t('groups.closed')}</Badge>}
            {unread !== null && unread > 0 && <Badge tone="info">{t('unread', { count: unread })}</Badge>}
          </li>
        ))}
      </ul>
      {community.viewerCan.openGroup && <p><Link to={`/community/apri?gruppo=${community.key}`}>{t('groups.open')}</Link></p>}
    </section>
  );
}
