import '../messages.js';
import './messages.js';
import './workshop.css';
import { EmptyState, Failure, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { ModelCard } from './list/ModelCard.js';
import { PackageImport } from './list/PackageImport.js';
import { WorkshopDocument, type WorkshopQuery } from './generated/graphql.js';

/** A model in the workshop: its published version, the draft of the next one, or both. */
export interface WorkshopModel {
  readonly modelKey: string;
  readonly title: string;
  readonly current: WorkshopQuery['currentModels'][number] | null;
  readonly draft: WorkshopQuery['modelDrafts'][number] | null;
}

/** Where UPI's curators find the models they work on. */
export function WorkshopPage(): ReactElement {
  const t = useMessages('workshop');
  const { data, error, refetch } = useQuery(WorkshopDocument, { fetchPolicy: 'cache-and-network' });
  const models = data ? modelsOf(data) : null;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={<Link className="btn btn-outline-primary btn-sm" to="/norme">{t('list.laws')}</Link>}>
      {error && <Failure error={error} retry={refetch} />}
      {!models && !error && <Skeleton lines={6} />}
      {models?.length === 0 && <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>}
      {models && (
        <ul className="models-list">
          {models.map((model) => (
            <ModelCard key={model.modelKey} model={model} />
          ))}
        </ul>
      )}
      {models && <PackageImport />}
    </Page>
  );
}

function modelsOf({ currentModels, modelDrafts }: WorkshopQuery): WorkshopModel[] {
  const draftOf = (modelKey: string): WorkshopModel['draft'] => modelDrafts.find((draft) => draft.modelKey === modelKey) ?? null;
  const unpublished = modelDrafts.filter((draft) => !currentModels.some((model) => model.modelKey === draft.modelKey));
  return [...currentModels.map((current) => ({ modelKey: current.modelKey, title: current.title, current, draft: draftOf(current.modelKey) })), ...unpublished.map((draft) => ({ modelKey: draft.modelKey, title: draft.title, current: null, draft }))];
}
