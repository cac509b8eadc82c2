import './messages.js';
import { useQuery } from '@apollo/client/react';
import { Badge, Button, EmptyState, Failure, Field, formatDateTime, Notice, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { OfferAllMailAgainDocument, OfferMailAgainDocument, OutgoingMailDocument, type OutgoingMailQuery, type OutgoingMailState } from '../generated/graphql.js';
import { MailPager } from './MailPager.js';

const PAGE = 30;
const STATES: readonly OutgoingMailState[] = ['IN_ATTESA', 'RIFIUTATA', 'CONSEGNATA'];
const TONES: Readonly<Record<OutgoingMailState, 'success' | 'info' | 'warning'>> = { CONSEGNATA: 'success', IN_ATTESA: 'info', RIFIUTATA: 'warning' };
type Outgoing = NonNullable<OutgoingMailQuery['outgoingMail']>;

/** Letters that go out, what waits and what the mail server refused: for UPI's amministratori. */
export function OutgoingMailPage(): ReactNode {
  const t = useMessages('outgoingMail');
  const shell = useMessages('shell');
  const [search, setSearch] = useSearchParams();
  const offset = Math.max(0, Number(search.get('da')) || 0);
  const state = STATES.find((each) => each === search.get('stato')) ?? null;
  const { data, loading, error, refetch } = useQuery(OutgoingMailDocument, { variables: { offset, limit: PAGE, state }, fetchPolicy: 'cache-and-network' });
  const again = useChange(OfferMailAgainDocument, (result) => result.offerMailAgain, { refetch: ['OutgoingMail'] });
  const all = useChange(OfferAllMailAgainDocument, (result) => result.offerAllMailAgain, { refetch: ['OutgoingMail'] });
  const [said, setSaid] = useState('');
  const mail = data?.outgoingMail;
  const turn = (next: { readonly state: OutgoingMailState | null; readonly offset: number }): void => setSearch({ ...(next.state ? { stato: next.state } : {}), ...(next.offset > 0 ? { da: String(next.offset) } : {}) });
  const offer = (id: string, to: string): void => void again.run({ id }).then((outcome) => outcome && setSaid(t('offered', { to })));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[{ label: shell('admin.title'), to: '/amministrazione' }, { label: t('title') }]}
      actions={<><Link className="btn btn-outline-primary btn-sm" to="/amministrazione/posta">{t('incoming')}</Link> <Button color="primary" outline size="sm" disabled={loading} onClick={() => void refetch()}>{t('refresh')}</Button></>}
    >
      <div role="status">{said && <Notice kind="success"><p>{said}</p></Notice>}</div>
      {[again, all].map(({ message, error: failed }, at) => (message ? <Notice key={at} kind="danger"><p>{message}</p></Notice> : failed != null && <Failure key={at} error={failed} />))}
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />)}
      {data && !mail && <EmptyState title={t('inProduct')}><p>{t('inProductText')} <Link to="/posta">{t('inProductLink')}</Link></p></EmptyState>}
      {mail && (
        <>
          <HowItGoes mail={mail} />
          {mail.stopped.length > 0 && <StoppedTable stopped={mail.stopped} total={mail.stoppedTotal} />}
          <div className="pc-narrow">
            <Field id="mail-state" label={t('state')}>
              <Select value={state ?? ''} placeholder={null} onChange={(value) => turn({ state: STATES.find((each) => each === value) ?? null, offset: 0 })} options={[{ value: '', label: t('every') }, ...STATES.map((value) => ({ value, label: t(`states.${value}`) }))]} />
            </Field>
          </div>
          {mail.refused > 1 && <p><Button color="primary" outline size="sm" disabled={all.busy || again.busy} onClick={() => void all.run({}).then((outcome) => outcome && setSaid(t('offeredAll')))}>{t('offerAll', { count: mail.refused })}</Button></p>}
          {mail.items.length === 0 ? <EmptyState title={t('empty')}><p>{t('emptyText')}</p></EmptyState> : <LetterTable items={mail.items} busy={again.busy} onOffer={offer} />}
          <MailPager label={t('pages')} offset={offset} size={PAGE} total={mail.total} onTurn={(next) => turn({ state, offset: next })} />
        </>
      )}
    </Page>
  );
}

/** What somebody has to do something about stands out. */
function HowItGoes({ mail: { waiting, waitingSince, refused, lastDeliveredAt } }: { readonly mail: Outgoing }): ReactNode {
  const t = useMessages('outgoingMail');
  return (
    <dl className="pc-facts">
      <dt>{t('waiting')}</dt><dd>{waiting === 0 ? t('none') : t('waitingSince', { count: waiting, since: formatDateTime(waitingSince!) })}</dd>
      <dt>{t('refused')}</dt><dd>{refused === 0 ? t('none') : t('refusedCount', { count: refused })}</dd>
      <dt>{t('lastDelivered')}</dt><dd>{lastDeliveredAt ? formatDateTime(lastDeliveredAt) : t('never')}</dd>
    </dl>
  );
}

function StoppedTable({ stopped, total }: { readonly stopped: Outgoing['stopped']; readonly total: number }): ReactNode {
  const t = useMessages('outgoingMail');
  return (
    <details className="pc-section">
      <summary>{t('stopped', { count: total })}</summary>
      <p>{t('stoppedHelp')}</p>
      {total > stopped.length && <p>{t('stoppedLatest', { count: stopped.length })}</p>}
      <div className="pc-table-scroll">
        <table className="table pc-table pc-table--cards">
          <caption className="visually-hidden">{t('stoppedCaption')}</caption>
          <thead>
            <tr>
              {(['to', 'returnsSince', 'stoppedAt', 'problem'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}
            </tr>
          </thead>
          <tbody>
            {stopped.map(({ address, firstAt, stoppedAt, said }) => (
              <tr key={address}>
                <th scope="row" className="text-break">{address}</th>
                <td data-label={t('returnsSince')}>{formatDateTime(firstAt)}</td>
                <td data-label={t('stoppedAt')}>{formatDateTime(stoppedAt)}</td>
                <td data-label={t('problem')}><span lang="en" className="text-break">{said}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function LetterTable({ items, busy, onOffer }: { readonly items: Outgoing['items']; readonly busy: boolean; readonly onOffer: (id: string, to: string) => void }): ReactNode {
  const t = useMessages('outgoingMail');
  return (
    <div className="pc-table-scroll">
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('title')}</caption>
        <thead>
          <tr>
            {(['subject', 'to', 'createdAt', 'state', 'problem'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, subject, to, createdAt, state, attempts, nextTryAt, settledAt, problem }) => (
            <tr key={id}>
              <th scope="row">{subject}</th>
              <td data-label={t('to')}>{to}</td>
              <td data-label={t('createdAt')}>{formatDateTime(createdAt)}</td>
              <td data-label={t('state')}>
                <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>{' '}
                {nextTryAt && attempts > 0 ? t('nextTry', { at: formatDateTime(nextTryAt) }) : settledAt ? formatDateTime(settledAt) : ''}
              </td>
              <td data-label={t('problem')}>
                {/* What a server says is mostly English, and of its own kind. */}
                {problem ? <span lang="en" className="text-break">{problem}</span> : '–'}{' '}
                {state === 'RIFIUTATA' && <Button color="primary" outline size="xs" disabled={busy} aria-label={t('offerTo', { subject, to })} onClick={() => onOffer(id, to)}>{t('offer')}</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
