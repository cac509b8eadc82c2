import '../messages.js';
import { EmptyState, Failure, formatDateTime, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { InstancesDocument } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { WaitingImports } from '../components/WaitingImports.js';

const PAGE = 20;

/** The acts that the viewer's Province are preparing; the page is in the address. */
export function InstancesPage(): ReactElement {
  const t = useMessages('models');
  const [search] = useSearchParams();
  const offset = Math.max(0, Number(search.get('da') ?? 0) || 0);
  const { data, error, refetch } = useQuery(InstancesDocument, { variables: { first: PAGE, offset }, fetchPolicy: 'cache-and-network' });
  const page = data?.instances;
  return (
    <Page title={t('instances.title')} lead={t('instances.lead')} crumbs={[{ label: t('instances.title') }]} actions={<Link to="/simulatore">{t('instances.simulator')}</Link>}>
      <WaitingImports />
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={5} />}
      {page?.total === 0 && <EmptyState title={t('instances.empty')} action={<Link className="btn btn-primary" to="/modelli">{t('instances.emptyAction')}</Link>} />}
      {page && page.items.length > 0 && (
        <>
          <div className="table-responsive" tabIndex={0} role="region" aria-label={t('instances.title')}>
            <table className="table">
              <caption className="visually-hidden">{t('instances.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('instances.name')}</th>
                  <th scope="col">{t('instances.model')}</th>
                  <th scope="col">{t('instances.changed')}</th>
                </tr>
              </thead>
              <tbody>
                {page.items.map((item) => (
                  <tr key={item.id}>
                    <th scope="row">
                      <Link to={`/atti/${item.id}`}>{item.title}</Link>
                      <div className="models-facts">{item.ente}</div>
                    </th>
                    <td>
                      {item.modelTitle} {item.modelVersion}
                      {item.upgradeTo && (
                        <div>
                          <Link to={`/atti/${item.id}/aggiorna`} aria-label={`${t('waiting.upgrade', { version: item.upgradeTo })}: ${item.title}`}>
                            {t('waiting.upgrade', { version: item.upgradeTo })}
                          </Link>
                        </div>
                      )}
                    </td>
                    <td>{formatDateTime(item.updatedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <nav className="instances-pages" aria-label={t('instances.title')}>
            {offset > 0 && <Link to={`?da=${Math.max(0, offset - PAGE)}`}>{t('instances.previous')}</Link>}
            <span>{t('instances.count', { from: offset + 1, to: offset + page.items.length, total: page.total })}</span>
            {offset + PAGE < page.total && <Link to={`?da=${offset + PAGE}`}>{t('instances.next')}</Link>}
          </nav>
        </>
      )}
    </Page>
  );
}
