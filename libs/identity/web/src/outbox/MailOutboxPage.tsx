import '../page-messages.js';
import { useQuery } from '@apollo/client/react';
import { Button, Disclosure, EmptyState, Failure, formatDateTime, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Pager } from '../Pager.js';
import { MailOutboxDocument, type MailOutboxQuery } from '../generated/graphql.js';

const PAGE = 20;

/** The mail of an installation without a mail server. */
export function MailOutboxPage(): ReactNode {
  const t = useMessages('identity');
  const [search, setSearch] = useSearchParams();
  const offset = Math.max(0, Number(search.get('da')) || 0);
  const { data, loading, error, refetch } = useQuery(MailOutboxDocument, { variables: { offset, limit: PAGE }, fetchPolicy: 'cache-and-network' });
  const outbox = data?.mailOutbox;
  return (
    <Page
      title={t('outbox.title')}
      lead={t('outbox.lead')}
      crumbs={[{ label: t('outbox.title') }]}
      actions={<Button color="primary" outline size="sm" disabled={loading} onClick={() => void refetch()}>{t('outbox.refresh')}</Button>}
    >
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={6} />)}
      {data && !outbox && <EmptyState title={t('outbox.absent')}><p>{t('outbox.absentText')}</p></EmptyState>}
      {outbox?.items.length === 0 && <EmptyState title={t('outbox.empty')}><p>{t('outbox.emptyText')}</p></EmptyState>}
      {outbox && outbox.items.length > 0 && (
        <>
          <ol className="pc-mails">{outbox.items.map((mail) => <li key={mail.id}><MailCard mail={mail} /></li>)}</ol>
          <Pager label={t('outbox.pages')} offset={offset} limit={PAGE} total={outbox.total} onChange={(next) => setSearch(next ? { da: String(next) } : {})} />
        </>
      )}
    </Page>
  );
}

type Mail = NonNullable<MailOutboxQuery['mailOutbox']>['items'][number];

function MailCard({ mail }: { readonly mail: Mail }): ReactNode {
  const t = useMessages('identity');
  return (
    <article className="pc-card">
      <h2 className="h5">{mail.subject}</h2>
      <p className="pc-quiet">{`${t('outbox.to')} ${mail.to} · ${t('outbox.at')} ${formatDateTime(mail.createdAt)}`}</p>
      <div className="pc-mail__text">{withLinks(mail.text)}</div>
      {mail.html && (
        <Disclosure lazy summary={t('outbox.html')}>
          {/* As a mail program shows it: nothing in it runs, and nothing is fetched. */}
          <iframe className="pc-mail__html" sandbox="" srcDoc={mail.html} title={t('outbox.htmlOf', { subject: mail.subject })} />
        </Disclosure>
      )}
      {mail.headers.length > 0 && (
        <Disclosure lazy summary={t('outbox.headers')}>
          <dl className="pc-mail__headers">{mail.headers.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        </Disclosure>
      )}
    </article>
  );
}

/** The text, with its addresses as links. */
function withLinks(text: string): ReactNode[] {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a key={index} href={part}>{part}</a> : part));
}
