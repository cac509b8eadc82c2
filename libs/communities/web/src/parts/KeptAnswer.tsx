import { isEmptyPost, type PostText } from '@province-comuni/communities-contract';
import { readKept, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PostDraftDocument } from '../generated/graphql.js';
import { keptAttachments } from '../attachments/useAttachments.js';
import { draftPlace, type WritingPlace, type WrittenHere } from '../hooks/useKeptText.js';
import { PostTextView } from './PostTextView.js';

/**
 * What the viewer had written when the discussion or its community was closed, or when he was suspended, on the page or by mail: no word of it is lost. Nothing when there is none.
 * @param newIn key of the community in which he may open a discussion with it; null: he may not
 */
export function KeptAnswer({ place, newIn }: { readonly place: WritingPlace; readonly newIn: string | null }): ReactElement | null {
  const t = useMessages('communities');
  const { data } = useQuery(PostDraftDocument, { variables: { discussionId: null, communityId: null, ...place }, fetchPolicy: 'network-only' });
  const here = readKept<WrittenHere>(draftPlace(place));
  const there = data?.postDraft;
  // What the server does not have yet is in this browser.
  const isHere = here !== null && !here.saved && !(there && new Date(there.updatedAt).getTime() > here.at);
  const { text, title: heading } = isHere ? here.written : { text: there?.text as PostText | undefined, title: there?.title ?? '' };
  const title = heading.trim();
  const attached = keptAttachments('discussionId' in place ? place.discussionId : place.communityId);
  const hasWords = text !== undefined && !(isEmptyPost(text) && title === '');
  if (!hasWords && attached.length === 0) return null;
  return (
    <section aria-labelledby="risposta-conservata" className="com-reply">
      <h2 id="risposta-conservata" className="h5">{t('thread.kept')}</h2>
      {newIn !== null && <p>
        {t('thread.keptText')} <Link to={`/community/${newIn}/nuova`}>{t('new.title')}</Link>
      </p>}
      {title !== '' && <p><strong>{title}</strong></p>}
      {hasWords && <PostTextView text={text} />}
      {attached.length > 0 && <p>{t('thread.keptFiles', { titles: attached.map((each) => each.title).join('; ') })}</p>}
    </section>
  );
}
