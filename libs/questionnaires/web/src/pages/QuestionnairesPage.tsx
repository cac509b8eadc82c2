import '../messages.js';
import '../questionnaires.css';
import { Badge, EmptyState, Failure, formatDateTime, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { QuestionnairesDocument, type QuestionnairesQuery } from '../generated/graphql.js';
import { STATE_TONES } from '../words.js';

type Item = NonNullable<QuestionnairesQuery['questionnaires']>['items'][number];

/** What one is asked, and what one has asked. */
export function QuestionnairesPage(): ReactElement {
  const t = useMessages('questionnaires');
  const { data, error, refetch } = useQuery(QuestionnairesDocument, { variables: { communityId: null }, fetchPolicy: 'cache-and-network' });
  const list = data?.questionnaires;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={list?.viewerCanAsk ? <Link className="btn btn-primary" to="/questionari/nuovo">{t('newOfUpi')}</Link> : undefined}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {list?.items.length === 0 && <EmptyState title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      <ul className="qst-list">{list?.items.map((item) => <Row key={item.id} item={item} />)}</ul>
    </Page>
  );
}

function Row({ item }: { readonly item: Item }): ReactElement {
  const t = useMessages('questionnaires');
  const { id, title, state, closesAt, answered, communityTitle } = item;
  const waits = state === 'APERTO' && item.viewerCanAnswer && !item.answeredByViewer;
  return (
    <li>
      <p className="qst-list__title">
        <Link to={state === 'BOZZA' ? `/questionari/${id}/modifica` : `/questionari/${id}`}>{title || t('new')}</Link>
      </p>
      <p className="qst-meta">
        <Badge tone={STATE_TONES[state]}>{t(`states.${state}`)}</Badge>
        {waits && <Badge tone="warning">{t('toAnswer')}</Badge>}
        {item.answeredByViewer && <Badge tone="success">{t('youAnswered')}</Badge>}
        <span className="pc-quiet">{communityTitle ?? t('byUpi')}</span>
        {closesAt && <span className="pc-quiet">{t(state === 'CHIUSO' ? 'wasUntil' : 'until', { when: formatDateTime(closesAt) })}</span>}
        <span className="pc-quiet">{t('answered', { count: answered })}</span>
        {state !== 'BOZZA' && item.resultsBar === null && <Link to={`/questionari/${id}/risultati`}>{t('toResults')}</Link>}
      </p>
    </li>
  );
}
