import type { PostText } from '@province-comuni/communities-contract';
import { Badge, Disclosure, formatDateTime, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import { PostTextView } from '../parts/PostTextView.js';
import type { ModerationQueueQuery } from './generated/graphql.js';

export type CaseData = NonNullable<ModerationQueueQuery['moderationQueue']>['nodes'][number];

/** A case: the post in its context, who reported it, what is known of its author. @param children what is decided */
export function CaseView({ one, communityKey, children }: { readonly one: CaseData; readonly communityKey: string; readonly children: ReactNode }): ReactElement {
  const t = useMessages('moderation');
  const { title, sequence, discussionId, reports, record } = one;
  const heading = sequence !== null ? t('queue.message', { number: sequence, title }) : discussionId ? t('queue.answerTo', { title }) : t('queue.newDiscussion', { title });
  return (
    <section className="mod-case" aria-label={heading}>
      <h2 className="h5">{discussionId ? <Link to={`/community/${communityKey}/${discussionId}${sequence !== null && sequence > 1 ? `?messaggio=${sequence}` : ''}`}>{heading}</Link> : heading}</h2>
      <p className="com-badges">
        <Badge tone="warning">{one.kind === 'IN_ATTESA' ? t('queue.held') : t('queue.report', { count: reports.length })}</Badge>
        {one.holdReason && <span>{t(`queue.heldWhy.${one.holdReason}`)}</span>}
        <span className="pc-quiet">{formatDateTime(one.openedAt)}</span>
      </p>
      {one.beforeText != null && (
        <Disclosure summary={t('queue.before', { name: one.beforeName })}>
          <PostTextView text={one.beforeText as PostText} />
        </Disclosure>
      )}
      <p className="mb-1">
        <strong>{t('queue.by', { name: one.authorEnte ? `${one.authorName} (${one.authorEnte})` : one.authorName, when: formatDateTime(one.writtenAt) })}</strong>
      </p>
      <div className="mod-words">{one.text == null ? <p className="mb-0">{t('queue.withdrawn')}</p> : <PostTextView text={one.text as PostText} />}</div>
      {reports.length > 0 && (
        <>
          <h3 className="h6">{t('queue.reportedBy')}</h3>
          <ul>
            {reports.map(({ reporterName, reason, words, at }) => (
              <li key={`${reporterName} ${at}`}>
                {reporterName}, {formatDateTime(at)}: <strong>{t(`reasons.${reason}`)}</strong>
                {words && <> – {words}</>}
              </li>
            ))}
          </ul>
        </>
      )}
      {record && <p className="pc-quiet">{t('queue.record', { posts: record.posts, hidden: record.hidden, warnings: record.warnings, suspensions: record.suspensions })}</p>}
      {children}
    </section>
  );
}
