import { Failure, formatDateTime, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { InstancesDocument } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, type ReactElement } from 'react';
import { Link } from 'react-router';
import './waiting-messages.js';
import '../models.css';

const WaitingActs = lazy(async () => ({ default: (await import('../approval/WaitingActs.js')).WaitingActs }));

/** What is waiting for the official: steps of acts that are his, the acts he has in hand, last changed first; with nothing in hand, what is worth doing. @param writesActs whether he belongs to a Provincia */
export function WaitingForMe({ writesActs }: { readonly writesActs: boolean }): ReactElement {
  const t = useMessages('models');
  const { data, error, refetch } = useQuery(InstancesDocument, { variables: { first: 5, offset: 0 }, fetchPolicy: 'cache-and-network' });
  return (
    <section aria-labelledby="in-attesa" className="waiting">
      <h2 id="in-attesa" className="h4">
        {t('waiting.title')}
      </h2>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && data.instances.total > 0 && (
        <Suspense fallback={null}>
          <WaitingActs />
        </Suspense>
      )}
      {data?.instances.total === 0 && !writesActs && <p>{t('waiting.elsewhere')}</p>}
      {data?.instances.total === 0 && writesActs && (
        <>
          <p>
            {t('waiting.none')} {t('waiting.next')}
          </p>
          <ol>
            <li>
              <Link to="/modelli/innovazione">{t('waiting.step1')}</Link>
            </li>
            <li>
              <Link to="/modelli/innovazione?scheda=atti">{t('waiting.step2')}</Link>
            </li>
            <li>
              <Link to="/ente">{t('waiting.step3')}</Link>
            </li>
          </ol>
        </>
      )}
      {data && data.instances.total > 0 && (
        <>
          <ul className="waiting-list">
            {data.instances.items.map((item) => (
              <li key={item.id}>
                <div>
                  <strong>{item.title}</strong>
                  <div className="models-facts">
                    {item.ente} · {item.modelTitle} {item.modelVersion} · {t('waiting.changed', { date: formatDateTime(item.updatedAt) })}
                  </div>
                </div>
                {item.upgradeTo && (
                  <Link className="btn btn-outline-primary btn-xs" to={`/atti/${item.id}/aggiorna`} aria-label={`${t('waiting.upgrade', { version: item.upgradeTo })}: ${item.title}`}>
                    {t('waiting.upgrade', { version: item.upgradeTo })}
                  </Link>
                )}
                <Link className="btn btn-primary btn-xs" to={`/atti/${item.id}`} aria-label={`${t('waiting.continue')}: ${item.title}`}>
                  {t('waiting.continue')}
                </Link>
              </li>
            ))}
          </ul>
          <p>
            <Link to="/atti">{t('waiting.all')}</Link>
          </p>
        </>
      )}
    </section>
  );
}
