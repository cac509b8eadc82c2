import './messages.js';
import '../communities.css';
import './moderation.css';
import { EmptyState, Failure, formatDate, formatDateTime, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { AppealDecisionForm, CaseDecisionForm, LiftForm } from './DecisionForms.js';
import { ModerationQueueDocument, type ModerationQueueQuery } from './generated/graphql.js';
import { CaseView } from './CaseView.js';
import { useModerationLive } from './useModerationLive.js';

type Queue = NonNullable<ModerationQueueQuery['moderationQueue']>;
const PAGE = 20;

/** What waits for who moderates a community. */
export function QueuePage(): ReactElement {
  const t = useMessages('moderation');
  const { key = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(ModerationQueueDocument, { variables: { key, after: null, first: PAGE }, fetchPolicy: 'cache-and-network' });
  const queue = data?.moderationQueue;
  if (!data) return <Page title={t('toQueue')} crumbs={crumbs(t('title'))}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={10} />}</Page>;
  if (!queue) return <UnknownQueue />;
  const more = (): Promise<unknown> =>
    fetchMore({
      variables: { after: queue.endCursor },
      updateQuery: (before, { fetchMoreResult: { moderationQueue: next } }) => (before.moderationQueue && next ? { ...before, moderationQueue: { ...next, nodes: [...before.moderationQueue.nodes, ...next.nodes] } } : before),
    });
  return <OpenQueue queue={queue} communityKey={key} onMore={more} onAgain={refetch} />;
}

/** What everybody else is told of a queue. */
export function UnknownQueue(): ReactElement {
  const t = useMessages('moderation');
  return (
    <Page title={t('unknown')} crumbs={[...crumbs(t('title')), { label: t('unknown') }]}>
      <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/moderazione">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
    </Page>
  );
}

function OpenQueue({ queue, communityKey, onMore, onAgain }: { readonly queue: Queue; readonly communityKey: string; readonly onMore: () => Promise<unknown>; readonly onAgain: () => Promise<unknown> }): ReactElement {
  const t = useMessages('moderation');
  const [done, setDone] = useState('');
  const [open, setOpen] = useState(queue.open);
  useEffect(() => setOpen(queue.open), [queue.open]);
  useModerationLive(queue.communityId, setOpen);
  async function decided(message: string): Promise<void> {
    setDone(message);
    await onAgain();
  }
  // What one is reading does not move by itself: the page says that there is news.
  const isStale = open !== queue.open;
  const title = t('queue.title', { community: queue.communityTitle });
  const actions = (
    <>
      <Link className="btn btn-outline-primary" to={`/moderazione/${communityKey}/registro`}>{t('log')}</Link>
      <Link className="btn btn-outline-primary" to={`/moderazione/${communityKey}/limiti`}>{t('limits')}</Link>
    </>
  );
  return (
    <Page title={title} lead={t('queue.lead')} crumbs={[...crumbs(t('title')), { label: queue.communityTitle }]} actions={actions}>
      <div role="status">
        {done && <Notice kind="success"><p>{done}</p></Notice>}
        {isStale && <p><button type="button" className="btn btn-primary btn-sm" onClick={() => void onAgain().then(() => setDone('')).catch(() => undefined)}>{t('queue.news')}</button></p>}
      </div>
      <p><strong>{t('open', { count: open })}</strong></p>
      {queue.nodes.length === 0 && queue.appeals.length === 0 && <EmptyState title={t('queue.empty')}><p>{t('queue.emptyText')}</p></EmptyState>}
      {queue.nodes.map((one) => (
        <CaseView key={one.id} one={one} communityKey={communityKey}>
          {one.canDecide ? <CaseDecisionForm one={one} canEverywhere={queue.canEverywhere} onDone={() => decided(t('decide.done'))} onLate={onAgain} /> : <p className="pc-quiet mb-0">{t('queue.own')}</p>}
        </CaseView>
      ))}
      {queue.hasNextPage && <p><button type="button" className="btn btn-outline-primary" onClick={() => void onMore().catch(() => undefined)}>{t('queue.more')}</button></p>}
      {queue.appeals.length > 0 && <h2 className="h4">{t('queue.appeals')}</h2>}
      {queue.appeals.map((appeal) => (
        <section key={appeal.id} className="mod-case" aria-label={t('queue.appealOf', { name: appeal.personName, when: formatDateTime(appeal.at) })}>
          <h3 className="h6">{t('queue.appealOf', { name: appeal.personName, when: formatDateTime(appeal.at) })}</h3>
          <p className="mod-words">{appeal.words}</p>
          <p>
            {t('queue.decision', { kind: t(`kinds.${appeal.decision.kind}`), by: appeal.decision.decidedByName, when: formatDateTime(appeal.decision.at) })}. {appeal.decision.reason}{' '}
            {appeal.decision.discussionId && appeal.decision.postSequence !== null && <Link to={`/community/${communityKey}/${appeal.decision.discussionId}?messaggio=${appeal.decision.postSequence}`}>{t('logPage.post')}</Link>}
          </p>
          {appeal.canDecide ? <AppealDecisionForm id={appeal.id} onDone={() => decided(t('decide.done'))} /> : <p className="pc-quiet mb-0">{t('queue.appealOwn')}</p>}
        </section>
      ))}
      {queue.suspended.length > 0 && <h2 className="h4">{t('queue.suspended')}</h2>}
      {queue.suspended.map((person) => (
        <section key={person.id} className="mod-case" aria-label={person.name}>
          <h3 className="h6">{t('queue.suspendedUntil', { name: person.name, until: formatDate(person.until) })}</h3>
          <p>{person.reason}</p>
          <LiftForm id={person.id} name={person.name} onDone={() => decided(t('decide.done'))} />
        </section>
      ))}
    </Page>
  );
}

/** The way back to all queues. */
export function crumbs(title: string): { label: string; to: string }[] {
  return [{ label: title, to: '/moderazione' }];
}
