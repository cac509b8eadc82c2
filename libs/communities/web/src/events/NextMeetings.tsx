import './messages.js';
import './events.css';
import { useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CALENDAR_ADDRESS } from './calendar-address.js';
import { NextMeetingsDocument } from './generated/graphql.js';

interface Props {
  readonly community: { readonly id: string; readonly key: string; readonly visibility: string; readonly role: string | null; readonly viewerCan: { readonly moderate: boolean } };
}

/** The next events of a community, on its page, and its calendar for other programs: open to everybody where the community is, otherwise behind the address of each member. */
export function NextMeetings({ community: { id: communityId, key: communityKey, visibility, role, viewerCan } }: Props): ReactElement {
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
      {visibility === 'PUBBLICA' && (
        <p>
          <a href={`/api/calendar/communities/${communityKey}.ics`}>{t('address.file')}</a>
        </p>
      )}
      {visibility !== 'PUBBLICA' && role !== null && (
        <p>
          <Link to={`/calendario?community=${communityKey}#${CALENDAR_ADDRESS}`}>{t('address.title')}</Link>
        </p>
      )}
      {viewerCan.moderate && (
        <p>
          <Link to={`/calendario/nuovo?community=${communityKey}`}>{t('plan')}</Link>
        </p>
      )}
    </section>
  );
}
