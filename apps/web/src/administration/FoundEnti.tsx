import { useQuery } from '@apollo/client/react';
import { Button, EmptyState, Failure, Skeleton, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FindEntiDocument, type FindEntiQuery } from './generated/graphql.js';

const SHORTEST = 2;

export function FoundEnti({ text }: { readonly text: string }): ReactNode {
  const t = useMessages('shell');
  const { data, previousData, error, refetch, fetchMore } = useQuery(FindEntiDocument, { variables: { text }, skip: text.length < SHORTEST });
  if (text.length < SHORTEST) return <EmptyState title={t('admin.start')}><p>{t('admin.startText')}</p></EmptyState>;
  // While the next letters are looked for, what was found stays.
  const found = (data ?? previousData)?.enti;
  if (!found) return error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={6} />;
  const more = (): unknown => fetchMore({ variables: { after: found.endCursor }, updateQuery: (before, { fetchMoreResult: next }) => ({ ...next, enti: { ...next.enti, nodes: [...before.enti.nodes, ...next.enti.nodes] } }) });
  return (
    <>
      <p role="status" className="pc-quiet">{t('admin.found', { count: found.totalCount })}</p>
      {found.nodes.length === 0 ? <EmptyState title={t('admin.none')}><p>{t('admin.noneText')}</p></EmptyState> : <EntiTable enti={found.nodes} />}
      {found.hasNextPage && <Button color="primary" outline size="sm" onClick={() => void more()}>{t('admin.more')}</Button>}
    </>
  );
}

function EntiTable({ enti }: { readonly enti: FindEntiQuery['enti']['nodes'] }): ReactNode {
  const t = useMessages('shell');
  return (
    <div className="pc-table-scroll">
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('admin.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('admin.ente')}</th>
            <th scope="col">{t('admin.kind')}</th>
            <th scope="col">{t('admin.region')}</th>
          </tr>
        </thead>
        <tbody>
          {enti.map((ente) => (
            <tr key={ente.id}>
              <th scope="row">
                <Link to={`/amministrazione/enti/${ente.id}`}>{ente.denominazione}</Link> {ente.sigla && <span className="pc-quiet">{`(${ente.sigla})`}</span>}
              </th>
              <td data-label={t('admin.kind')}>{t(`admin.kinds.${ente.kind}`)}</td>
              <td data-label={t('admin.region')}>{ente.regione ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
