import { isEmptyPost, type PostText } from '@province-comuni/communities-contract';
import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PostDraftDocument } from '../generated/graphql.js';
import { PostTextView } from './PostTextView.js';

/** What the viewer had written when the discussion was closed, or when he was suspended, on the page or by mail: no word of it is lost. Nothing when there is none. */
export function KeptAnswer({ discussionId, communityKey, isClosed }: { readonly discussionId: string; readonly communityKey: string; readonly isClosed: boolean }): ReactElement | null {
  const t = useMessages('communities');
  const { data } = useQuery(PostDraftDocument, { variables: { discussionId, communityId: null }, fetchPolicy: 'network-only' });
  const text = data?.postDraft?.text as PostText | undefined;
  if (!text || isEmptyPost(text)) return null;
  return (
    <section aria-labelledby="risposta-conservata" className="com-reply">
      <h2 id="risposta-conservata" className="h5">{t('thread.kept')}</h2>
      {isClosed && <p>
        {t('thread.keptText')} <Link to={`/community/${communityKey}/nuova`}>{t('new.title')}</Link>
      </p>}
      <PostTextView text={text} />
    </section>
  );
}
