import { useQuery } from '@apollo/client/react';
import { EmptyState, Failure, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import '../messages.js';
import '../models.css';
import { WordReviewsDocument } from './generated/graphql.js';
import './messages.js';
import './word.css';
import { WordAct } from './WordAct.js';

/** Each act of an instance on its way through Word: what went out, what came back, and where it is decided. */
export function WordPage(): ReactElement {
  const t = useMessages('word');
  const tm = useMessages('models');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(WordReviewsDocument, { variables: { instanceId: id }, fetchPolicy: 'cache-and-network' });
  const reviews = data?.wordReviews;
  return (
    <Page
      title={t('title')}
      lead={reviews ? t('lead', { name: reviews.title }) : undefined}
      crumbs={[{ label: tm('instances.title'), to: '/atti' }, ...(reviews ? [{ label: reviews.title, to: `/atti/${id}` }] : []), { label: t('crumb') }]}
    >
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {reviews === null && <EmptyState title={t('notFound')} />}
      {reviews && (
        <div className="word-acts">
          {reviews.acts.map((act) => (
            <WordAct key={act.actKey} reviews={reviews} act={act} onSent={refetch} />
          ))}
        </div>
      )}
    </Page>
  );
}
