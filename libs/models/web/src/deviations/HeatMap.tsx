import { useMessages, type Translate } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { percent, shade } from './deviation-words.js';
import type { DeviationReportQuery } from './generated/graphql.js';

export type ReportData = NonNullable<DeviationReportQuery['deviationReport']>;
type ClauseData = ReportData['clauses'][number];
type CellData = ClauseData['cells'][number];

/** Clauses by Provincia as a table: a square has its sign and its words, not only a colour. Each clause leads to its wordings. */
export function HeatMap({ report, clauses, modelKey }: { readonly report: ReportData; readonly clauses: readonly ClauseData[]; readonly modelKey: string }): ReactElement {
  const t = useMessages('deviations');
  return (
    <>
      {/* Reached with the keyboard, so that it can be scrolled without a mouse. */}
      <div className="deviation-map" role="region" aria-label={t('map')} tabIndex={0}>
        <table className="table">
          <caption className="visually-hidden">{t('map')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('clause')}</th>
              <th scope="col">{t('lock')}</th>
              <th scope="col">{t('column.adapted')}</th>
              <th scope="col">{t('column.suppressed')}</th>
              <th scope="col">{t('column.standard')}</th>
              <th scope="col">{t('column.share')}</th>
              {report.instances.map((instance) => (
                <th key={instance.instanceId} scope="col">
                  <abbr title={`${instance.ente}, ${instance.title}`}>{instance.sigla ?? instance.ente}</abbr>
                  <span className="visually-hidden">{` ${instance.ente}, ${instance.title}`}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clauses.map((clause) => (
              <tr key={clause.clauseId}>
                <th scope="row">
                  <Link to={`/modelli/${modelKey}/scostamenti/${encodeURIComponent(clause.clauseId)}`}>{clause.label}</Link>
                  {!clause.inModel && <span className="models-facts"> ({t('notInModel')})</span>}
                </th>
                <td>{t(`locks.${clause.lock}`)}</td>
                <td>{clause.counts.adapted}</td>
                <td>{clause.counts.suppressed}</td>
                <td>{clause.counts.standard}</td>
                <td>{t('percent', { share: percent(clause.changedPermille) })}</td>
                {report.instances.map((instance) => (
                  <Square key={instance.instanceId} cell={clause.cells.find((cell) => cell.instanceId === instance.instanceId)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
    </>
  );
}

function Square({ cell }: { readonly cell: CellData | undefined }): ReactElement {
  const t = useMessages('deviations');
  return (
    <td className={`deviation-square ${look(cell)}`}>
      <span aria-hidden="true">{sign(cell)}</span>
      <span className="visually-hidden">{cellWords(t, cell)}</span>
    </td>
  );
}

function look(cell: CellData | undefined): string {
  switch (cell?.state) {
    case 'ADATTATA':
      return `deviation-shade-${shade(cell.changedPermille)}`;
    case 'SOPPRESSA':
      return 'deviation-suppressed';
    case 'ASSENTE':
      return 'deviation-absent';
    default:
      return '';
  }
}

function sign(cell: CellData | undefined): string {
  const held = cell?.heldBack ? '⏸' : '';
  switch (cell?.state) {
    case 'ADATTATA':
      return `${percent(cell.changedPermille)}${held}`;
    case 'SOPPRESSA':
      return `✕${held}`;
    case 'ASSENTE':
      return '–';
    default:
      return held || '·';
  }
}

/** What a square says in words: for who does not see it, and for the CSV. */
export function cellWords(t: Translate, cell: CellData | undefined): string {
  const state = t(`state.${cell?.state ?? 'STANDARD'}`);
  const words = cell?.state === 'ADATTATA' ? t('cell', { state, share: percent(cell.changedPermille) }) : state;
  return cell?.heldBack ? t('cellHeld', { cell: words }) : words;
}

function Legend(): ReactElement {
  const t = useMessages('deviations');
  const lines: readonly (readonly [string, string, string])[] = [
    ['·', '', t('legendStandard')],
    ['25', 'deviation-shade-2', t('legendAdapted')],
    ['✕', 'deviation-suppressed', t('legendSuppressed')],
    ['–', 'deviation-absent', t('legendAbsent')],
    ['⏸', '', t('legendHeld')],
  ];
  return (
    <ul className="deviation-legend" aria-label={t('legend')}>
      {lines.map(([mark, className, words]) => (
        <li key={mark}>
          <span className={className}>{mark}</span>
          {words}
        </li>
      ))}
    </ul>
  );
}
