import { Field, formatAmount, Select, useMessages } from '@province-comuni/shared-ui';
import { useId, useState, type ReactElement } from 'react';
import type { Result } from '../hooks/useSimulation.js';
import { formatEuro, formatPerInhabitant } from '../numbers.js';

interface Props {
  readonly result: Result;
  readonly todayKey: string | null;
}

type Measure = 'gross' | 'perInhabitant';

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 76;
const RIGHT = 12;
const TOP = 14;
const BOTTOM = 34;

/** What each Comune pays, from the largest to the smallest: the scheme of today as a line, the others as marks. The table below the chart says the same to everybody. */
export function ShareChart({ result, todayKey }: Props): ReactElement {
  const t = useMessages('costs');
  const id = useId();
  const [measure, setMeasure] = useState<Measure>('gross');
  const comuni = result.comuni.filter(({ joins }) => joins);
  // Euro, in both measures.
  const euro = (index: number, scheme: number): number => (measure === 'gross' ? comuni[index]!.shares[scheme]!.gross / 100 : comuni[index]!.shares[scheme]!.perInhabitant / 10_000);
  const ticks = ticksOf(Math.max(0, ...comuni.flatMap((_, index) => result.schemes.map((_scheme, scheme) => euro(index, scheme)))));
  const top = ticks.at(-1)!;
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, comuni.length);
  const x = (index: number): number => LEFT + step * (index + 0.5);
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const words = (index: number, scheme: number): string => (measure === 'gross' ? formatAmount(comuni[index]!.shares[scheme]!.gross) : formatPerInhabitant(comuni[index]!.shares[scheme]!.perInhabitant));
  return (
    <figure className="costs-chart" aria-labelledby={id}>
      <figcaption id={id} className="pc-chart__title">
        {t('chart.title')}
      </figcaption>
      <Field id="misura" label={t('chart.measure')}>
        <Select value={measure} onChange={(next) => setMeasure(next as Measure)} placeholder={null} options={['gross', 'perInhabitant'].map((value) => ({ value, label: t(`chart.${value}`) }))} />
      </Field>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="costs-chart__svg" aria-hidden="true" focusable="false">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className="costs-chart__grid" />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {measure === 'gross' ? formatEuro(tick) : formatPerInhabitant(tick * 10_000)}
            </text>
          </g>
        ))}
        {comuni.length > 0 && (
          <>
            <text x={LEFT} y={HEIGHT - 10}>
              {comuni[0]!.nome}
            </text>
            <text x={WIDTH - RIGHT} y={HEIGHT - 10} textAnchor="end">
              {comuni.at(-1)!.nome}
            </text>
          </>
        )}
        {result.schemes.map(({ key, title }, scheme) =>
          key === todayKey ? (
            <polyline key={key} className="costs-chart__today" points={comuni.map((_, index) => `${x(index).toFixed(1)},${y(euro(index, scheme)).toFixed(1)}`).join(' ')} />
          ) : (
            <g key={key} className={`costs-chart__marks costs-chart__marks--${scheme}`}>
              {comuni.map(({ enteId, nome }, index) => (
                <path key={enteId} d={MARKS[scheme % MARKS.length]!} transform={`translate(${x(index).toFixed(1)} ${y(euro(index, scheme)).toFixed(1)})`}>
                  <title>{`${nome}, ${title}: ${words(index, scheme)}`}</title>
                </path>
              ))}
            </g>
          ),
        )}
      </svg>
      <ul className="costs-legend" aria-hidden="true">
        {result.schemes.map(({ key, title }, scheme) => (
          <li key={key}>
            <svg viewBox="-10 -8 20 16" className="costs-legend__mark" focusable="false">
              {key === todayKey ? <line x1={-9} x2={9} y1={0} y2={0} className="costs-chart__today" /> : <g className={`costs-chart__marks--${scheme}`}><path d={MARKS[scheme % MARKS.length]!} /></g>}
            </svg>
            {key === todayKey ? t('chart.today', { title }) : title}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A shape for each scheme, so that colour is not all that tells them apart. */
const MARKS = ['M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z', 'M-3.6-3.6h7.2v7.2h-7.2Z', 'M0-4.6L4.4 3.6H-4.4Z', 'M0-5L5 0L0 5L-5 0Z'];

/** Round values from 0 to just above the most, four to six of them. */
function ticksOf(most: number): number[] {
  if (most <= 0) return [0, 1];
  const magnitude = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((candidate) => most / candidate <= 5)!;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
