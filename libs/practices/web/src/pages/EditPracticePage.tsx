import { EmptyState, Failure, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { DimensionEditor } from '../edit/DimensionEditor.js';
import { OverviewEditor } from '../edit/OverviewEditor.js';
import { PracticeDocument, PracticeTableKindsDocument } from '../generated/graphql.js';
import '../messages.js';
import '../practices.css';

/** A sheet being written, one part at a time; the part is in the address. */
export function EditPracticePage(): ReactElement {
  const t = useMessages('practices');
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  // What somebody else wrote since the sheet was last looked at is what one begins with.
  const { data, error, refetch } = useQuery(PracticeDocument, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const [round, setRound] = useState(0);
  const kinds = useQuery(PracticeTableKindsDocument);
  const sheet = data?.practice;
  const crumbs = [{ label: t('title'), to: '/buone-pratiche' }];
  const failure = error ?? kinds.error;
  if (failure) return <Page title={t('title')} crumbs={crumbs}><Failure error={failure} retry={refetch} /></Page>;
  if (!data || !kinds.data) return <Page title={t('title')} crumbs={crumbs}><Skeleton lines={8} /></Page>;
  if (!sheet?.viewerCan.edit) return <Page title={t('edit.notEditable')} crumbs={crumbs}><EmptyState title={t('edit.notEditable')} action={<Link to={sheet ? `/buone-pratiche/${id}` : '/buone-pratiche'}>{sheet ? t('edit.back') : t('title')}</Link>}>{t('edit.notEditableText')}</EmptyState></Page>;
  const reload = async (): Promise<void> => {
    await refetch();
    setRound((now) => now + 1);
  };
  const part = search.get('parte');
  const dimension = sheet.dimensions.find(({ key }) => key === part);
  const parts = [{ key: 'SCHEDA', label: t('edit.overview'), percent: null as number | null }, ...sheet.dimensions.map(({ key, label, completeness }) => ({ key: key as string, label, percent: completeness }))];
  return (
    <Page title={t('edit.title', { name: sheet.title })} wide crumbs={[...crumbs, { label: sheet.title, to: `/buone-pratiche/${id}` }, { label: t('sheet.edit') }]} actions={<Link className="btn btn-outline-primary" to={`/buone-pratiche/${id}`}>{t('edit.back')}</Link>}>
      <div className="ed-grid">
        <nav aria-label={t('edit.parts')}>
          <ul className="ed-parts">
            {parts.map(({ key, label, percent }) => (
              <li key={key}>
                <Link to={`?parte=${key}`} replace preventScrollReset {...((dimension?.key ?? 'SCHEDA') === key ? { 'aria-current': 'page' as const } : {})}>
                  {label}
                  {percent !== null && <span className="pr-quiet">{percent} %</span>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {dimension ? <DimensionEditor key={`${dimension.key}-${round}`} sheet={sheet} dimension={dimension} definitions={kinds.data.practiceTableKinds} onReload={() => void reload()} /> : <OverviewEditor key={`SCHEDA-${round}`} sheet={sheet} models={kinds.data.currentModels} onReload={() => void reload()} />}
      </div>
    </Page>
  );
}
