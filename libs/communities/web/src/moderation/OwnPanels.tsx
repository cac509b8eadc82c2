import './messages.js';
import './moderation.css';
import type { PostText } from '@province-comuni/communities-contract';
import { Badge, formatDate, Notice, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PostTextView } from '../parts/PostTextView.js';
import { ModeratedCommunitiesDocument, MyModerationDocument, type HoldReason } from './generated/graphql.js';

/** Why the viewer may not write here now, where he would. Nothing for who may. */
export function SuspensionNotice({ communityId, until }: { readonly communityId: string; readonly until: string | null }): ReactElement | null {
  const t = useMessages('moderation');
  const { data } = useQuery(MyModerationDocument, { skip: until === null, fetchPolicy: 'cache-and-network' });
  if (until === null) return null;
  const reasons = data?.myModeration.suspensions.filter((one) => one.communityId === null || one.communityId === communityId) ?? [];
  return (
    <Notice kind="warning">
      <p>{t('suspended.text', { until: formatDate(until) })}</p>
      {reasons.map(({ reason }) => <p key={reason}>{reason}</p>)}
      <p className="mb-0"><Link to="/moderazione/mie">{t('suspended.more')}</Link></p>
    </Notice>
  );
}

/** What the viewer wrote here and others do not see yet. @param discussionId null: discussions that he would open */
export function HeldPosts({ communityId, discussionId }: { readonly communityId: string; readonly discussionId: string | null }): ReactElement | null {
  const t = useMessages('moderation');
  const viewer = useViewer();
  const { data } = useQuery(MyModerationDocument, { skip: !viewer, fetchPolicy: 'cache-and-network' });
  const here = data?.myModeration.held.filter((held) => held.communityId === communityId && held.discussionId === discussionId) ?? [];
  if (here.length === 0) return null;
  return (
    <section aria-labelledby="in-attesa" className="com-panel">
      <h2 id="in-attesa" className="h6">{t('held.title')}</h2>
      {here.map((held) => <HeldPost key={held.id} title={held.title} text={held.text as PostText} isRefused={held.state === 'NON_APPROVATO'} />)}
    </section>
  );
}

/** A held post, as its author sees it. */
export function HeldPost({ title, text, isRefused }: { readonly title: string; readonly text: PostText; readonly isRefused: boolean }): ReactElement {
  const t = useMessages('moderation');
  return (
    <div className="mod-words">
      <p><Badge tone={isRefused ? 'danger' : 'info'}>{t(isRefused ? 'held.refused' : 'held.title')}</Badge></p>
      {title && <p><strong>{title}</strong></p>}
      <PostTextView text={text} />
      <p className="pc-quiet mb-0">{isRefused ? <>{t('held.refusedText')} <Link to="/moderazione/mie">{t('mine')}</Link></> : t('held.text')}</p>
    </div>
  );
}

/** Says that what was sent is held, and why. */
export function HeldNotice({ reason }: { readonly reason: HoldReason }): ReactElement {
  const t = useMessages('moderation');
  return <Notice kind="info"><p>{t('held.sent', { why: t(`held.why.${reason}`) })}</p></Notice>;
}

/** The way to the queue, with how much waits; nothing for who moderates nothing. @param communityKey of one community; null: to all */
export function ModerationEntry({ communityKey }: { readonly communityKey: string | null }): ReactElement | null {
  const t = useMessages('moderation');
  const viewer = useViewer();
  const { data } = useQuery(ModeratedCommunitiesDocument, { skip: !viewer, fetchPolicy: 'cache-and-network' });
  const mine = (data?.moderatedCommunities ?? []).filter(({ key }) => communityKey === null || key === communityKey);
  if (mine.length === 0) return null;
  const open = mine.reduce((sum, community) => sum + community.open, 0);
  return <Link className="btn btn-outline-primary" to={communityKey === null ? '/moderazione' : `/moderazione/${communityKey}`}>{t('toQueueCount', { open: t('open', { count: open }) })}</Link>;
}
