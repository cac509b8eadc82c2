import { EmptyState, Failure, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useMemo, type ReactElement } from 'react';
import { chipLabelsOf, type DraftData } from '../draft-data.js';
import { PartLink } from './PartLink.js';
import { VersionChanges } from './VersionChanges.js';
import { DraftDiffDocument } from '../generated/graphql.js';

/** The draft beside the published version. */
export function ComparePanel({ draft }: { readonly draft: DraftData }): ReactElement {
  const t = useMessages('workshopRelease');
  const labels = useMemo(() => chipLabelsOf(draft), [draft]);
  const { data, error, refetch } = useQuery(DraftDiffDocument, { variables: { draftId: draft.id }, fetchPolicy: 'cache-and-network', skip: draft.previousVersion === null });
  return (
    <section aria-labelledby="confronto">
      <h2 id="confronto" className="h5">
        {draft.previousVersion ? t('compare.title', { version: draft.previousVersion }) : t('publish.first')}
      </h2>
      {draft.previousVersion === null ? (
        <p>{t('compare.first')}</p>
      ) : error ? (
        <Failure error={error} retry={refetch} />
      ) : !data?.draftDiff ? (
        <Skeleton lines={8} />
      ) : data.draftDiff.length === 0 ? (
        <EmptyState title={t('compare.none')} />
      ) : (
        <VersionChanges changes={data.draftDiff} labels={labels} nameOf={(change) => (change.status === 'REMOVED' ? change.part.label : <PartLink part={change.part} />)} />
      )}
    </section>
  );
}
