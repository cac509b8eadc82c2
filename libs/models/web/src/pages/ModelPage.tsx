import '../messages.js';
import { EmptyState, Failure, formatDate, Page, Skeleton, Tabs, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, type ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ModelDocument } from '../generated/graphql.js';
import { ModelMatrix } from '../components/ModelMatrix.js';
import type { ModelData } from '../hooks/model-data.js';

const ActsTab = lazy(() => import('../components/ModelTabs.js').then((module) => ({ default: module.ActsTab })));
const AdoptionsTab = lazy(() => import('../adoptions/AdoptionsTab.js').then((module) => ({ default: module.AdoptionsTab })));
const QuestionsTab = lazy(() => import('../components/ModelTabs.js').then((module) => ({ default: module.QuestionsTab })));
const RulesTab = lazy(() => import('../components/ModelTabs.js').then((module) => ({ default: module.RulesTab })));
const VersionsTab = lazy(() => import('../components/ModelTabs.js').then((module) => ({ default: module.VersionsTab })));

/** What a model is, which forms and levels it has, its acts, questions, rules, versions, and who adopted it. The tab and the cell are in the address. */
export function ModelPage(): ReactElement {
  const t = useMessages('models');
  const { key = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery(ModelDocument, { variables: { key } });
  const model = data?.model;
  const tab = search.get('scheda') ?? 'panoramica';
  const go = (values: Record<string, string>): void => setSearch((now) => ({ ...Object.fromEntries(now), ...values }), { preventScrollReset: true });

  if (error) return <Page title={t('models.title')}><Failure error={error} retry={refetch} /></Page>;
  if (!data) return <Page title={t('models.title')}><Skeleton lines={8} /></Page>;
  if (!model) return <Page title={t('models.title')}><EmptyState title={t('model.notFound')} action={<Link to="/modelli">{t('models.title')}</Link>} /></Page>;

  return (
    <Page title={model.title} lead={model.summary} wide crumbs={[{ label: t('models.title'), to: '/modelli' }, { label: model.title }]} actions={<AdoptLink model={model} />}>
      <p className="models-facts">
        {t('models.version', { version: model.version })} · {t('models.effective', { date: formatDate(model.effectiveFrom) })}
      </p>
      <Tabs
        label={model.title}
        active={tab}
        onChange={(scheda) => go({ scheda })}
        tabs={[
          { id: 'panoramica', label: t('model.matrix'), content: <ModelMatrix model={model} onShowActs={(forma, livello) => go({ scheda: 'atti', forma, livello })} /> },
          { id: 'descrizione', label: t('model.overview'), content: <Description model={model} /> },
          { id: 'atti', label: t('model.acts'), content: later(<ActsTab model={model} form={search.get('forma')} level={search.get('livello')} actKey={search.get('atto')} onChange={go} />) },
          { id: 'domande', label: t('model.questions'), content: later(<QuestionsTab modelKey={model.modelKey} />) },
          { id: 'regole', label: t('model.rules'), content: later(<RulesTab modelKey={model.modelKey} />) },
          { id: 'versioni', label: t('model.versions'), content: later(<VersionsTab modelKey={model.modelKey} />) },
          { id: 'adozioni', label: t('model.adoptions'), badge: model.adoptions.length > 0 ? <span className="badge-count">{model.adoptions.length}</span> : undefined, content: later(<AdoptionsTab model={model} />) },
        ].map((item) => (item.id === tab ? item : { ...item, content: null }))}
      />
    </Page>
  );
}

function later(content: ReactElement): ReactElement {
  return <Suspense fallback={<Skeleton lines={6} />}>{content}</Suspense>;
}

function AdoptLink({ model }: { model: ModelData }): ReactElement {
  const t = useMessages('models');
  const viewer = useViewer();
  if (!viewer) return <Link className="btn btn-primary" to={`/accedi?da=${encodeURIComponent(`/modelli/${model.modelKey}/adotta`)}`}>{t('model.signInToAdopt')}</Link>;
  if (!viewer.memberships.some((membership) => membership.enteKind === 'PROVINCIA')) return <p className="models-facts">{t('model.onlyProvince')}</p>;
  return <Link className="btn btn-primary" to={`/modelli/${model.modelKey}/adotta`}>{t('model.adopt')}</Link>;
}

function Description({ model }: { model: ModelData }): ReactElement {
  const t = useMessages('models');
  return (
    <div className="model-description">
      {model.description.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <h2 className="h5">{t('model.sources')}</h2>
      <ul>
        {model.sources.map((source) => (
          <li key={source.title}>
            {source.title} ({[source.author, source.year].filter(Boolean).join(', ')})
          </li>
        ))}
      </ul>
    </div>
  );
}
