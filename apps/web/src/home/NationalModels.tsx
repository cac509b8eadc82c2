import { useQuery } from '@apollo/client/react';
import { Badge, EmptyState, Failure, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { NationalModelsDocument } from '@province-comuni/shared-web-graphql';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The national models in force, and how many Province took each. */
export function NationalModels(): ReactNode {
  const t = useMessages('shell');
  const { data, error, refetch } = useQuery(NationalModelsDocument);
  return (
    <section aria-labelledby="home-models" className="pc-section">
      <h2 id="home-models">{t('home.models')}</h2>
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={4} />)}
      {data?.currentModels.length === 0 && <EmptyState title={t('home.noModels')}><p>{t('home.noModelsText')}</p></EmptyState>}
      {data && data.currentModels.length > 0 && (
        <ul className="pc-cards">
          {data.currentModels.map((model) => (
            <li key={model.id} className="pc-card">
              <h3><Link to={`/modelli/${model.modelKey}`}>{model.title}</Link></h3>
              <p>{model.summary}</p>
              <p>
                <Badge tone="info">{t('home.version', { version: model.version })}</Badge> <Badge>{t('home.acts', { count: model.acts.length })}</Badge>
              </p>
              <p className="pc-quiet">{adoptionWords(t, new Set(model.adoptions.map(({ enteId }) => enteId)).size)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function adoptionWords(t: ReturnType<typeof useMessages>, count: number): string {
  return count === 0 ? t('home.adopted_zero') : t('home.adopted', { count });
}
