import './messages.js';
import './moderation.css';
import { EmptyState, Failure, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { DecisionView } from './DecisionView.js';
import { ModerationLogDocument } from './generated/graphql.js';
import { crumbs, UnknownQueue } from './QueuePage.js';

/** What was decided in a community, newest first. */
export function LogPage(): ReactElement {
  const t = useMessages('moderation');
  const { key = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(ModerationLogDocument, { variables: { key, before: null }, fetchPolicy: 'cache-and-network' });
  const log = data?.moderationLog;
  if (!data) return <Page title={t('log')} crumbs={crumbs(t('title'))}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />}</Page>;
  if (!log) return <UnknownQueue />;
  const more = (): Promise<unknown> =>
    fetchMore({
      variables: { before: log.nodes.at(-1)?.number ?? null },
      updateQuery: (before, { fetchMoreResult: { moderationLog: next } }) => (before.moderationLog && next ? { ...before, moderationLog: { ...next, nodes: [...before.moderationLog.nodes, ...next.nodes] } } : before),
    });
  return (
    <Page title={t('logPage.title', { community: log.communityTitle })} lead={t('logPage.lead')} crumbs={[...crumbs(t('title')), { label: log.communityTitle, to: `/moderazione/${key}` }, { label: t('log') }]}>
      {log.nodes.length === 0 && <EmptyState title={t('logPage.empty')} />}
      {log.nodes.map((decision) => <DecisionView key={decision.id} decision={decision} communityKey={key} heading={t(`kinds.${decision.kind}`)} />)}
      {log.hasNextPage && <button type="button" className="btn btn-outline-primary" onClick={() => void more().catch(() => undefined)}>{t('logPage.more')}</button>}
    </Page>
  );
}
