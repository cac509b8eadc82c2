import { useQuery } from '@apollo/client/react';
import { Badge, Button, Failure, formatDateTime, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactNode } from 'react';
import { RefusalNotice } from '../RefusalNotice.js';
import { browserName } from './browser-name.js';
import { EndOtherSessionsDocument, EndSessionDocument, MySessionsDocument, type MySessionsQuery } from '../generated/graphql.js';

type Session = MySessionsQuery['mySessions'][number];

const REFETCH = { refetch: ['MySessions'] };

/** Where the person is signed in; he can end what he does not recognise. */
export function SessionsSection(): ReactNode {
  const t = useMessages('identity');
  const { data, error, refetch } = useQuery(MySessionsDocument, { fetchPolicy: 'cache-and-network' });
  const [said, setSaid] = useState('');
  const end = useChange(EndSessionDocument, (result) => result.endSession, REFETCH);
  const endOthers = useChange(EndOtherSessionsDocument, (result) => result.endOtherSessions, REFETCH);
  const endOne = async (session: Session): Promise<void> => {
    if (await end.run({ input: { sessionId: session.id } })) setSaid(t('profile.ended'));
  };
  const endAllOthers = async (): Promise<void> => {
    const outcome = await endOthers.run({});
    if (outcome) setSaid(t('profile.endedOthers', { count: outcome.ended }));
  };
  return (
    <section aria-labelledby="profile-sessions" className="pc-section">
      <h2 id="profile-sessions">{t('profile.sessions')}</h2>
      <RefusalNotice change={end} />
      <RefusalNotice change={endOthers} />
      {said && <Notice kind="success"><p>{said}</p></Notice>}
      {!data && !error && <Skeleton lines={3} />}
      {!data && error && <Failure error={error} retry={refetch} />}
      {data && <SessionsTable sessions={data.mySessions} busy={end.busy} onEnd={(session) => void endOne(session)} />}
      {data && data.mySessions.length > 1 && (
        <Button color="primary" outline size="sm" disabled={endOthers.busy} onClick={() => void endAllOthers()}>{t('profile.endOthers')}</Button>
      )}
    </section>
  );
}

function SessionsTable({ sessions, busy, onEnd }: { readonly sessions: readonly Session[]; readonly busy: boolean; readonly onEnd: (session: Session) => void }): ReactNode {
  const t = useMessages('identity');
  return (
    <div className="pc-table-scroll">
      <table className="table pc-table pc-table--cards">
        <caption className="visually-hidden">{t('profile.sessionsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('profile.browser')}</th>
            <th scope="col">{t('profile.since')}</th>
            <th scope="col">{t('profile.lastSeen')}</th>
            <th scope="col">{t('profile.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => {
            const browser = browserName(session.userAgent) || t('profile.unknownBrowser');
            return (
              <tr key={session.id}>
                <th scope="row">
                  {browser} {session.current && <Badge tone="success">{t('profile.current')}</Badge>}
                  <div className="pc-quiet">{session.address}</div>
                </th>
                <td data-label={t('profile.since')}>{formatDateTime(session.createdAt)}</td>
                <td data-label={t('profile.lastSeen')}>{formatDateTime(session.lastSeenAt)}</td>
                <td>
                  {!session.current && (
                    <Button color="primary" outline size="xs" disabled={busy} aria-label={t('profile.endLabel', { browser, date: formatDateTime(session.createdAt) })} onClick={() => onEnd(session)}>
                      {t('profile.end')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
