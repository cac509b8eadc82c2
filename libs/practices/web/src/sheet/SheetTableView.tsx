import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { SheetTable } from '../words.js';
import { SourceLine } from './Sourced.js';

const NUMERIC = new Set(['integer', 'decimal', 'cents', 'percent', 'year']);

/** A table of a sheet: columns of which no row says anything are left out, cells that somebody still has to fill say so. */
export function SheetTableView({ table }: { table: SheetTable }): ReactElement {
  const t = useMessages('practices');
  const shown = table.columns.map((column, index) => ({ column, index })).filter(({ column, index }) => column.key !== 'group' && table.rows.some(({ cells }) => cells[index]!.text !== '' || cells[index]!.toComplete));
  return (
    <div className="pr-block">
      <div className="pr-table" role="region" aria-label={table.title} tabIndex={0}>
        <table className="table">
          <caption>{table.title}</caption>
          <thead>
            <tr>
              {shown.map(({ column }) => (
                <th key={column.key} scope="col">{column.label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ cells }, row) => (
              <tr key={row}>
                {shown.map(({ column, index }, place) => {
                  const { text, toComplete } = cells[index]!;
                  const words = toComplete ? <span className="pr-open">{t('sheet.toComplete')}</span> : text;
                  if (place === 0) return <th key={column.key} scope="row">{words}</th>;
                  return <td key={column.key} className={NUMERIC.has(column.type) && !toComplete ? 'num' : ''}>{words}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SourceLine source={table.source} />
    </div>
  );
}
