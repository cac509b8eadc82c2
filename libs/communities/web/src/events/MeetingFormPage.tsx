import './messages.js';
import '../communities.css';
import './events.css';
import { Button, EmptyState, Failure, Field, Notice, Page, Select, Skeleton, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useKeptForm } from '../hooks/useKeptForm.js';
import { Composer } from '../parts/Composer.js';
import { RestoredNotice } from '../parts/RestoredNotice.js';
import { AgendaRows, SpeakerRows } from './FormRows.js';
import { CalendarCommunitiesDocument, ChangeMeetingDocument, MeetingDocument, PlanMeetingDocument, type MeetingKind } from './generated/graphql.js';
import { draftOf, emptyDraft, inputOf, type MeetingDraft } from './meeting-form.js';

const KINDS: readonly MeetingKind[] = ['WEBINAR', 'TAVOLO', 'FOCUS_GROUP', 'INCONTRO'];

/** Plans an event of a community, or of the whole network. */
export function NewMeetingPage(): ReactElement {
  const t = useMessages('meetings');
  const navigate = useNavigate();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const key = search.get('community');
  const { data, error, refetch } = useQuery(CalendarCommunitiesDocument);
  const [clientKey] = useState(() => crypto.randomUUID() as string);
  const plan = useChange(PlanMeetingDocument, (result) => result.planMeeting, { refetch: ['Meetings', 'NextMeetings'] });
  const community = data?.communities.find((each) => each.key === key);
  const isStaff = viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && (role === 'CURATORE' || role === 'AMMINISTRATORE')) ?? false;
  const may = key === null ? isStaff : community?.viewerCan.moderate;
  async function publish(draft: MeetingDraft, forget: () => void): Promise<void> {
    const outcome = await plan.run({ communityId: community?.id ?? null, input: inputOf(draft), clientKey });
    if (!outcome) return;
    forget();
    await navigate(`/calendario/${outcome.meetingId}`);
  }
  return (
    <Page title={t('form.new')} lead={may ? (community ? t('form.forCommunity', { title: community.title }) : t('form.forNetwork')) : undefined} crumbs={[{ label: t('title'), to: '/calendario' }, { label: t('form.new') }]}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && !may && <Barred title={t('form.notAllowed')} />}
      {data && may && <MeetingForm place={`pc-event-in-${community?.id ?? 'rete'}`} revision={0} initial={emptyDraft()} change={plan} save={t('form.publish')} leaveTo="/calendario" onSave={publish} />}
    </Page>
  );
}

/** Changes an event that is to come. */
export function ChangeMeetingPage(): ReactElement {
  const t = useMessages('meetings');
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(MeetingDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const change = useChange(ChangeMeetingDocument, (result) => result.changeMeeting, { refetch: ['Meeting'] });
  const meeting = data?.meeting?.meeting;
  const may = meeting?.viewerCan.arrange && meeting.state === 'PROGRAMMATO' && meeting.kind !== 'FASE';
  async function save(draft: MeetingDraft, forget: () => void): Promise<void> {
    if (!meeting || !(await change.run({ id, seenRevision: meeting.revision, input: inputOf(draft) }))) return;
    forget();
    await navigate(`/calendario/${id}`);
  }
  return (
    <Page title={t('form.change')} lead={may ? t('form.saveHelp') : undefined} crumbs={[{ label: t('title'), to: '/calendario' }, ...(meeting ? [{ label: meeting.title, to: `/calendario/${id}` }] : []), { label: t('form.change') }]}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && !may && <Barred title={t(!meeting ? 'unknown' : meeting.viewerCan.arrange ? 'form.over' : 'form.notAllowed')} />}
      {meeting && may && <MeetingForm place={`pc-event-${id}`} revision={meeting.revision} initial={draftOf(meeting)} change={change} save={t('form.save')} leaveTo={`/calendario/${id}`} onSave={save} />}
    </Page>
  );
}

function Barred({ title }: { readonly title: string }): ReactElement {
  const t = useMessages('meetings');
  return <EmptyState title={title} action={<Link className="btn btn-primary" to="/calendario">{t('back')}</Link>} />;
}

interface FormProps {
  /** Where in this browser it is kept while it is being written. */
  readonly place: string;
  readonly revision: number;
  readonly initial: MeetingDraft;
  readonly change: { readonly busy: boolean; readonly problems: Readonly<Record<string, string>>; readonly message: string | null; readonly error: unknown };
  readonly save: string;
  readonly leaveTo: string;
  readonly onSave: (draft: MeetingDraft, forget: () => void) => Promise<void>;
}

function MeetingForm({ place, revision, initial, change, save, leaveTo, onSave }: FormProps): ReactElement {
  const t = useMessages('meetings');
  const kept = useKeptForm(place, revision, initial);
  const [begun] = useState(kept.draft);
  const { draft, forget } = kept;
  const set = (changed: Partial<MeetingDraft>): void => kept.change((before) => ({ ...before, ...changed }));
  const { problems } = change;
  return (
    <form className="com-form" noValidate onSubmit={(event) => (event.preventDefault(), void onSave(draft, forget))}>
      <RestoredNotice shown={kept.isRestored} />
      <Field id="evento-tipo" label={t('form.kind')} error={problems['kind']}>
        <Select value={draft.kind} onChange={(kind) => set({ kind: kind as MeetingKind })} placeholder={null} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Field>
      <Field id="evento-titolo" label={t('form.title')} error={problems['title']} required>
        <TextInput value={draft.title} maxLength={250} onChange={(title) => set({ title })} />
      </Field>
      <div className="evt-rows">
        <Field id="evento-inizio" label={t('form.startsAt')} help={t('form.italian')} error={problems['startsAt']} required>
          <TextInput type="datetime-local" value={draft.startsAt} onChange={(startsAt) => set({ startsAt })} />
        </Field>
        <Field id="evento-fine" label={t('form.endsAt')} help={t('form.italian')} error={problems['endsAt']} required>
          <TextInput type="datetime-local" value={draft.endsAt} onChange={(endsAt) => set({ endsAt })} />
        </Field>
      </div>
      <Field id="evento-luogo" label={t('form.place')} help={t('form.placeHelp')} error={problems['place']}>
        <TextInput value={draft.place} onChange={(place) => set({ place })} />
      </Field>
      <Field id="evento-collegamento" label={t('form.link')} help={t('form.linkHelp')} error={problems['link']}>
        <TextInput inputMode="url" value={draft.link} onChange={(link) => set({ link })} />
      </Field>
      <Composer label={t('form.description')} initial={begun.description} communityId={null} problem={problems['description']} onChange={(description) => set({ description })} />
      <AgendaRows rows={draft.agenda} problem={problems['agenda']} onChange={(agenda) => set({ agenda })} />
      <SpeakerRows rows={draft.speakers} problem={problems['speakers']} onChange={(speakers) => set({ speakers })} />
      <h2 className="h5">{t('form.enrolment')}</h2>
      <div className="form-check com-accept">
        <input id="evento-iscrizione" type="checkbox" checked={draft.withEnrolment} aria-describedby={problems['enrolment'] ? 'evento-iscrizione-errore' : undefined} onChange={(event) => set({ withEnrolment: event.target.checked })} />
        <label htmlFor="evento-iscrizione">{t('form.withEnrolment')}</label>
      </div>
      {problems['enrolment'] && <p id="evento-iscrizione-errore" className="pc-field__error" role="alert">{problems['enrolment']}</p>}
      {draft.withEnrolment && (
        <div className="evt-rows">
          <Field id="evento-posti" label={t('form.places')} help={t('form.placesHelp')} error={problems['places']}>
            <TextInput inputMode="numeric" value={draft.places} onChange={(places) => set({ places })} />
          </Field>
          <Field id="evento-apertura" label={t('form.opensAt')} help={t('form.opensHelp')} error={problems['opensAt']}>
            <TextInput type="datetime-local" value={draft.opensAt} onChange={(opensAt) => set({ opensAt })} />
          </Field>
          <Field id="evento-chiusura" label={t('form.closesAt')} help={t('form.closesHelp')} error={problems['closesAt']}>
            <TextInput type="datetime-local" value={draft.closesAt} onChange={(closesAt) => set({ closesAt })} />
          </Field>
        </div>
      )}
      {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
      {change.error != null && <Failure error={change.error} />}
      <div className="com-buttons">
        <Button color="primary" type="submit" disabled={change.busy}>{save}</Button>
        <Link className="btn btn-outline-primary" to={leaveTo} onClick={forget}>{t('form.leave')}</Link>
      </div>
    </form>
  );
}
