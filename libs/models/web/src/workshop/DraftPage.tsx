import '../messages.js';
import './messages.js';
import './workshop.css';
import { EmptyState, Failure, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { DraftEditor } from './DraftEditor.js';
import { ModelDraftDocument } from './generated/graphql.js';

/** The next version of a model while it is written. What is open is in the address. */
export function DraftPage(): ReactElement {
  const t = useMessages('workshop');
  const { draftId = '' } = useParams();
  const { data, error, refetch } = useQuery(ModelDraftDocument, { variables: { id: draftId }, fetchPolicy: 'cache-and-network' });
  const crumbs = [{ label: t('title'), to: '/laboratorio' }];
  if (data?.modelDraft) return <DraftEditor key={draftId} draft={data.modelDraft} />;
  return (
    <Page title={t('title')} crumbs={crumbs}>
      {data || isMissing(error) ? <EmptyState title={t('draft.gone')} action={<Link to="/laboratorio">{t('title')}</Link>} /> : error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={12} />}
    </Page>
  );
}

/** Published, thrown away, or never there: to the server it is all the same. */
function isMissing(error: unknown): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some((problem) => problem.extensions?.['code'] === 'NOT_FOUND');
}
