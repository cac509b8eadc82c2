import { formatDate, formatDateTime, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import type { DecisionFieldsFragment } from './generated/graphql.js';

/** A decision with its reason. @param communityKey null: no way to the post @param children what may be done about it */
export function DecisionView({ decision, communityKey, heading, children }: { readonly decision: DecisionFieldsFragment; readonly communityKey: string | null; readonly heading: string; readonly children?: ReactNode }): ReactElement {
  const t = useMessages('moderation');
  const { discussionId, postSequence, personName, category, reason, until, everywhere, decidedByName, at } = decision;
  return (
    <section className="mod-case" aria-label={`${heading}, ${formatDateTime(at)}`}>
      <h2 className="h6">{heading}</h2>
      <p className="pc-quiet mb-1">
        {decidedByName ? t('logPage.by', { by: decidedByName, when: formatDateTime(at) }) : formatDateTime(at)}
        {decidedByName && personName && <> · {t('logPage.about', { name: personName })}</>}
        {category && <> · {t(`reasons.${category}`)}</>}
        {until && <> · {t('logPage.until', { until: formatDate(until) })}</>}
        {everywhere && <> · {t('logPage.everywhere')}</>}
      </p>
      {reason && <p className="mod-words">{reason}</p>}
      {communityKey !== null && discussionId && postSequence !== null && (
        <p>
          <Link to={`/community/${communityKey}/${discussionId}${postSequence > 1 ? `?messaggio=${postSequence}` : ''}`}>{t('logPage.post')}</Link>
        </p>
      )}
      {children}
    </section>
  );
}
