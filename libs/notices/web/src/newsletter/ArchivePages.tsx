import './messages.js';
import '../notices.css';
import { Button, EmptyState, Failure, formatDate, Page, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { NewsletterArchiveDocument, NewsletterIssueDocument } from './generated/graphql.js';

/** Everything that was sent, newest first. */
export function ArchivePage(): ReactElement {
  const t = useMessages('newsletter');
  const viewer = useViewer();
  const { data, error, refetch, fetchMore } = useQuery(NewsletterArchiveDocument, { variables: { before: null }, fetchPolicy: 'cache-and-network' });
  const archive = data?.newsletterArchive;
  const composes = viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && (role === 'CURATORE' || role === 'AMMINISTRATORE')) ?? false;
  const older = (before: number): Promise<unknown> =>
    fetchMore({ variables: { before }, updateQuery: (known, { fetchMoreResult: { newsletterArchive: next } }) => ({ ...known, newsletterArchive: { ...next, items: [...known.newsletterArchive.items, ...next.items] } }) }).catch(() => undefined);
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={composes && <Link className="btn btn-primary" to="/newsletter/redazione">{t('desk.open')}</Link>}>
      {error && !archive && <Failure error={error} retry={refetch} />}
      {!archive && !error && <Skeleton lines={6} />}
      {archive?.items.length === 0 && <EmptyState title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      <ol className="notice-list" reversed>
        {archive?.items.map(({ number, title, sentAt }) => (
          <li key={number}>
            <span className="notice-list__words">
              <Link to={`/newsletter/${number}`}>{title}</Link> <span className="notice-list__facts">{t('number', { number })}, {t('sent', { date: formatDate(sentAt) })}</span>
            </span>
          </li>
        ))}
      </ol>
      {archive?.hasMore && <Button color="primary" outline size="sm" onClick={() => void older(archive.items.at(-1)!.number)}>{t('older')}</Button>}
      {viewer && <p className="mt-3"><Link to="/avvisi?scheda=posta">{t('choose')}</Link></p>}
    </Page>
  );
}

/** One issue, with what of it the viewer may read. */
export function IssuePage(): ReactElement {
  const t = useMessages('newsletter');
  const number = Number(useParams()['number']);
  const isNumber = Number.isInteger(number) && number > 0 && number < 1_000_000;
  const { data, error, refetch } = useQuery(NewsletterIssueDocument, { variables: { number }, skip: !isNumber, fetchPolicy: 'cache-and-network' });
  const issue = data?.newsletterIssue;
  const crumbs = [{ label: t('title'), to: '/newsletter' }];
  if (!isNumber || (data && !issue)) {
    return (
      <Page title={t('unknown')} crumbs={[...crumbs, { label: t('unknown') }]}>
        <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/newsletter">{t('toArchive')}</Link>}><p>{t('unknownText')}</p></EmptyState>
      </Page>
    );
  }
  if (!issue) return <Page title={t('number', { number })} crumbs={[...crumbs, { label: t('number', { number }) }]}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={10} />}</Page>;
  return (
    <Page title={issue.title} lead={<p>{t('number', { number })}, {t('sent', { date: formatDate(issue.sentAt) })}</p>} crumbs={[...crumbs, { label: t('number', { number }) }]}>
      {issue.intro.split(/\n{2,}/).filter(Boolean).map((words, index) => <p key={index} className="notice-words">{words}</p>)}
      {issue.sections.map(({ heading, items }) => (
        <section key={heading}>
          <h2 className="h4">{heading}</h2>
          <ul className="notice-list">
            {items.map(({ kind, title, href, note }) => (
              <li key={href}>
                <div className="notice-list__words">
                  <Link to={href}>{title}</Link> <span className="notice-list__facts">{t(`edit.kinds.${kind}`)}</span>
                  {note && <p className="notice-words mb-0">{note}</p>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {issue.sections.length === 0 && <p className="pc-quiet">{t('nothingForYou')}</p>}
    </Page>
  );
}
