import { Failure, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, type ReactElement } from 'react';
import type { DraftData, PartName } from '../draft-data.js';
import { PartLink } from '../release/PartLink.js';
import { DraftUsesDocument } from '../generated/graphql.js';

const DeclaredAnswers = lazy(() => import('../release/index.js').then((module) => ({ default: module.DeclaredAnswers })));

/** Where a part is named: what a change of it touches. */
export function UsesPane({ draft, part }: { readonly draft: DraftData; readonly part: PartName }): ReactElement {
  const { data, error, refetch } = useQuery(DraftUsesDocument, { variables: { draftId: draft.id, part: { kind: part.kind, id: part.id } }, fetchPolicy: 'cache-and-network' });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={3} />;
  return (
    <>
      <UsedBy parts={data.draftUses ?? []} />
      {part.kind === 'variable' && draft.previousVersion !== null && (
        <Suspense fallback={<Skeleton lines={2} />}>
          <DeclaredAnswers draft={draft} variableKey={part.id} />
        </Suspense>
      )}
    </>
  );
}

/** Links to what refers to something. */
export function UsedBy({ parts }: { readonly parts: readonly { readonly kind: string; readonly id: string; readonly label: string }[] }): ReactElement {
  const t = useMessages('workshop');
  if (parts.length === 0) return <p className="workshop-quiet">{t('inspector.unused')}</p>;
  return (
    <ul className="workshop-uses">
      {parts.map((part) => (
        <li key={`${part.kind}/${part.id}`}>
          <span className="workshop-quiet">{t(`partKinds.${part.kind}`)}:</span> <PartLink part={part} />
        </li>
      ))}
    </ul>
  );
}
