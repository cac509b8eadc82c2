import { EmptyState, Failure, Field, Page, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ComparisonCharts } from '../compare/ComparisonCharts.js';
import { ComparisonOneByOne } from '../compare/ComparisonOneByOne.js';
import { ComparisonTable } from '../compare/ComparisonTable.js';
import { groupsOf, hiddenLines } from '../compare/groups.js';
import { useNarrow } from '../compare/useNarrow.js';
import { ComparePracticesDocument } from '../generated/graphql.js';
import '../messages.js';
import '../practices.css';
import { ExportLinks } from '../sheet/ExportLinks.js';
import { useAddress } from '../useAddress.js';
import type { Comparison } from '../words.js';

const USUAL_INHABITANTS = 3000;

/** Two to four sheets side by side. Which, and what of them, is in the address. */
export function ComparePage(): ReactElement {
  const t = useMessages('practices');
  const [search] = useSearchParams();
  const ids = (search.get('schede') ?? '').split(',').filter(Boolean);
  const inhabitants = Number.parseInt(search.get('abitanti') ?? '', 10) || USUAL_INHABITANTS;
  const { data: current, previousData, error, refetch } = useQuery(ComparePracticesDocument, { variables: { ids, inhabitants } });
  const outcome = (current ?? previousData)?.comparePractices;
  const crumbs = [{ label: t('title'), to: '/buone-pratiche' }, { label: t('cmp.title') }];
  return (
    <Page title={t('cmp.title')} wide crumbs={crumbs} {...(outcome?.__typename === 'PracticeComparison' ? { lead: outcome.sheets.map(({ ente }) => ente).join(', ') } : {})}>
      {error && <Failure error={error} retry={refetch} />}
      {!outcome && !error && <Skeleton lines={10} />}
      {(outcome?.__typename === 'NotFound' || outcome?.__typename === 'Refused') && (
        <EmptyState title={t('cmp.wrong')} action={<Link className="btn btn-primary btn-sm" to="/buone-pratiche">{t('cmp.choose')}</Link>}>
          {outcome.message}
        </EmptyState>
      )}
      {outcome?.__typename === 'PracticeComparison' && <Compared comparison={outcome} />}
    </Page>
  );
}

function Compared({ comparison }: { comparison: Comparison }): ReactElement {
  const t = useMessages('practices');
  const [search, change] = useAddress();
  const narrow = useNarrow();
  const onlyDifferences = search.get('solo') === 'differenze';
  const ids = comparison.sheets.map(({ id }) => id);
  const groups = groupsOf(comparison, { overview: t('cmp.overview'), texts: t('cmp.texts'), strengthsEtc: t('cmp.strengthsEtc'), strengths: t('sheet.strengths'), weaknesses: t('sheet.weaknesses'), conditions: t('sheet.conditions') });
  const set = (name: string, value: string | null): void => change((next) => (value === null ? next.delete(name) : next.set(name, value)));
  return (
    <>
      <div className="cmp-tools">
        <label className="cmp-switch">
          <input type="checkbox" checked={onlyDifferences} onChange={(event) => set('solo', event.target.checked ? 'differenze' : null)} />
          {t('cmp.onlyDifferences')}
        </label>
        <Inhabitants value={comparison.inhabitants} onChange={(value) => set('abitanti', String(value))} />
        <ExportLinks label={t('cmp.export')} address={(format) => `/api/practices/comparison?ids=${ids.join(',')}&format=${format}&abitanti=${comparison.inhabitants}`} />
        <Link className="btn btn-outline-primary btn-sm" to={`/buone-pratiche?confronta=${ids.join(',')}`}>{t('cmp.choose')}</Link>
      </div>
      <p role="status" className="pr-quiet">{onlyDifferences && t('cmp.onlyDifferencesNote', { count: hiddenLines(groups) })}</p>
      {narrow ? <ComparisonOneByOne comparison={comparison} groups={groups} onlyDifferences={onlyDifferences} /> : <ComparisonTable comparison={comparison} groups={groups} onlyDifferences={onlyDifferences} />}
      <ComparisonCharts comparison={comparison} />
    </>
  );
}

/** For how many inhabitants prices are worked out. */
function Inhabitants({ value, onChange }: { value: number; onChange: (value: number) => void }): ReactElement {
  const t = useMessages('practices');
  const [typed, setTyped] = useState(String(value));
  function calculate(event: FormEvent): void {
    event.preventDefault();
    const inhabitants = Number.parseInt(typed.replace(/\D/g, ''), 10);
    if (inhabitants > 0) onChange(inhabitants);
  }
  return (
    <form onSubmit={calculate}>
      <Field id="abitanti" label={t('cmp.inhabitants')}>
        <TextInput value={typed} onChange={setTyped} inputMode="numeric" />
      </Field>
      <button type="submit" className="btn btn-outline-primary btn-sm">
        {t('cmp.calculate')}
      </button>
    </form>
  );
}
