import { Badge, Button, formatNumber, useMessages } from '@province-comuni/shared-ui';
import { useId, useState, type ReactNode } from 'react';

interface DifferenceTableProps {
  readonly title: string;
  /** The first names the row. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** From this column on they are numbers. */
  readonly numeric?: number;
}

/** Past this the rest is asked for. */
const SHOWN = 20;

/** One kind of difference: its count, its first rows, all of them on request. Nothing where there is none. */
export function DifferenceTable({ title, columns, rows, numeric = Number.POSITIVE_INFINITY }: DifferenceTableProps): ReactNode {
  const t = useMessages('registry');
  const id = useId();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const [, ...others] = columns;
  const showAll = t('showAll', { count: formatNumber(rows.length) });
  const side = (column: number): string => (column >= numeric ? 'text-md-end' : '');
  return (
    <section aria-labelledby={id} className="pc-section">
      <div className="pc-section__head">
        <h3 id={id} className="h5">
          {title} <Badge tone="info">{formatNumber(rows.length)}</Badge>
        </h3>
      </div>
      <div className="pc-table-scroll">
        <table className="table pc-table pc-table--cards">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => <th key={column} scope="col" className={side(index)}>{column}</th>)}
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, SHOWN)).map(([name, ...cells], index) => (
              <tr key={index}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => <td key={others[at]} data-label={others[at]} className={side(at + 1)}>{cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && rows.length > SHOWN && <Button color="primary" outline size="sm" aria-label={`${showAll}: ${title}`} onClick={() => setAll(true)}>{showAll}</Button>}
    </section>
  );
}
