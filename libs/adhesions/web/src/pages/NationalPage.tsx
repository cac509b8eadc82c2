import { EmptyState, Failure, formatNumber, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import '../adhesions.css';
import '../messages.js';
import { NationalAdhesionsDocument } from '../generated/graphql.js';

const COLUMNS = ['provincia', 'version', 'form', 'state', 'comuni', 'invited', 'adhering', 'recessi'] as const;

/** For UPI: which Provincia is where, on which version, with how many Enti. */
export function NationalPage(): ReactElement {
  const t = useMessages('adhesions');
  const { data, error, refetch } = useQuery(NationalAdhesionsDocument, { fetchPolicy: 'cache-and-network' });
  const rows = data?.nationalAdhesions;
  const sum = (key: 'invited' | 'adhering'): string => formatNumber((rows ?? []).reduce((total, row) => total + row[key], 0));
  return (
    <Page title={t('national.title')} lead={t('national.lead')} crumbs={[{ label: t('national.crumb') }]} wide>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {rows?.length === 0 && <EmptyState title={t('national.empty')} />}
      {rows && rows.length > 0 && (
        <>
          <p>{t('national.total', { adhering: sum('adhering'), invited: sum('invited') })}</p>
          <div className="table-responsive" tabIndex={0} role="region" aria-label={t('national.table')}>
            <table className="table">
              <caption className="visually-hidden">{t('national.table')}</caption>
              <thead>
                <tr>
                  {COLUMNS.map((column, index) => (
                    <th key={column} scope="col" className={index > 3 ? 'adhesion-number' : undefined}>
                      {t(`national.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.convention.approvalId}>
                    <th scope="row">{row.ente.nome}</th>
                    <td>{row.convention.modelVersion}</td>
                    <td>{[row.convention.form, row.convention.level].filter(Boolean).join(', ')}</td>
                    <td>{t(`national.actState.${row.convention.state}`)}</td>
                    <td className="adhesion-number">{row.comuni === null ? '—' : formatNumber(row.comuni)}</td>
                    <td className="adhesion-number">{formatNumber(row.invited)}</td>
                    <td className="adhesion-number">{formatNumber(row.adhering)}</td>
                    <td className="adhesion-number">{formatNumber(row.recessi)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Page>
  );
}
