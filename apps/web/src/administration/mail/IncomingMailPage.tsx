import './messages.js';
import { useQuery } from '@apollo/client/react';
import { Badge, Button, EmptyState, Failure, formatDateTime, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { IncomingMailDocument, type IncomingMailOutcome, type IncomingMailQuery } from '../generated/graphql.js';
import { MailPager } from './MailPager.js';

const PAGE = 30;
const TONES: Readonly<Record<IncomingMailOutcome, 'success' | 'info' | 'neutral' | 'warning'>> = { PUBBLICATA: 'success', IN_ATTESA: 'info', BOZZA: 'info', IGNORATA: 'neutral', RIFIUTATA: 'warning' };

/** What came in by mail and what became of it, the refused first to be understood: for UPI's amministratori. */
export function IncomingMailPage(): ReactNode {
  const t = useMessages('incomingMail');
  const shell = useMessages('shell');
  const [search, setSearch] = useSearchParams();
  const offset = Math.max(0, Number(search.get('da')) || 0);
  const { data, loading, error, refetch } = useQuery(IncomingMailDocument, { variables: { offset, limit: PAGE }, fetchPolicy: 'cache-and-network' });
  const mail = data?.incomingMail;
  const turn = (next: number): void => setSearch(next > 0 ? { da: String(next) } : {});
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[{ label: shell('admin.title'), to: '/amministrazione' }, { label: t('title') }]}
      actions={<><Link className="btn btn-outline-primary btn-sm" to="/amministrazione/posta/partenza">{t('outgoing')}</Link> <Button color="primary" outline size="sm" disabled={loading} onClick={() => void refetch()}>{t('refresh')}</Button></>}
    >
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />)}
      {mail?.items.length === 0 && <EmptyState title={t('empty')}><p>{t('emptyText')}</p></EmptyState>}
      {mail && mail.items.length > 0 && <MailTable items={mail.items} />}
      {mail && <MailPager label={t('pages')} offset={offset} size={PAGE} total={mail.total} onTurn={turn} />}
    </Page>
  );
}

function MailTable({ items }: { readonly items: NonNullable<IncomingMailQuery['incomingMail']>['items'] }): ReactNode {
  const t = useMessages('incomingMail');
  return (
    <div className="pc-table-scroll">
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('title')}</caption>
        <thead>
          <tr>
            {(['subject', 'from', 'receivedAt', 'outcome', 'reason'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, subject, from, receivedAt, outcome, reason }) => (
            <tr key={id}>
              <th scope="row">{subject || t('noSubject')}</th>
              <td data-label={t('from')}>{from || t('unreadable')}</td>
              <td data-label={t('receivedAt')}>{formatDateTime(receivedAt)}</td>
              <td data-label={t('outcome')}><Badge tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</Badge></td>
              <td data-label={t('reason')}>{reason === 'NESSUNO' ? '–' : t(`reasons.${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
