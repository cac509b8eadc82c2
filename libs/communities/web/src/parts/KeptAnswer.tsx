import { isEmptyPost, type PostText } from '@province-comuni/communities-contract';
import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PostDraftDocument } from '../generated/graphql.js';
import type { WritingPlace } from '../hooks/useKeptText.js';
import { PostTextView } from './PostTextView.js';

/**
 * What the viewer had written when the discussion or its community was closed, or when he was suspended, on the page or by mail: no word of it is lost. Nothing when there is none.
 * @param newIn key of the community in which he may open a discussion with it; null: he may not
 */
export function KeptAnswer({ place, newIn }: { readonly place: WritingPlace; readonly newIn: string | null }): ReactElement | null {
  const t = useMessages('communities');
  const { data } = useQuery(PostDraftDocument, { variables: { discussionId: null, communityId: null, ...place }, fetchPolicy: 'network-only' });
  const text = data?.postDraft?.text as PostText | undefined;
  const title = data?.postDraft?.title.trim() ?? '';
  if (!text || (isEmptyPost(text) && title === '')) return null;
  return (
    <section aria-labelledby="risposta-conservata" className="com-reply">
      <h2 id="risposta-conservata" className="h5">{t('thread.kept')}</h2>
      {newIn !== null && <p>
        {t('thread.keptText')} <Link to={`/community/${newIn}/nuova`}>{t('new.title')}</Link>
      </p>}
      {title !== '' && <p><strong>{title}</strong></p>}
      <PostTextView text={text} />
    </section>
  );
}
