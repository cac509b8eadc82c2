import './messages.js';
import './moderation.css';
import type { PostText } from '@province-comuni/communities-contract';
import { formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { PostData } from '../hooks/useThread.js';
import type { AroundPosts } from '../parts/around-posts.js';
import { PostTextView } from '../parts/PostTextView.js';
import { ShowDialog } from './PostDialogs.js';

/** A post that moderation hid: for others what it is about, for its author and who moderates its words and why. */
export function HiddenPost({ post, around, isOwn, onChanged }: { readonly post: PostData; readonly around: AroundPosts; readonly isOwn: boolean; readonly onChanged: () => Promise<void> }): ReactElement {
  const t = useMessages('moderation');
  const [asking, setAsking] = useState(false);
  const { hidden, sequence } = post;
  const category = t(`reasons.${post.hiddenCategory ?? 'ALTRO'}`);
  if (!hidden) return <p id={`messaggio-${sequence}`} data-sequence={sequence} className="pc-quiet" tabIndex={-1}>{t('hidden.others', { category })}</p>;
  return (
    <article id={`messaggio-${sequence}`} data-sequence={sequence} tabIndex={-1} className="com-post">
      <p className="com-post__head">
        <strong>{post.authorName}</strong>
        <span className="pc-quiet">{formatDateTime(post.createdAt)}</span>
        <span className="com-post__number">#{sequence}</span>
      </p>
      <div className="mod-hidden">
        <p>{t(isOwn ? 'hidden.own' : 'hidden.others', { category })}</p>
        <p>
          <strong>{t('hidden.why')}</strong> {hidden.reason}
        </p>
        {hidden.title && <p><strong>{hidden.title}</strong></p>}
        <PostTextView text={hidden.text as PostText} />
        {isOwn && <p className="mb-0"><Link to="/moderazione/mie">{t('hidden.appeal')}</Link></p>}
        {!isOwn && around.canModerate && <button type="button" className="com-link" aria-label={t('hide.showOf', { number: sequence })} onClick={() => setAsking(true)}>{t('hide.show')}</button>}
      </div>
      {asking && <ShowDialog postId={post.id} sequence={sequence} onClose={() => setAsking(false)} onDone={async () => { setAsking(false); await onChanged(); }} />}
    </article>
  );
}
