import './messages.js';
import '../communities.css';
import './events.css';
import type { PostText } from '@province-comuni/communities-contract';
import { Button, Dialog, EmptyState, Failure, Field, Notice, Page, Skeleton, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { PostTextView } from '../parts/PostTextView.js';
import { EnrolPanel } from './EnrolPanel.js';
import { FeedbackPanel } from './FeedbackPanel.js';
import { CancelMeetingDocument, MeetingDocument, type MeetingQuery } from './generated/graphql.js';
import { MeetingDocuments } from './MeetingDocuments.js';
import { MeetingBadges } from './MeetingList.js';
import { MeetingPeople } from './MeetingPeople.js';

type Meeting = NonNullable<MeetingQuery['meeting']>['meeting'];

/** An event: when and where, what it is about, enrolling; afterwards its minutes and how it was. */
export function MeetingPage(): ReactElement {
  const t = useMessages('meetings');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(MeetingDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const open = data?.meeting;
  const crumbs = [{ label: t('title'), to: '/calendario' }];
  if (!data) return <Page title={t('title')} crumbs={crumbs}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={10} />}</Page>;
  if (!open) {
    return (
      <Page title={t('unknown')} crumbs={[...crumbs, { label: t('unknown') }]}>
        <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/calendario">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
      </Page>
    );
  }
  const { meeting } = open;
  const started = new Date(meeting.startsAt).getTime() <= Date.now();
  const actions = meeting.viewerCan.arrange && meeting.state === 'PROGRAMMATO' && (
    <>
      <Link className="btn btn-outline-primary" to={`/calendario/${meeting.id}/modifica`}>{t('page.edit')}</Link>
      <CancelButton meeting={meeting} />
    </>
  );
  return (
    <Page title={meeting.title} lead={<MeetingBadges meeting={meeting} />} crumbs={[...crumbs, { label: meeting.title }]} actions={actions || undefined}>
      {meeting.state === 'ANNULLATO' && <Notice kind="warning"><p>{t('page.cancelled')} {meeting.cancelReason}</p></Notice>}
      <div className="com-columns">
        <div className="com-thread">
          <About meeting={meeting} />
          <MeetingDocuments meeting={meeting} />
          {meeting.viewerCan.arrange && meeting.enrolment && <MeetingPeople id={meeting.id} started={started} />}
        </div>
        <aside>
          <Where meeting={meeting} />
          {meeting.kind !== 'FASE' && meeting.state !== 'ANNULLATO' && <EnrolPanel open={open} />}
          <FeedbackPanel open={open} />
        </aside>
      </div>
    </Page>
  );
}

function Where({ meeting }: { readonly meeting: Meeting }): ReactElement {
  const t = useMessages('meetings');
  const viewer = useViewer();
  return (
    <section className="com-panel" aria-labelledby="quando-e-dove">
      <h2 id="quando-e-dove" className="h5">{t('page.where')}</h2>
      <p>
        <strong>{meeting.when}</strong>
      </p>
      {meeting.place && <p>{meeting.place}</p>}
      {meeting.link && <p>{t('page.link')}: <a href={meeting.link} rel="nofollow noopener noreferrer">{meeting.link}</a></p>}
      {meeting.online && !meeting.link && meeting.state === 'PROGRAMMATO' && <p className="pc-quiet">{t(meeting.enrolment || viewer ? 'page.linkForEnrolled' : 'page.linkForSignedIn')}</p>}
      {meeting.communityKey && <p><Link to={`/community/${meeting.communityKey}`}>{meeting.communityTitle}</Link></p>}
      <p className="mb-0">
        <a href={`/api/calendar/events/${meeting.id}.ics`}>{t('page.file')}</a>
      </p>
    </section>
  );
}

function About({ meeting: { description, agenda, speakers } }: { readonly meeting: Meeting }): ReactElement {
  const t = useMessages('meetings');
  const text = description as PostText;
  return (
    <>
      {text.content.length > 0 && (
        <section aria-labelledby="di-che-cosa" className="mb-4">
          <h2 id="di-che-cosa" className="h4">{t('page.about')}</h2>
          <PostTextView text={text} />
        </section>
      )}
      {agenda.length > 0 && (
        <section aria-labelledby="programma" className="mb-4">
          <h2 id="programma" className="h4">{t('page.agenda')}</h2>
          <ol>
            {agenda.map(({ title, speaker, minutes }, index) => (
              <li key={index}>
                {title}
                <span className="pc-quiet">{[speaker, minutes === null ? '' : t('page.minutes', { count: minutes })].filter(Boolean).map((part) => ` – ${part}`).join('')}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {speakers.length > 0 && (
        <section aria-labelledby="relatori" className="mb-4">
          <h2 id="relatori" className="h4">{t('page.speakers')}</h2>
          <ul>{speakers.map(({ name, role }) => <li key={name}>{[name, role].filter(Boolean).join(', ')}</li>)}</ul>
        </section>
      )}
    </>
  );
}

function CancelButton({ meeting: { id, title } }: { readonly meeting: Meeting }): ReactElement {
  const t = useMessages('meetings');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useChange(CancelMeetingDocument, (data) => data.cancelMeeting, { refetch: ['Meeting'] });
  async function go(): Promise<void> {
    if (await cancel.run({ id, reason })) setOpen(false);
  }
  return (
    <>
      <Button color="danger" outline onClick={() => setOpen(true)}>{t('page.cancel')}</Button>
      <Dialog
        open={open}
        title={t('page.cancelSure', { title })}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button color="primary" outline onClick={() => setOpen(false)}>{t('page.keep')}</Button>
            <Button color="danger" disabled={cancel.busy} onClick={() => void go()}>{t('page.cancelGo')}</Button>
          </>
        }
      >
        {cancel.message && <Notice kind="danger"><p>{cancel.message}</p></Notice>}
        {cancel.error != null && <Failure error={cancel.error} />}
        <p>{t('page.cancelText')}</p>
        <Field id="motivo" label={t('page.reason')} error={cancel.problems['reason']} required>
          <TextInput value={reason} onChange={setReason} maxLength={500} />
        </Field>
      </Dialog>
    </>
  );
}
