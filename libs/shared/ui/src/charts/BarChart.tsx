import { useId, type ReactNode } from 'react';
import { useMessages } from '../i18n.js';
import { downloadCsv } from './csv.js';
import './charts.css';
import './messages.js';

export interface ChartDatum {
  readonly label: string;
  /** Null where nobody says it: the bar is missing, the table tells. */
  readonly value: number | null;
  /** Why it is missing, or what it leaves out. */
  readonly note?: string;
}

export interface BarChartProps {
  readonly title: string;
  /** What the numbers count: "addetti in media". */
  readonly unit: string;
  readonly data: readonly ChartDatum[];
  /** Writes a value: «1.440,00 €». */
  readonly format: (value: number) => string;
  /** More words under the chart. */
  readonly children?: ReactNode;
}

const WIDTH = 320;
const BAR = 22;
const STEP = 30;

/**
 * Horizontal bars with their numbers beside them. The picture is for who sees it; the table below says the same to everybody, and goes out as CSV.
 */
export function BarChart({ title, unit, data, format, children }: BarChartProps): ReactNode {
  const t = useMessages('chart');
  const id = useId();
  const most = Math.max(0, ...data.map(({ value }) => value ?? 0));
  return (
    <figure className="pc-chart" aria-labelledby={id}>
      <figcaption id={id} className="pc-chart__title">
        {title} <span className="pc-chart__unit">({unit})</span>
      </figcaption>
      <div className="pc-chart__bars" aria-hidden="true">
        {data.map(({ label, value }, index) => (
          <div key={`${index}-${label}`} className="pc-chart__line">
            <span className="pc-chart__label">{label}</span>
            <svg viewBox={`0 0 ${WIDTH} ${STEP}`} preserveAspectRatio="none" className="pc-chart__bar" focusable="false">
              <rect x="0" y={(STEP - BAR) / 2} width={WIDTH} height={BAR} className="pc-chart__ground" />
              {value !== null && <rect x="0" y={(STEP - BAR) / 2} width={most === 0 ? 0 : (WIDTH * value) / most} height={BAR} className="pc-chart__fill" />}
            </svg>
            <span className="pc-chart__value">{value === null ? '–' : format(value)}</span>
          </div>
        ))}
      </div>
      <details className="pc-chart__twin">
        <summary>{t('table')}</summary>
        <table className="table table-sm">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              <th scope="col" className="text-end">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ label, value, note }, index) => (
              <tr key={`${index}-${label}`}>
                <th scope="row">{label}</th>
                <td className="text-end">
                  {value === null ? t('none') : format(value)}
                  {note && <span className="pc-chart__note">{note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => downloadCsv(title, [[t('item'), unit, t('notes')], ...data.map(({ label, value, note }) => [label, value, note ?? ''])])}>
          {t('csv')}
        </button>
      </details>
      {children}
    </figure>
  );
}
