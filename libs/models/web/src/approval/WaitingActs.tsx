import { formatDate, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { WaitingRequests } from '../review/WaitingRequests.js';
import './messages.js';
import { WaitingActsDocument } from './generated/graphql.js';

/** What waits for the viewer among the acts: what colleagues ask of him, then steps and expiries. Loaded as one. */
export function WaitingActs(): ReactElement {
  return (
    <>
      <WaitingRequests />
      <WaitingSteps />
    </>
  );
}

/** Acts that wait for a step of the viewer, or are about to expire. Nothing where none does; a fault is shown by the list below. */
function WaitingSteps(): ReactElement | null {
  const t = useMessages('approval');
  const { data } = useQuery(WaitingActsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data || data.waitingActs.length === 0) return null;
  return (
    <ul className="waiting-list">
      {data.waitingActs.map((act) => (
        <li key={`${act.instanceId} ${act.actKey}`}>
          <div>
            <strong>
              {t(`act.${act.actKey}`)}: {t(`state.${act.state}`)}
            </strong>
            <div className="models-facts">
              {act.title}
              {act.expiresOn && ` · ${t('waitingExpires', { date: formatDate(act.expiresOn) })}`}
            </div>
          </div>
          <Link className="btn btn-primary btn-xs" to={`/atti/${act.instanceId}/approvazione`} aria-label={t('waitingGoTo', { act: t(`act.${act.actKey}`), title: act.title })}>
            {t('waitingGo')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
