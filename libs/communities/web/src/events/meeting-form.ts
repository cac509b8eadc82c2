import type { PostText } from '@province-comuni/communities-contract';
import { toWall } from '@province-comuni/shared-kernel';
import type { MeetingInput, MeetingKind, MeetingQuery } from './generated/graphql.js';

/** A row of the form that may still be empty, with a name of its own while it is on the page. */
export interface AgendaRow {
  readonly key: string;
  readonly title: string;
  readonly speaker: string;
  readonly minutes: string;
}

export interface SpeakerRow {
  readonly key: string;
  readonly name: string;
  readonly role: string;
}

/** An event as the form holds it: everything as it is typed. */
export interface MeetingDraft {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly link: string;
  readonly description: PostText;
  readonly agenda: readonly AgendaRow[];
  readonly speakers: readonly SpeakerRow[];
  readonly withEnrolment: boolean;
  readonly places: string;
  readonly opensAt: string;
  readonly closesAt: string;
}

export const emptyAgendaRow = (): AgendaRow => ({ key: crypto.randomUUID(), title: '', speaker: '', minutes: '' });
export const emptySpeakerRow = (): SpeakerRow => ({ key: crypto.randomUUID(), name: '', role: '' });

export function emptyDraft(): MeetingDraft {
  return { kind: 'WEBINAR', title: '', startsAt: '', endsAt: '', place: '', link: '', description: { type: 'doc', content: [] }, agenda: [emptyAgendaRow()], speakers: [], withEnrolment: true, places: '', opensAt: '', closesAt: '' };
}

/** An event to be changed, its times by the clock on the wall in Italy. */
export function draftOf({ kind, title, startsAt, endsAt, place, link, description, agenda, speakers, enrolment }: NonNullable<MeetingQuery['meeting']>['meeting']): MeetingDraft {
  const wall = (instant: string | null | undefined): string => (instant ? toWall(new Date(instant)) : '');
  return {
    ...{ kind, title, place, link: link ?? '', startsAt: wall(startsAt), endsAt: wall(endsAt), description: description as PostText },
    agenda: agenda.map((item) => ({ key: crypto.randomUUID(), title: item.title, speaker: item.speaker, minutes: item.minutes === null ? '' : String(item.minutes) })),
    speakers: speakers.map(({ name, role }) => ({ key: crypto.randomUUID(), name, role })),
    ...{ withEnrolment: enrolment !== null, places: enrolment?.places == null ? '' : String(enrolment.places), opensAt: wall(enrolment?.opensAt), closesAt: enrolment && enrolment.closesAt !== startsAt ? wall(enrolment.closesAt) : '' },
  };
}

/** What is sent. What is no number is sent as 0, which the server refuses with its reason. */
export function inputOf({ agenda, speakers, withEnrolment, places, opensAt, closesAt, ...draft }: MeetingDraft): MeetingInput {
  return {
    ...draft,
    agenda: agenda.map(({ title, speaker, minutes }) => ({ title, speaker, minutes: whole(minutes) })),
    speakers: speakers.map(({ name, role }) => ({ name, role })),
    enrolment: withEnrolment ? { places: whole(places), opensAt, closesAt } : null,
  };
}

function whole(text: string): number | null {
  if (text.trim() === '') return null;
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
}
