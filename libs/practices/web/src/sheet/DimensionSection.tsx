import { BarChart, formatNumber, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Completeness } from '../list/PracticeItem.js';
import type { SheetDimension, SheetTable } from '../words.js';
import { SheetTableView } from './SheetTableView.js';
import { Paragraphs } from './Sourced.js';

const percent = (value: number): string => `${formatNumber(value)} %`;

/** A dimension of a sheet: what is said of it, in words, tables and pictures, and what is still to be said. */
export function DimensionSection({ dimension }: { dimension: SheetDimension }): ReactElement {
  const t = useMessages('practices');
  const { key, label, unavailable, paragraphs, tables, missing, completeness } = dimension;
  return (
    <section id={key.toLowerCase()} className="pr-part" aria-labelledby={`titolo-${key}`}>
      <h2 id={`titolo-${key}`}>
        {label}
        {completeness !== null && <small className="pr-quiet"><Completeness percent={completeness} /></small>}
      </h2>
      {unavailable && <Notice kind="info" title={t('sheet.unavailable')}>{unavailable}</Notice>}
      {!unavailable && paragraphs.length === 0 && tables.length === 0 && <p className="pr-open">{t('sheet.empty')}</p>}
      <Paragraphs texts={paragraphs} />
      {tables.map((table) => (
        <div key={table.id}>
          <SheetTableView table={table} />
          {table.kind === 'QUOTE' && <ShareCharts table={table} />}
          {table.kind === 'PERSONALE' && <StaffChart table={table} />}
        </div>
      ))}
      {missing.length > 0 && <p className="pr-open">{t('sheet.missing', { list: missing.join('; ') })}</p>}
    </section>
  );
}

/** Income and expenses, each in its picture. */
function ShareCharts({ table }: { table: SheetTable }): ReactElement {
  const t = useMessages('practices');
  const kinds = (['ENTRATA', 'USCITA'] as const).map((kind) => ({ kind, rows: table.rows.map(({ values }) => values as Record<string, unknown>).filter((row) => row['kind'] === kind) }));
  return (
    <div className="pr-two">
      {kinds
        .filter(({ rows }) => rows.some((row) => row['percent'] !== null))
        .map(({ kind, rows }) => (
          <BarChart key={kind} title={t(`sheet.chartShares.${kind}`)} unit={t('sheet.percent')} format={percent} data={rows.map((row) => ({ label: String(row['item']), value: row['percent'] as number | null, note: (row['note'] as string | null) ?? '' }))} />
        ))}
    </div>
  );
}

function StaffChart({ table }: { table: SheetTable }): ReactElement | null {
  const t = useMessages('practices');
  const rows = table.rows.map(({ values }) => values as Record<string, unknown>);
  if (rows.every((row) => row['count'] === null)) return null;
  return <BarChart title={table.title} unit={t('sheet.people')} format={formatNumber} data={rows.map((row) => ({ label: String(row['role']), value: row['count'] as number | null }))} />;
}
