import { Badge, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { MeetingLineFragment } from './generated/graphql.js';

/** What an event is and where it stands, in words. */
export function MeetingBadges({ meeting }: { readonly meeting: Pick<MeetingLineFragment, 'kind' | 'state' | 'own' | 'communityTitle'> }): ReactElement {
  const t = useMessages('meetings');
  return (
    <span className="com-badges">
      <Badge tone="info">{t(`kinds.${meeting.kind}`)}</Badge>
      {meeting.state !== 'PROGRAMMATO' && <Badge tone={meeting.state === 'ANNULLATO' ? 'danger' : 'neutral'}>{t(`states.${meeting.state}`)}</Badge>}
      {meeting.own && meeting.own !== 'RITIRATO' && <Badge tone={meeting.own === 'ISCRITTO' ? 'success' : 'warning'}>{t(`own.${meeting.own}`)}</Badge>}
      <span className="pc-quiet">{meeting.communityTitle ?? t('network')}</span>
    </span>
  );
}

/** Events one after another: when each is, what it is, where. */
export function MeetingList({ meetings }: { readonly meetings: readonly MeetingLineFragment[] }): ReactElement {
  return (
    <ul className="evt-list">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <p className={meeting.state === 'ANNULLATO' ? 'evt-title evt-title--cancelled' : 'evt-title'}>
            <Link to={`/calendario/${meeting.id}`}>{meeting.title}</Link>
          </p>
          <p>{meeting.when}{meeting.place && ` – ${meeting.place}`}</p>
          <p className="mb-0"><MeetingBadges meeting={meeting} /></p>
        </li>
      ))}
    </ul>
  );
}
