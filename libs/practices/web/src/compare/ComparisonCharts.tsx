import { BarChart, formatAmount, formatNumber, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { Comparison } from '../words.js';

const FORMATS = { count: formatNumber, percent: (value: number): string => `${formatNumber(value)} %`, cents: formatAmount } as const;

/** The values worked out from the tables, one picture per value, where two sheets at least have it. */
export function ComparisonCharts({ comparison }: { comparison: Comparison }): ReactElement | null {
  const t = useMessages('practices');
  const lines = [comparison.overview, ...comparison.dimensions.flatMap(({ tables }) => tables.filter(({ kind }) => kind === null))]
    .flatMap((table) => table.lines)
    .filter((line) => line.unit !== null && line.cells.filter(({ number }) => number !== null).length > 1);
  if (lines.length === 0) return null;
  return (
    <section className="pr-section" aria-labelledby="grafici">
      <h2 id="grafici" className="h4">{t('cmp.charts')}</h2>
      <div className="pr-two">
        {lines.map((line) => {
          const unit = line.unit as keyof typeof FORMATS;
          return <BarChart key={line.key} title={line.label} unit={t(`cmp.unit.${unit}`)} format={FORMATS[unit]} data={comparison.sheets.map(({ ente }, sheet) => ({ label: ente, value: line.cells[sheet]!.number, note: line.cells[sheet]!.note }))} />;
        })}
      </div>
    </section>
  );
}
