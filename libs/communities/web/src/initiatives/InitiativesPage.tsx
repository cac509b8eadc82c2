import './messages.js';
import '../communities.css';
import { Badge, EmptyState, Failure, formatDate, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { InitiativesCommunityDocument, InitiativesDocument, type InitiativeFieldsFragment } from './generated/graphql.js';
import { UnknownPage } from './UnknownPage.js';

/** The initiatives of a community; with `?discussione=` one chooses where to open an issue about a discussion. */
export function InitiativesPage(): ReactElement {
  const t = useMessages('initiatives');
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const discussion = search.get('discussione');
  const place = useQuery(InitiativesCommunityDocument, { variables: { key } });
  const community = place.data?.community;
  const { data, error, refetch } = useQuery(InitiativesDocument, { variables: { communityId: community?.id ?? '' }, skip: !community, fetchPolicy: 'cache-and-network' });
  const list = data?.initiatives;
  if ((place.data && !community) || (data && !list)) return <UnknownPage />;
  const crumbs = [{ label: t('communities'), to: '/community' }, ...(community ? [{ label: community.title, to: `/community/${key}` }] : []), { label: t('title') }];
  const failed = place.error ?? error;
  return (
    <Page title={t('title')} lead={community && t('lead', { title: community.title })} crumbs={crumbs} actions={list?.canOpen ? <Link className="btn btn-primary" to={`/iniziative/nuova?community=${key}`}>{t('new')}</Link> : undefined}>
      {failed && !list && <Failure error={failed} retry={() => void (place.error ? place.refetch() : refetch())} />}
      {!list && !failed && <Skeleton lines={8} />}
      {list?.nodes.length === 0 && <EmptyState title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      {discussion && list && list.nodes.length > 0 && <Notice kind="info"><p>{t('chooseForIssue')}</p></Notice>}
      <ul className="com-list">
        {list?.nodes.map((initiative) => <InitiativeRow key={initiative.id} initiative={initiative} discussion={discussion} />)}
      </ul>
    </Page>
  );
}

function InitiativeRow({ initiative, discussion }: { readonly initiative: InitiativeFieldsFragment; readonly discussion: string | null }): ReactElement {
  const t = useMessages('initiatives');
  const { id, title, purpose, viewerCan } = initiative;
  return (
    <li className="com-row">
      <h2 className="com-row__title h6"><Link to={`/iniziative/${id}`}>{title}</Link></h2>
      <p>{purpose}</p>
      <InitiativeFacts initiative={initiative} />
      {discussion && viewerCan.openIssue && <p><Link to={`/iniziative/${id}/nuova?discussione=${encodeURIComponent(discussion)}`} aria-label={t('hereOf', { title })}>{t('here')}</Link></p>}
    </li>
  );
}

/** When it is, and how it stands. */
export function InitiativeFacts({ initiative: { startsOn, endsOn, openCount, overdueCount } }: { readonly initiative: InitiativeFieldsFragment }): ReactElement {
  const t = useMessages('initiatives');
  return (
    <p className="com-row__meta">
      <span>{endsOn ? t('fromTo', { start: formatDate(startsOn), end: formatDate(endsOn) }) : t('from', { start: formatDate(startsOn) })}</span>
      <span>{t('open', { count: openCount })}</span>
      {overdueCount > 0 && <Badge tone="danger">{t('overdue', { count: overdueCount })}</Badge>}
    </p>
  );
}
