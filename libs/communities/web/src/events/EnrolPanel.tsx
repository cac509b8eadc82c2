import { Button, Failure, formatDateTime, Notice, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { Link, useLocation } from 'react-router';
import { EnrolInMeetingDocument, WithdrawFromMeetingDocument, type MeetingQuery } from './generated/graphql.js';

type Open = NonNullable<MeetingQuery['meeting']>;

/** How many take part, where one stands, and what one may do about it. */
export function EnrolPanel({ open }: { readonly open: Open }): ReactElement {
  const t = useMessages('meetings');
  const viewer = useViewer();
  const { pathname } = useLocation();
  const [done, setDone] = useState('');
  const enrol = useChange(EnrolInMeetingDocument, (data) => data.enrolInMeeting, { refetch: ['Meeting', 'MeetingPeople'] });
  const leave = useChange(WithdrawFromMeetingDocument, (data) => data.withdrawFromMeeting, { refetch: ['Meeting', 'MeetingPeople'] });
  const { id, enrolment, enrolled, waiting, own, bar, viewerCan, state } = open.meeting;
  const isFull = enrolment?.places != null && (enrolled >= enrolment.places || waiting > 0);
  async function go(): Promise<void> {
    const outcome = await enrol.run({ id });
    if (outcome) setDone(t(outcome.state === 'ISCRITTO' ? 'enrol.done' : 'enrol.doneWaiting'));
  }
  async function giveBack(): Promise<void> {
    if (await leave.run({ id })) setDone(t('enrol.gone'));
  }
  return (
    <section className="com-panel" aria-labelledby="iscrizione">
      <h2 id="iscrizione" className="h5">{t('enrol.title')}</h2>
      {enrolment && (
        <p>
          {enrolment.places === null ? t('enrol.count', { count: enrolled }) : t('enrol.places', { count: enrolled, places: enrolment.places })}
          {waiting > 0 && `, ${t('enrol.waiting', { count: waiting })}`}
        </p>
      )}
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {[enrol, leave].map((change, index) => (change.message || change.error != null) && <div key={index}>{change.message ? <Notice kind="danger"><p>{change.message}</p></Notice> : <Failure error={change.error} />}</div>)}
      {state === 'PROGRAMMATO' && own === 'ISCRITTO' && <p>{t('enrol.isIn')}</p>}
      {state === 'PROGRAMMATO' && own === 'IN_ATTESA' && <p>{t('enrol.waits', { place: open.waitingPlace })}</p>}
      {bar && own !== 'ISCRITTO' && own !== 'IN_ATTESA' && <p>{bar === 'NON_ANCORA' && enrolment?.opensAt ? t('enrol.opens', { when: formatDateTime(enrolment.opensAt) }) : t(`enrol.bars.${bar}`)}</p>}
      {!bar && enrolment && <p className="pc-quiet">{t('enrol.closes', { when: formatDateTime(enrolment.closesAt) })}</p>}
      {!viewer && !bar && <p><Link className="btn btn-primary" to="/accedi" state={{ from: pathname }}>{t('enrol.signIn')}</Link></p>}
      {viewerCan.enrol && <Button color="primary" disabled={enrol.busy} onClick={() => void go()}>{t(isFull ? 'enrol.wait' : 'enrol.go')}</Button>}
      {viewerCan.giveBack && (
        <>
          <Button color="primary" outline disabled={leave.busy} onClick={() => void giveBack()}>{t(own === 'ISCRITTO' ? 'enrol.giveBack' : 'enrol.giveUp')}</Button>
          {own === 'ISCRITTO' && waiting > 0 && <p className="pc-quiet mb-0">{t('enrol.giveBackText')}</p>}
        </>
      )}
    </section>
  );
}
