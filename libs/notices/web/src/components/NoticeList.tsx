import '../messages.js';
import '../notices.css';
import { Badge, Button, EmptyState, Failure, formatDateTime, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { NoticesDocument, type NoticesQuery } from '../generated/graphql.js';
import { useReadNotice } from '../useReadNotice.js';

type Told = NoticesQuery['noticePage'];

/** All that the viewer was told, newest first, as far back as he asks. */
export function NoticeList(): ReactElement {
  const t = useMessages('notices');
  const { data, error, refetch } = useQuery(NoticesDocument, { variables: { after: null }, fetchPolicy: 'cache-and-network' });
  const { read, busy, error: failed } = useReadNotice();
  const [older, setOlder] = useState(0);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={6} />;
  if (data.noticePage.nodes.length === 0) return <EmptyState title={t('none')} action={<Link className="btn btn-primary" to="/documenti">{t('toLibrary')}</Link>}><p>{t('noneText')}</p></EmptyState>;
  return (
    <>
      {failed != null && <Failure error={failed} />}
      {data.noticePage.nodes.some((notice) => !notice.read) && (
        <Button color="primary" outline size="sm" disabled={busy} onClick={() => void read(null)}>
          {t('markAll')}
        </Button>
      )}
      <NoticePage page={data.noticePage} older={older} onOlder={() => setOlder((pages) => pages + 1)} />
    </>
  );
}

interface OlderPages {
  /** How many pages after this one are shown. */
  readonly older: number;
  readonly onOlder: () => void;
}

/** A page, and those after it. Each begins where the one before ends now: when news comes in, none falls between two. */
function NoticePage({ page: { nodes, hasNextPage, endCursor }, older, onOlder }: OlderPages & { readonly page: Told }): ReactElement {
  const t = useMessages('notices');
  const next = hasNextPage ? endCursor : null;
  return (
    <>
      <ul className="notice-list">{nodes.map((notice) => <NoticeLine key={notice.id} notice={notice} />)}</ul>
      {next !== null && older === 0 && <Button color="primary" outline onClick={onOlder}>{t('older')}</Button>}
      {next !== null && older > 0 && <OlderPage after={next} older={older - 1} onOlder={onOlder} />}
    </>
  );
}

function OlderPage({ after, ...rest }: OlderPages & { readonly after: string }): ReactElement {
  const { data, previousData, error, refetch } = useQuery(NoticesDocument, { variables: { after }, fetchPolicy: 'cache-and-network' });
  const page = (data ?? previousData)?.noticePage;
  const top = useRef<HTMLDivElement>(null);
  const isThere = page !== undefined;
  // The button that asked for it is gone: who uses the keyboard goes on where the page begins.
  useEffect(() => {
    if (isThere) top.current?.querySelector('a')?.focus();
  }, [isThere]);
  if (error && !page) return <Failure error={error} retry={refetch} />;
  if (!page) return <Skeleton lines={6} />;
  return <div ref={top}><NoticePage page={page} {...rest} /></div>;
}

function NoticeLine({ notice }: { readonly notice: Told['nodes'][number] }): ReactElement {
  const t = useMessages('notices');
  const { read, busy, error } = useReadNotice();
  return (
    <li>
      <span className={notice.read ? 'notice-list__words' : 'notice-list__words notice-list__unread'}>
        {!notice.read && <Badge tone="info">{t('unread')}</Badge>} <Link to={notice.href} onClick={() => !notice.read && void read([notice.id])}>{notice.title}</Link> <span className="notice-list__facts">{formatDateTime(notice.createdAt)}</span>
      </span>
      {!notice.read && (
        <button type="button" className="btn btn-link btn-sm" disabled={busy} aria-label={t('markReadOf', { title: notice.title })} onClick={() => void read([notice.id])}>
          {t('markRead')}
        </button>
      )}
      {error != null && <Failure error={error} />}
    </li>
  );
}
