import { Field, Select, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
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

/** On a narrow screen: one dimension at a time, one sheet at a time, turned with buttons. */
export function ComparisonOneByOne({ comparison, groups, onlyDifferences }: Props): ReactElement {
  const t = useMessages('practices');
  const [dimension, setDimension] = useState(groups[0]!.id);
  const [sheet, setSheet] = useState(0);
  const { sheets } = comparison;
  const group = groups.find(({ id }) => id === dimension) ?? groups[0]!;
  const current = sheets[Math.min(sheet, sheets.length - 1)]!;
  const at = sheets.indexOf(current);
  const texts = group.texts.filter((item) => !onlyDifferences || !sameTexts(item.sheets));
  const tables = group.tables.map((table) => ({ table, lines: linesOf(table, onlyDifferences) })).filter(({ lines }) => lines.length > 0);
  return (
    <div>
      <Field id="dimensione" label={t('cmp.dimension')}>
        <Select value={group.id} onChange={setDimension} placeholder={null} options={groups.map(({ id, label }) => ({ value: id, label }))} />
      </Field>
      <div className="cmp-turn" role="group" aria-label={t('cmp.sheetChoice')}>
        <button type="button" className="btn btn-outline-primary btn-sm" disabled={at === 0} onClick={() => setSheet(at - 1)}>
          {t('cmp.previous')}
        </button>
        <span role="status">
          <strong>{current.ente}</strong> ({t('cmp.position', { at: at + 1, of: sheets.length })})
        </span>
        <button type="button" className="btn btn-outline-primary btn-sm" disabled={at === sheets.length - 1} onClick={() => setSheet(at + 1)}>
          {t('cmp.next')}
        </button>
      </div>
      <section aria-label={`${group.label}: ${current.ente}`}>
        <h2 className="h4">{group.label}</h2>
        <p>
          <Link to={`/buone-pratiche/${current.id}`}>{current.title}</Link>
        </p>
        {texts.length === 0 && tables.length === 0 && <p className="cmp-empty">{t('cmp.noDifferences')}</p>}
        {texts.map((item) => {
          const { texts: paragraphs, unavailable } = item.sheets[at]!;
          return (
            <div key={item.label}>
              <h3 className="h5">{item.label}</h3>
              {unavailable && <p className="cmp-empty">{t('sheet.unavailable')}: {unavailable}</p>}
              {!unavailable && paragraphs.length === 0 && <p className="cmp-empty">{t('cmp.nothing')}</p>}
              <Paragraphs texts={paragraphs} />
            </div>
          );
        })}
        {tables.map(({ table, lines }) => (
          <div key={table.label}>
            {table.label !== group.label && <h3 className="h5">{table.label}</h3>}
            <dl className="cmp-one">
              {lines.map((line) => (
                <div key={line.key}>
                  <dt>
                    {line.label} <DiffersMark line={line} />
                  </dt>
                  <dd>
                    <ComparedCellView line={line} sheet={at} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
    </div>
  );
}
