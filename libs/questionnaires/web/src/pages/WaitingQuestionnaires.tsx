import { formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import '../messages.js';
import { QuestionnairesDocument } from '../generated/graphql.js';

/** Questionnaires that are open and wait for the viewer's answer, or his Ente's; nothing when there are none. */
export default function WaitingQuestionnaires(): ReactElement | null {
  const t = useMessages('questionnaires');
  const { data } = useQuery(QuestionnairesDocument, { variables: { communityId: null }, fetchPolicy: 'cache-and-network' });
  const waiting = data?.questionnaires?.items.filter(({ state, viewerCanAnswer, answeredByViewer }) => state === 'APERTO' && viewerCanAnswer && !answeredByViewer) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="questionari-miei" className="pc-section">
      <h2 id="questionari-miei" className="h4">
        {t('waiting.title')}
      </h2>
      <ul className="waiting-list">
        {waiting.map(({ id, title, communityTitle, closesAt }) => (
          <li key={id}>
            <div>
              <strong>{title}</strong>
              <div className="models-facts">
                {communityTitle ?? t('byUpi')}
                {closesAt && <> · {t('until', { when: formatDateTime(closesAt) })}</>}
              </div>
            </div>
            <Link className="btn btn-primary btn-xs" to={`/questionari/${id}`} aria-label={t('waiting.answerTo', { title })}>
              {t('waiting.answer')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
