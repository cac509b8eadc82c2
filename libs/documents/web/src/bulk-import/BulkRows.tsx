import { Badge, Button, Failure, formatNumber, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { toneOf } from './bulk-words.js';
import { BulkImportRowsDocument, type BulkImportRowsQuery } from './generated/graphql.js';

const PAGE = 50;
/** What went wrong stands first. */
const ORDER = ['ERRATA', 'FALLITA', 'DOPPIONE', 'PRONTA', 'CREATA', 'SALTATA', 'SENZA_RIGA'];

type Row = NonNullable<BulkImportRowsQuery['bulkImportRows']>[number];

/** The rows of an import, narrowed by what becomes of them. @param moving changes when rows change: they are asked for again */
export function BulkRows({ id, counts, moving }: { readonly id: string; readonly counts: ReadonlyMap<string, number>; readonly moving: string }): ReactElement {
  const t = useMessages('bulkImport');
  const [state, setState] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const { data, previousData, error, refetch } = useQuery(BulkImportRowsDocument, { variables: { id, states: state === null ? [] : [state], offset }, fetchPolicy: 'cache-and-network' });
  useEffect(() => void refetch(), [moving, refetch]);
  const rows = (data ?? previousData)?.bulkImportRows;
  const total = state === null ? [...counts.values()].reduce((sum, count) => sum + count, 0) : (counts.get(state) ?? 0);
  const show = (next: string | null): void => {
    setState(next);
    setOffset(0);
  };
  return (
    <section aria-label={t('rows.label')}>
      <ul className="bulk-counts">
        {[null, ...ORDER.filter((each) => counts.has(each))].map((each) => (
          <li key={each ?? ''}>
            <button type="button" aria-pressed={each === state} onClick={() => show(each)}>
              {each === null ? t('rows.all') : t(`counts.${each}`)} ({formatNumber(each === null ? [...counts.values()].reduce((sum, count) => sum + count, 0) : counts.get(each)!)})
            </button>
          </li>
        ))}
      </ul>
      {error && <Failure error={error} retry={refetch} />}
      {!rows && !error && <Skeleton lines={6} />}
      {rows?.length === 0 && <p>{t('rows.empty')}</p>}
      {rows && rows.length > 0 && (
        <>
          <table className="bulk-table">
            <thead>
              <tr>
                <th scope="col" className="bulk-number">{t('rows.line')}</th>
                <th scope="col">{t('rows.outcome')}</th>
                <th scope="col">{t('rows.file')}</th>
                <th scope="col">{t('rows.title')}</th>
                <th scope="col">{t('rows.what')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <RowLine key={row.id} row={row} />
              ))}
            </tbody>
          </table>
          {total > PAGE && (
            <nav className="bulk-actions" aria-label={t('rows.label')}>
              <Button color="primary" outline size="sm" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
                {t('rows.previous')}
              </Button>
              <span>{t('rows.range', { from: formatNumber(offset + 1), to: formatNumber(offset + rows.length), total: formatNumber(total) })}</span>
              <Button color="primary" outline size="sm" disabled={offset + PAGE >= total} onClick={() => setOffset(offset + PAGE)}>
                {t('rows.more')}
              </Button>
            </nav>
          )}
        </>
      )}
    </section>
  );
}

function RowLine({ row: { line, path, title, state, problems, same, documentId } }: { readonly row: Row }): ReactElement {
  const t = useMessages('bulkImport');
  return (
    <tr>
      <td className="bulk-number" data-label={t('rows.line')}>{line}</td>
      <td>
        <Badge tone={toneOf(state)}>{t(`outcome.${state}`)}</Badge>
      </td>
      <td data-label={t('rows.file')}>{path}</td>
      <td data-label={t('rows.title')}>{documentId ? <Link to={`/documenti/${documentId}`}>{title}</Link> : title}</td>
      <td>
        {problems.length > 0 && (
          <ul>
            {problems.map(({ column, message }) => (
              <li key={`${column} ${message}`}>
                <strong>{column}</strong>: {message}
              </li>
            ))}
          </ul>
        )}
        {same && (same.line === null ? <>{t('sameDocument')} {same.documentId ? <Link to={`/documenti/${same.documentId}`}>{same.title}</Link> : same.title}</> : t('sameLine', { line: same.line }))}
        {state === 'SENZA_RIGA' && t('noLine')}
      </td>
    </tr>
  );
}
