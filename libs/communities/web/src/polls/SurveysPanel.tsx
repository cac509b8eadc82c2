import { formatDate, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CommunitySurveysDocument, type CommunitySurveysQuery } from '../generated/graphql.js';

type Survey = NonNullable<CommunitySurveysQuery['questionnaires']>['items'][number];

const SHOWN = 6;

/** What a community asks its members, on its page; nothing where it asks nothing. */
export function SurveysPanel({ communityId, communityKey }: { readonly communityId: string; readonly communityKey: string }): ReactElement | null {
  const t = useMessages('communities');
  const { data } = useQuery(CommunitySurveysDocument, { variables: { communityId }, fetchPolicy: 'cache-and-network' });
  const list = data?.questionnaires;
  if (!list || (list.items.length === 0 && !list.viewerCanAsk)) return null;
  return (
    <section aria-labelledby="questionari">
      <h2 id="questionari" className="h6">{t('surveys.title')}</h2>
      {list.items.length === 0 && <p className="pc-quiet">{t('surveys.none')}</p>}
      <ul className="com-plain">
        {list.items.slice(0, SHOWN).map((survey) => (
          <li key={survey.id} className="mb-2">
            <Link to={`/questionari/${survey.id}${survey.state === 'BOZZA' ? '/modifica' : ''}`}>{survey.title || t('surveys.draft')}</Link> <span className="pc-quiet">{wordsOf(survey, t)}</span>
          </li>
        ))}
      </ul>
      {list.viewerCanAsk && <p><Link to={`/questionari/nuovo?community=${communityKey}`}>{t('surveys.new')}</Link></p>}
    </section>
  );
}

function wordsOf({ state, answeredByViewer, viewerCanAnswer, closesAt }: Survey, t: ReturnType<typeof useMessages>): string {
  if (state === 'BOZZA') return t('surveys.draft');
  if (state === 'CHIUSO') return t('surveys.closed');
  const words = answeredByViewer ? t('surveys.answered') : state === 'APERTO' && viewerCanAnswer ? t('surveys.toAnswer') : '';
  return [words, closesAt ? t('surveys.until', { when: formatDate(closesAt) }) : ''].filter(Boolean).join(', ');
}
