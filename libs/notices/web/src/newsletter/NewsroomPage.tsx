import './messages.js';
import '../notices.css';
import { Badge, Button, EmptyState, Failure, formatDateTime, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { NewslettersDocument } from './generated/graphql.js';

/** Issues that UPI's staff compose, plan and sent. */
export function NewsroomPage(): ReactElement {
  const t = useMessages('newsletter');
  const { data, error, refetch, fetchMore } = useQuery(NewslettersDocument, { variables: { before: null }, fetchPolicy: 'cache-and-network' });
  const list = data?.newsletters;
  const more = (before: string): Promise<unknown> =>
    fetchMore({ variables: { before }, updateQuery: (known, { fetchMoreResult: { newsletters: next } }) => (next && known.newsletters ? { ...known, newsletters: { ...next, items: [...known.newsletters.items, ...next.items] } } : known) }).catch(() => undefined);
  return (
    <Page title={t('desk.title')} crumbs={[{ label: t('title'), to: '/newsletter' }, { label: t('desk.open') }]} actions={<Link className="btn btn-primary" to="/newsletter/redazione/nuova">{t('desk.new')}</Link>}>
      {error && !list && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {list?.items.length === 0 && <EmptyState title={t('desk.none')} action={<Link className="btn btn-primary" to="/newsletter/redazione/nuova">{t('desk.new')}</Link>}><p>{t('desk.noneText')}</p></EmptyState>}
      <ul className="notice-list">
        {list?.items.map(({ id, number, title, state, sendAt, sentAt, changedBy, changedAt }) => (
          <li key={id}>
            <span className="notice-list__words">
              <Link to={`/newsletter/redazione/${id}`}>{title}</Link> <Badge tone={state === 'INVIATA' ? 'success' : state === 'BOZZA' ? 'warning' : 'info'}>{t(`desk.states.${state}`)}</Badge>{' '}
              <span className="notice-list__facts">
                {[number !== null && t('number', { number }), sentAt ? t('desk.went', { when: formatDateTime(sentAt) }) : sendAt && t('desk.goes', { when: formatDateTime(sendAt) }), t('desk.changed', { name: changedBy, when: formatDateTime(changedAt) })].filter(Boolean).join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {list?.hasMore && <Button color="primary" outline size="sm" onClick={() => void more(list.items.at(-1)!.changedAt)}>{t('desk.more')}</Button>}
    </Page>
  );
}
