import { Button, Disclosure, Failure, formatDateTime, formatNumber, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { AdhesionDelibereDocument, CancelDelibereDocument, PrepareDelibereDocument, type DelibereBatchFieldsFragment } from '../generated/graphql.js';
import { useDelibereLive } from './useDelibereLive.js';

/** All delibere of the invited Enti as one ZIP: asked for here, made apart from the page, downloaded here. */
export function DeliberePanel({ instanceId, invited }: { instanceId: string; invited: number }): ReactElement | null {
  const t = useMessages('adhesions');
  const { data, refetch } = useQuery(AdhesionDelibereDocument, { variables: { instanceId }, fetchPolicy: 'cache-and-network' });
  useDelibereLive(instanceId, () => void refetch());
  // The same key until it is known what came of it: a second click, or a retry after a broken line, is the same request.
  const [clientKey, setClientKey] = useState(() => crypto.randomUUID());
  const prepare = useChange(PrepareDelibereDocument, (answer) => answer.prepareDelibere, { refetch: ['AdhesionDelibere'] });
  const delibere = data?.adhesionDelibere;
  if (!delibere) return null;
  const { latest, ready, viewerCanPrepare } = delibere;
  const going = latest?.state === 'IN_CORSO';

  async function go(): Promise<void> {
    if (await prepare.run({ input: { instanceId, clientKey } })) setClientKey(crypto.randomUUID());
  }

  // Nothing to look at, and nothing that could be asked for.
  if (!latest && !ready && !(viewerCanPrepare && invited > 0)) return null;
  return (
    <section aria-labelledby="tutte-le-delibere" className="delibere-panel">
      <h2 id="tutte-le-delibere" className="h5">
        {t('batch.title')}
      </h2>
      <p>{t('batch.lead')}</p>
      {prepare.message && <Notice kind="danger">{prepare.message}</Notice>}
      {prepare.error != null && <Failure error={prepare.error} />}
      {ready && <Ready batch={ready} instanceId={instanceId} />}
      {going && <Going batch={latest} mayStop={viewerCanPrepare} />}
      {latest?.state === 'FALLITA' && <Notice kind="danger">{t('batch.failed', { problem: latest.problem ?? '' })}</Notice>}
      {latest?.state === 'ANNULLATA' && <p role="status">{t('batch.cancelled', { when: formatDateTime(latest.askedAt) })}</p>}
      {viewerCanPrepare && !going && (
        <Button color="primary" outline={ready !== null} size="sm" type="button" disabled={prepare.busy} onClick={() => void go()}>
          {t(ready ? 'batch.again' : 'batch.go')}
        </Button>
      )}
    </section>
  );
}

function Going({ batch, mayStop }: { batch: DelibereBatchFieldsFragment; mayStop: boolean }): ReactElement {
  const t = useMessages('adhesions');
  const stop = useChange(CancelDelibereDocument, (answer) => answer.cancelDelibere, { refetch: ['AdhesionDelibere'] });
  const done = batch.made + batch.leftOut.length;
  return (
    <>
      <p>{t(done === batch.total ? 'batch.zipping' : 'batch.going', { done: formatNumber(done), total: formatNumber(batch.total) })}</p>
      <progress className="delibere-progress" aria-label={t('batch.progress')} max={batch.total} value={done} />
      {stop.message && <Notice kind="danger">{stop.message}</Notice>}
      {stop.error != null && <Failure error={stop.error} />}
      {mayStop && (
        <Button color="primary" outline size="xs" type="button" disabled={stop.busy} onClick={() => void stop.run({ id: batch.id })}>
          {t('batch.cancel')}
        </Button>
      )}
    </>
  );
}

function Ready({ batch, instanceId }: { batch: DelibereBatchFieldsFragment; instanceId: string }): ReactElement {
  const t = useMessages('adhesions');
  return (
    <>
      <p role="status">{t('batch.ready', { count: batch.made, when: formatDateTime(batch.askedAt), who: batch.askedBy })}</p>
      <p>
        <a className="btn btn-primary btn-sm" href={`/api/adhesions/${instanceId}/delibere`} download>
          {t('batch.download', { size: formatNumber(Math.max(1, Math.round((batch.size ?? 0) / 100_000)) / 10) })}
        </a>{' '}
        <small>{t('batch.until', { when: formatDateTime(batch.expiresAt) })}</small>
      </p>
      {batch.leftOut.length > 0 && (
        <Disclosure summary={t('batch.leftOut', { count: batch.leftOut.length })}>
          <ul>
            {batch.leftOut.map(({ ente, reason }) => (
              <li key={ente}>
                <strong>{ente}</strong>: {reason}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
