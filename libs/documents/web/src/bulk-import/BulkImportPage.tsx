import { Badge, Button, EmptyState, Failure, formatDateTime, formatNumber, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, type ReactElement } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { toneOf } from './bulk-words.js';
import { BulkChoices } from './BulkChoices.js';
import { BulkRows } from './BulkRows.js';
import { BulkImportDocument, DiscardBulkImportDocument, type BulkImportCardFragment } from './generated/graphql.js';
import './messages.js';
import './bulk-import.css';

/** While work goes on it is asked after. Milliseconds. */
const ASK_AGAIN = 1_000;
const WORKING = ['IN_PROVA', 'IN_CORSO'];

/** An import: where it is, what its rows become, and what is chosen before they do. */
export function BulkImportPage(): ReactElement {
  const t = useMessages('bulkImport');
  const { id = '' } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(BulkImportDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const found = data?.bulkImport;
  const bulk = found?.bulkImport;
  const isWorking = bulk !== undefined && WORKING.includes(bulk.state);
  useEffect(() => {
    if (isWorking) startPolling(ASK_AGAIN);
    else stopPolling();
    return stopPolling;
  }, [isWorking, startPolling, stopPolling]);
  const counts = new Map(found?.counts.map(({ state, count }) => [state, count]));
  const crumbs = [{ label: t('library'), to: '/documenti' }, { label: t('title'), to: '/documenti/importazioni' }];
  if (data && !found) {
    return (
      <Page title={t('title')} crumbs={crumbs}>
        <EmptyState title={t('notFound')} />
      </Page>
    );
  }
  return (
    <Page title={bulk?.fileName ?? t('title')} crumbs={[...crumbs, { label: bulk?.fileName ?? '' }]} lead={bulk && <State bulk={bulk} />}>
      {error && <Failure error={error} retry={refetch} />}
      {!bulk && !error && <Skeleton lines={6} />}
      {bulk && (
        <>
          {bulk.problem && (
            <Notice kind="danger" title={t('refused')}>
              <p>{bulk.problem}</p>
            </Notice>
          )}
          {bulk.notices.map((notice) => (
            <Notice key={notice} kind="warning">
              <p>{notice}</p>
            </Notice>
          ))}
          {bulk.state === 'FINITA' && (
            <Notice kind="success">
              <p>
                {t('done', { count: counts.get('CREATA') ?? 0 })} <Link to="/documenti?vista=MIEI">{t('see')}</Link>
              </p>
            </Notice>
          )}
          {bulk.state === 'PROVATA' && <BulkChoices id={bulk.id} counts={counts} onRun={refetch} />}
          {counts.size > 0 && (
            <>
              <BulkRows id={bulk.id} counts={counts} moving={`${bulk.state} ${bulk.done}`} />
              <p className="bulk-actions">
                <a className="btn btn-outline-primary" href={`/api/bulk-imports/${bulk.id}/report`}>
                  {t('report')}
                </a>
              </p>
            </>
          )}
          {bulk.state !== 'IN_CORSO' && <Discard id={bulk.id} />}
        </>
      )}
    </Page>
  );
}

function State({ bulk }: { readonly bulk: BulkImportCardFragment }): ReactElement {
  const t = useMessages('bulkImport');
  const words = bulk.total === 0 ? t('progress.opening') : t(`progress.${bulk.state}`, { done: formatNumber(bulk.done), total: formatNumber(bulk.total) });
  return (
    <>
      <p>
        <Badge tone={toneOf(bulk.state)}>{t(`states.${bulk.state}`)}</Badge> <span className="pc-quiet">{t('begun', { when: formatDateTime(bulk.createdAt) })}</span>
      </p>
      {WORKING.includes(bulk.state) && (
        <>
          <p role="status">{words}</p>
          <progress className="bulk-progress" aria-label={t('progress.label')} max={Math.max(1, bulk.total)} {...(bulk.total > 0 ? { value: bulk.done } : {})} />
        </>
      )}
    </>
  );
}

function Discard({ id }: { readonly id: string }): ReactElement {
  const t = useMessages('bulkImport');
  const navigate = useNavigate();
  const discard = useChange(DiscardBulkImportDocument, (data) => data.discardBulkImport);
  return (
    <div>
      {discard.message && <Notice kind="danger">{discard.message}</Notice>}
      {discard.error != null && <Failure error={discard.error} />}
      <p className="pc-quiet">{t('discardHelp')}</p>
      <Button color="danger" outline disabled={discard.busy} onClick={() => void discard.run({ id }).then((done) => done && navigate('/documenti/importazioni'))}>
        {t('discard')}
      </Button>
    </div>
  );
}
