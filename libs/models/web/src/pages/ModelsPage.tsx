import '../messages.js';
import { EmptyState, Failure, formatDate, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CurrentModelsDocument } from '../generated/graphql.js';

/** The national models. */
export function ModelsPage(): ReactElement {
  const t = useMessages('models');
  const { data, error, refetch } = useQuery(CurrentModelsDocument);
  return (
    <Page title={t('models.title')} lead={t('models.lead')} crumbs={[{ label: t('models.title') }]}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.currentModels.length === 0 && <EmptyState title={t('models.empty')} />}
      <ul className="models-list">
        {data?.currentModels.map((model) => {
          const adopters = new Set(model.adoptions.map((adoption) => adoption.enteId)).size;
          return (
            <li key={model.id} className="models-card">
              <h2 className="h4">
                <Link to={`/modelli/${model.modelKey}`}>{model.title}</Link>
              </h2>
              <p>{model.summary}</p>
              <p className="models-facts">
                {t('models.version', { version: model.version })} · {t('models.effective', { date: formatDate(model.effectiveFrom) })} · {adopters === 0 ? t('models.adopters_zero') : t('models.adopters', { count: adopters })}
              </p>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
