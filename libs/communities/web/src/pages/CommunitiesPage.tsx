import '../messages.js';
import '../communities.css';
import { Badge, EmptyState, Failure, Page, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CommunitiesDocument } from '../generated/graphql.js';
import { ModerationEntry } from '../moderation/OwnPanels.js';

/** The communities that one may know of, with what is new in one's own. */
export function CommunitiesPage(): ReactElement {
  const t = useMessages('communities');
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(CommunitiesDocument, { fetchPolicy: 'cache-and-network' });
  const list = data?.communities;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={<><ModerationEntry communityKey={null} />{viewer && <Link className="btn btn-outline-primary" to="/questionari">{t('surveys.title')}</Link>}<Link className="btn btn-outline-primary" to="/calendario">{t('calendar')}</Link></>}>
      {error && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={8} />}
      {list?.length === 0 && <EmptyState title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      <ul className="com-cards">
        {list?.map((community) => (
          <li key={community.id} className="com-card">
            <h2 className="h5">
              <Link to={`/community/${community.key}`}>{community.title}</Link>
            </h2>
            <p>{community.purpose}</p>
            {community.thisWeek && (
              <p>
                <strong>{t('thisWeek')}:</strong> {community.thisWeek}
              </p>
            )}
            <p className="com-badges mb-0">
              <Badge>{t(`visibility.${community.visibility}`)}</Badge>
              {community.role && <Badge tone="success">{t(community.role === 'MODERATORE' ? 'moderator' : 'member')}</Badge>}
              {community.unread !== null && community.unread > 0 && <Badge tone="info">{t('unread', { count: community.unread })}</Badge>}
              <span className="pc-quiet">{t('members', { count: community.memberCount })}</span>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
