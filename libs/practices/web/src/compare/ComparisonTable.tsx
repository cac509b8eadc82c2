import { useMessages } from '@province-comuni/shared-ui';
import { Fragment, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { Paragraphs } from '../sheet/Sourced.js';
import type { Comparison } from '../words.js';
import { ComparedCellView, DiffersMark } from './ComparedCells.js';
import { linesOf, sameTexts, type Group } from './groups.js';

interface Props {
  readonly comparison: Comparison;
  readonly groups: readonly Group[];
  readonly onlyDifferences: boolean;
}

/** Sheets as columns under headers that stay in sight; dimensions as groups of rows that open and close. */
export function ComparisonTable({ comparison, groups, onlyDifferences }: Props): ReactElement {
  const t = useMessages('practices');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { sheets } = comparison;
  const toggle = (id: string): void => setClosed((now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]));
  return (
    <table className="cmp-table">
      <caption className="visually-hidden">{t('cmp.tableLabel', { name: sheets.map(({ ente }) => ente).join(', ') })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('cmp.line')}</th>
          {sheets.map((sheet) => (
            <th key={sheet.id} scope="col">
              <Link to={`/buone-pratiche/${sheet.id}`}>{sheet.ente}</Link>
              <span className="pr-source">{[sheet.form && t(`form.${sheet.form}`), sheet.year, sheet.entiServed !== null && t('served', { count: sheet.entiServed })].filter(Boolean).join(' · ')}</span>
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.id} id={group.id}>
          <tr className="cmp-group">
            <th colSpan={sheets.length + 1} scope="rowgroup">
              <button type="button" aria-expanded={!closed.has(group.id)} onClick={() => toggle(group.id)}>
                {group.label}
              </button>
            </th>
          </tr>
          {!closed.has(group.id) && <GroupRows group={group} columns={sheets.length} onlyDifferences={onlyDifferences} />}
        </tbody>
      ))}
    </table>
  );
}

function GroupRows({ group, columns, onlyDifferences }: { group: Group; columns: number; onlyDifferences: boolean }): ReactElement {
  const t = useMessages('practices');
  const texts = group.texts.filter(({ sheets }) => !onlyDifferences || !sameTexts(sheets));
  const tables = group.tables.map((table) => ({ table, lines: linesOf(table, onlyDifferences) })).filter(({ lines }) => lines.length > 0);
  if (texts.length === 0 && tables.length === 0) return <tr><td colSpan={columns + 1} className="cmp-empty">{t('cmp.noDifferences')}</td></tr>;
  return (
    <>
      {texts.map(({ label, sheets }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {sheets.map(({ texts: paragraphs, unavailable }, sheet) => (
            <td key={sheet}>
              {unavailable && <p className="cmp-empty">{t('sheet.unavailable')}: {unavailable}</p>}
              {!unavailable && paragraphs.length === 0 && <span className="cmp-empty">{t('cmp.nothing')}</span>}
              <Paragraphs texts={paragraphs} />
            </td>
          ))}
        </tr>
      ))}
      {tables.map(({ table, lines }) => (
        <Fragment key={table.label}>
          {table.label !== group.label && (
            <tr className="cmp-kind">
              <th colSpan={columns + 1} scope="rowgroup">{table.label}</th>
            </tr>
          )}
          {lines.map((line) => (
            <tr key={line.key} className={line.differs ? 'cmp-differs' : ''}>
              <th scope="row">
                {line.label}
                <div><DiffersMark line={line} /></div>
              </th>
              {line.cells.map((_, sheet) => (
                <td key={sheet}>
                  <ComparedCellView line={line} sheet={sheet} />
                </td>
              ))}
            </tr>
          ))}
        </Fragment>
      ))}
    </>
  );
}
