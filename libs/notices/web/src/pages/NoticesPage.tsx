import '../messages.js';
import '../notices.css';
import { Badge, Button, EmptyState, Failure, formatDate, Notice, Page, Select, Skeleton, Tabs, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ChangeFollowDocument, EndFollowDocument, FollowsDocument, type FollowsQuery, type NoticeFrequency } from '../generated/graphql.js';
import { MailChoices } from '../components/MailChoices.js';
import { NoticeChoices } from '../components/NoticeChoices.js';
import { NoticeList } from '../components/NoticeList.js';
import { ReturningMail } from '../components/ReturningMail.js';

const FREQUENCIES: readonly NoticeFrequency[] = ['SUBITO', 'GIORNALIERA', 'SETTIMANALE'];
const REFETCH = ['Follows'];

/** What the viewer was told, and in one place all that he follows. */
export function NoticesPage(): ReactElement {
  const t = useMessages('notices');
  const [search, setSearch] = useSearchParams();
  const active = ['seguiti', 'scelte', 'posta'].find((tab) => tab === search.get('scheda')) ?? 'avvisi';
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]}>
      <ReturningMail />
      <Tabs
        label={t('tabs')}
        active={active}
        onChange={(id) => setSearch(id === 'avvisi' ? {} : { scheda: id }, { replace: true, preventScrollReset: true })}
        tabs={[
          { id: 'avvisi', label: t('notices'), content: <><p><Link to="/avvisi?scheda=scelte">{t('toChoices')}</Link></p><NoticeList /></> },
          { id: 'seguiti', label: t('follows'), content: <FollowList /> },
          { id: 'scelte', label: t('choices.tab'), content: <NoticeChoices /> },
          { id: 'posta', label: t('mail'), content: <MailChoices /> },
        ]}
      />
    </Page>
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
