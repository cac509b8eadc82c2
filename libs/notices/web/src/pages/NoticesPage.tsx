import '../messages.js';
import '../notices.css';
import { Badge, Button, EmptyState, Failure, formatDate, formatDateTime, Notice, Page, Select, Skeleton, Tabs, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ChangeFollowDocument, EndFollowDocument, FollowsDocument, NoticesDocument, type FollowsQuery, type NoticeFrequency } from '../generated/graphql.js';
import { MailChoices } from '../components/MailChoices.js';
import { useReadNotice } from '../useReadNotice.js';

const FREQUENCIES: readonly NoticeFrequency[] = ['SUBITO', 'GIORNALIERA', 'SETTIMANALE'];
const REFETCH = ['Follows'];

/** What the viewer was told, and in one place all that he follows. */
export function NoticesPage(): ReactElement {
  const t = useMessages('notices');
  const [search, setSearch] = useSearchParams();
  const active = ['seguiti', 'posta'].find((tab) => tab === search.get('scheda')) ?? 'avvisi';
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]}>
      <Tabs
        label={t('tabs')}
        active={active}
        onChange={(id) => setSearch(id === 'avvisi' ? {} : { scheda: id }, { replace: true, preventScrollReset: true })}
        tabs={[
          { id: 'avvisi', label: t('notices'), content: <NoticeList /> },
          { id: 'seguiti', label: t('follows'), content: <FollowList /> },
          { id: 'posta', label: t('mail'), content: <MailChoices /> },
        ]}
      />
    </Page>
  );
}

function NoticeList(): ReactElement {
  const t = useMessages('notices');
  const { data, error, refetch } = useQuery(NoticesDocument, { variables: { unreadOnly: false }, fetchPolicy: 'cache-and-network' });
  const { read, busy, error: failed } = useReadNotice();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={6} />;
  if (data.notices.length === 0) return <EmptyState title={t('none')} action={<Link className="btn btn-primary" to="/documenti">{t('toLibrary')}</Link>}><p>{t('noneText')}</p></EmptyState>;
  return (
    <>
      {failed != null && <Failure error={failed} />}
      {data.notices.some((notice) => !notice.read) && (
        <Button color="primary" outline size="sm" disabled={busy} onClick={() => void read(null)}>
          {t('markAll')}
        </Button>
      )}
      <ul className="notice-list">
        {data.notices.map((notice) => (
          <li key={notice.id}>
            <span className={notice.read ? 'notice-list__words' : 'notice-list__words notice-list__unread'}>
              {!notice.read && <Badge tone="info">{t('unread')}</Badge>} <Link to={notice.href} onClick={() => !notice.read && void read([notice.id])}>{notice.title}</Link> <span className="notice-list__facts">{formatDateTime(notice.createdAt)}</span>
            </span>
            {!notice.read && (
              <button type="button" className="btn btn-link btn-sm" disabled={busy} aria-label={t('markReadOf', { title: notice.title })} onClick={() => void read([notice.id])}>
                {t('markRead')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function FollowList(): ReactElement {
  const t = useMessages('notices');
  const { data, error, refetch } = useQuery(FollowsDocument, { fetchPolicy: 'cache-and-network' });
  const [done, setDone] = useState('');
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {data.follows.length === 0 && <EmptyState title={t('followNone')} action={<Link className="btn btn-primary" to="/documenti">{t('toLibrary')}</Link>}><p>{t('followNoneText')}</p></EmptyState>}
      <ul className="notice-list">
        {data.follows.map((follow) => <FollowItem key={`${follow.kind} ${follow.subjectId}`} follow={follow} onDone={setDone} />)}
      </ul>
      <p className="pc-section">
        <Link to="/cerca/salvate">{t('savedSearches')}</Link>
      </p>
    </>
  );
}

function FollowItem({ follow, onDone }: { readonly follow: FollowsQuery['follows'][number]; readonly onDone: (message: string) => void }): ReactElement {
  const t = useMessages('notices');
  const change = useChange(ChangeFollowDocument, (data) => data.follow, { refetch: REFETCH });
  const end = useChange(EndFollowDocument, (data) => data.unfollow, { refetch: REFETCH });
  const { kind, subjectId: id, title } = follow;
  const failed = change.error ?? end.error;
  const message = change.message ?? end.message;
  return (
    <li>
      <span className="notice-list__words">
        <Badge>{t(`kinds.${kind}`, { defaultValue: kind })}</Badge> <Link to={follow.href}>{title}</Link> <span className="notice-list__facts">{t('since', { date: formatDate(follow.since) })}</span>
      </span>
      <span className="notice-list__actions">
        <label htmlFor={`frequenza-${kind}-${id}`}>{t('frequency')}</label>
        <Select
          id={`frequenza-${kind}-${id}`}
          aria-label={t('frequencyOf', { title })}
          value={follow.frequency}
          placeholder={null}
          disabled={change.busy}
          onChange={(value) => void change.run({ kind, id, frequency: value as NoticeFrequency }).then((changed) => changed && onDone(t('changed')))}
          options={FREQUENCIES.map((value) => ({ value, label: t(`frequencies.${value}`) }))}
        />
        <Button color="danger" outline size="sm" disabled={end.busy} aria-label={t('endOf', { title })} onClick={() => void end.run({ kind, id }).then((ended) => ended && onDone(t('ended')))}>
          {t('end')}
        </Button>
      </span>
      {failed != null && <Failure error={failed} />}
      {message && <Notice kind="danger"><p>{message}</p></Notice>}
    </li>
  );
}
