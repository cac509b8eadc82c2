import './messages.js';
import { useQuery } from '@apollo/client/react';
import { Button, EmptyState, Failure, formatDate, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactNode } from 'react';
import { TakeBackErasureOfDocument, WaitingErasuresDocument } from '../generated/graphql.js';

/** Erasures that wait, for UPI's amministratore. */
export function ErasuresPage(): ReactNode {
  const t = useMessages('erasures');
  const shell = useMessages('shell');
  const { data, error, refetch } = useQuery(WaitingErasuresDocument, { fetchPolicy: 'cache-and-network' });
  const back = useChange(TakeBackErasureOfDocument, (result) => result.takeBackErasureOf, { refetch: ['WaitingErasures'] });
  const [said, setSaid] = useState('');
  const waiting = data?.waitingErasures;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: shell('admin.title'), to: '/amministrazione' }, { label: t('title') }]}>
      <div role="status">{said && <Notice kind="success"><p>{said}</p></Notice>}</div>
      {back.message && <Notice kind="danger"><p>{back.message}</p></Notice>}
      {back.error != null && <Failure error={back.error} />}
      {error && !waiting && <Failure error={error} retry={refetch} />}
      {!waiting && !error && <Skeleton lines={5} />}
      {waiting?.length === 0 && <EmptyState title={t('empty')}><p>{t('emptyText')}</p></EmptyState>}
      {waiting && waiting.length > 0 && (
        <div className="pc-table-scroll">
          <table className="table pc-table pc-table--cards">
            <caption className="visually-hidden">{t('caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('person')}</th>
                <th scope="col">{t('asked')}</th>
                <th scope="col">{t('by')}</th>
                <th scope="col">{t('due')}</th>
                <th scope="col">{t('actions')}</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map(({ personId, name, askedAt, dueAt, byOffice, begun }) => (
                <tr key={personId}>
                  <th scope="row">{name}</th>
                  <td data-label={t('asked')}>{formatDate(askedAt)}</td>
                  <td data-label={t('by')}>{t(byOffice ? 'office' : 'own')}</td>
                  <td data-label={t('due')}>{formatDate(dueAt)}</td>
                  <td>{begun ? t('begun') : <Button color="primary" outline size="xs" disabled={back.busy} aria-label={t('takeBackOf', { name })} onClick={() => void back.run({ personId }).then((outcome) => outcome && setSaid(t('takenBack', { name })))}>{t('takeBack')}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}
