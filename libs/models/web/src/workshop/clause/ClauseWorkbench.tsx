import type { ClauseRevision } from '@province-comuni/shared-act-tree';
import { EmptyState, Failure, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import type { DraftClauseItem, DraftData } from '../draft-data.js';
import { placeSearch } from '../draft-place.js';
import { usePartWork, useSaveShortcut, type PartWork } from '../part/usePartWork.js';
import type { DraftChanges } from '../useDraftChanges.js';
import { ClauseForm } from './ClauseForm.js';
import { ClauseInspector } from './ClauseInspector.js';
import { DraftClauseDocument, type DraftClauseQuery } from '../generated/graphql.js';

export type ClauseDetail = NonNullable<DraftClauseQuery['draftClause']>;

/** What the parts of a clause's page share. */
export interface ClauseContext {
  readonly draft: DraftData;
  readonly actKey: string;
  readonly item: DraftClauseItem;
  readonly detail: ClauseDetail;
  readonly work: PartWork<ClauseRevision>;
  readonly changes: DraftChanges;
  readonly onOpen: (search: string) => void;
}

interface Props {
  readonly draft: DraftData;
  readonly clauseId: string;
  readonly changes: DraftChanges;
  readonly onOpen: (search: string) => void;
  /** Puts the text and what is known about the clause beside each other, or one at a time. */
  readonly children: (main: ReactNode, side: ReactNode) => ReactElement;
}

/** One clause: its text in the middle, everything else about it at the side; both write the same unsaved clause. */
export function ClauseWorkbench({ draft, clauseId, children, ...props }: Props): ReactElement {
  const t = useMessages('workshop');
  const { data, error, refetch } = useQuery(DraftClauseDocument, { variables: { draftId: draft.id, clauseId }, fetchPolicy: 'cache-and-network' });
  const act = draft.acts.find((candidate) => candidate.clauses.some((clause) => clause.id === clauseId));
  const item = act?.clauses.find((clause) => clause.id === clauseId);
  if (!act || !item) return children(<EmptyState title={t('clause.gone')} action={<Link to={{ search: placeSearch({ view: 'destini' }) }}>{t('views.destini')}</Link>} />, null);
  if (error && !data) return children(<Failure error={error} retry={refetch} />, null);
  if (!data?.draftClause) return children(<Skeleton lines={8} />, <Skeleton lines={6} />);
  return (
    <LoadedClause key={clauseId} draft={draft} actKey={act.part.id} item={item} detail={data.draftClause} {...props}>
      {children}
    </LoadedClause>
  );
}

function LoadedClause({ children, ...context }: Omit<ClauseContext, 'work'> & Pick<Props, 'children'>): ReactElement {
  const { draft, item, detail, changes } = context;
  const work = usePartWork({ draftId: draft.id, kind: 'clause', id: item.id, stored: detail.part.value as ClauseRevision, seen: detail.part.seen, freshSeen: item.seen, changes });
  useSaveShortcut(work.save);
  return children(<ClauseForm {...context} work={work} />, <ClauseInspector {...context} work={work} />);
}
