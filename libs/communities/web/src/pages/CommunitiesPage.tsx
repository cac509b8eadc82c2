import '../messages.js';
import '../communities.css';
import { Badge, EmptyState, Failure, Page, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CommunitiesDocument, type CommunityFieldsFragment } from '../generated/graphql.js';
import { useOverviewLive } from '../live/useOverviewLive.js';
import { ModerationEntry } from '../moderation/OwnPanels.js';

/** The communities that one may know of, with what is new in one's own. */
export function CommunitiesPage(): ReactElement {
  const t = useMessages('communities');
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(CommunitiesDocument, { fetchPolicy: 'cache-and-network' });
  useOverviewLive(() => void refetch().catch(() => undefined));
  const list = data?.communities;
  const sections = sectionsOf(list ?? []);
  const isReferente = viewer?.memberships.some(({ enteKind, role }) => enteKind === 'PROVINCIA' && role === 'REFERENTE') ?? false;
  const isStaff = viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && (role === 'CURATORE' || role === 'AMMINISTRATORE')) ?? false;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={<><ModerationEntry communityKey={null} />{viewer && <Link className="btn btn-outline-primary" to="/questionari">{t('surveys.title')}</Link>}<Link className="btn btn-outline-primary" to="/calendario">{t('calendar')}</Link>{isStaff && <Link className="btn btn-primary" to="/community/apri?rete=nazionale">{t('groups.openNetwork')}</Link>}{isReferente && <Link className="btn btn-primary" to="/community/apri">{t('groups.openSpace')}</Link>}</>}>
      {error && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={8} />}
      {list?.length === 0 && <EmptyState title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      {sections.map(({ name, communities }) => (
        <section key={name} aria-labelledby={`community-${name}`}>
          <h2 id={`community-${name}`} className="h4">{t(`sections.${name}`)}</h2>
          <ul className="com-cards mb-4">
            {communities.map((community) => <CommunityCard key={community.id} community={community} parent={list?.find(({ id }) => id === community.parentId)?.title} />)}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function CommunityCard({ community, parent }: { readonly community: CommunityFieldsFragment; readonly parent: string | undefined }): ReactElement {
  const t = useMessages('communities');
  return (
    <li className="com-card">
      <h3 className="h5">
        <Link to={`/community/${community.key}`}>{community.title}</Link>
      </h3>
      <p>{community.purpose}</p>
      {community.thisWeek && (
        <p>
          <strong>{t('thisWeek')}:</strong> {community.thisWeek}
        </p>
      )}
      <p className="com-badges mb-0">
        <Badge>{t(`visibility.${community.visibility}`)}</Badge>
        {community.closedAt && <Badge>{t('groups.closed')}</Badge>}
        {community.role && <Badge tone="success">{t(community.role === 'MODERATORE' ? 'moderator' : 'member')}</Badge>}
        {community.unread !== null && community.unread > 0 && <Badge tone="info">{t('unread', { count: community.unread })}</Badge>}
        <span className="pc-quiet">{t('members', { count: community.memberCount })}</span>
        {parent && <span className="pc-quiet">{t('groups.of', { title: parent })}</span>}
      </p>
    </li>
  );
}

/** Those of the whole network, those of one's territory, and their working groups: what is empty is left out. */
function sectionsOf(list: readonly CommunityFieldsFragment[]): readonly { readonly name: 'network' | 'territory' | 'groups'; readonly communities: readonly CommunityFieldsFragment[] }[] {
  const isGroup = ({ parentId }: CommunityFieldsFragment): boolean => parentId !== null;
  const all = [
    { name: 'network' as const, communities: list.filter((each) => !isGroup(each) && each.provinciaId === null) },
    { name: 'territory' as const, communities: list.filter((each) => !isGroup(each) && each.provinciaId !== null) },
    { name: 'groups' as const, communities: list.filter(isGroup) },
  ];
  return all.filter(({ communities }) => communities.length > 0);
}
