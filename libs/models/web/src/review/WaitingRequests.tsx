import { Badge, formatDate, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { WaitingReviewRequestsDocument } from './generated/graphql.js';
import './messages.js';

/** Colleagues' requests that wait for the viewer, first due first. Nothing where none does. */
export function WaitingRequests(): ReactElement | null {
  const t = useMessages('review');
  const { data } = useQuery(WaitingReviewRequestsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data || data.waitingReviewRequests.length === 0) return null;
  return (
    <ul className="waiting-list">
      {data.waitingReviewRequests.map(({ id, instanceId, title, actKey, clauseId, from, text, dueOn, late }) => (
        <li key={id}>
          <div>
            <strong>{t('waiting.title', { from })}</strong> <Badge tone={late ? 'danger' : 'warning'}>{t(late ? 'waiting.late' : 'waiting.due', { date: formatDate(dueOn) })}</Badge>
            <div className="models-facts">
              {title} · {text}
            </div>
          </div>
          <Link className="btn btn-primary btn-xs" to={`/atti/${instanceId}?${new URLSearchParams({ ...(actKey ? { atto: actKey } : {}), revisione: clauseId ?? 'tutto' }).toString()}`} aria-label={t('waiting.goTo', { title })}>
            {t('waiting.go')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
