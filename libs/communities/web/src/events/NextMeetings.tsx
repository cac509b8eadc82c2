import './messages.js';
import './events.css';
import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { NextMeetingsDocument } from './generated/graphql.js';

/** The next events of a community, on its page. */
export function NextMeetings({ communityId, communityKey, canPlan }: { readonly communityId: string; readonly communityKey: string; readonly canPlan: boolean }): ReactElement {
  const t = useMessages('meetings');
  const { data } = useQuery(NextMeetingsDocument, { variables: { communityId }, fetchPolicy: 'cache-and-network' });
  return (
    <section aria-labelledby="prossimi-eventi">
      <h2 id="prossimi-eventi" className="h6">{t('upcoming')}</h2>
      <ul className="com-plain">
        {(data?.nextMeetings ?? []).map(({ id, title, when }) => (
          <li key={id} className="mb-2">
            <Link to={`/calendario/${id}`}>{title}</Link> <span className="pc-quiet">{when}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/calendario?community=${communityKey}`}>{t('toCalendar')}</Link>
      </p>
      {canPlan && (
        <p>
          <Link to={`/calendario/nuovo?community=${communityKey}`}>{t('plan')}</Link>
        </p>
      )}
    </section>
  );
}
