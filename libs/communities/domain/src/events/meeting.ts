import type { CommunityId, MeetingId, PostText } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';

/** `FASE`: a stretch of the project's own calendar, in which nobody enrols. */
export type MeetingKind = 'WEBINAR' | 'TAVOLO' | 'FOCUS_GROUP' | 'INCONTRO' | 'FASE';
export const MEETING_KINDS: readonly MeetingKind[] = ['WEBINAR', 'TAVOLO', 'FOCUS_GROUP', 'INCONTRO', 'FASE'];

/** Where it stands, by the clock and by what was decided. */
export type MeetingState = 'PROGRAMMATO' | 'ANNULLATO' | 'CONCLUSO';

export interface AgendaItem {
  readonly title: string;
  /** Who speaks; empty: nobody in particular. */
  readonly speaker: string;
  /** How long; null: not said. */
  readonly minutes: number | null;
}

/** Who speaks, as it is announced. */
export interface Speaker {
  readonly name: string;
  /** What he is, and where; empty when it is not said. */
  readonly role: string;
}

/** A document of the library that goes with it, read with one's own rights. */
export interface MeetingPaper {
  readonly documentId: string;
  readonly kind: 'VERBALE' | 'MATERIALE';
}

/** How people enrol. */
export interface EnrolmentTerms {
  readonly opensAt: Date | null;
  readonly closesAt: Date;
  /** How many; null: as many as come. */
  readonly places: number | null;
}

/** A webinar, a tavolo, a focus group, a meeting: what people meet for. */
export interface Meeting {
  readonly id: MeetingId;
  /** Null: of the whole network, made by UPI. */
  readonly communityId: CommunityId | null;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly description: PostText;
  readonly agenda: readonly AgendaItem[];
  readonly speakers: readonly Speaker[];
  /** Where; empty: online only, or not said. */
  readonly place: string;
  /** https address; for who takes part. */
  readonly link: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Days without hours: `startsAt` and `endsAt` are Italian midnights, the second after the last day. */
  readonly allDay: boolean;
  /** Null: nobody has to enrol. */
  readonly enrolment: EnrolmentTerms | null;
  readonly papers: readonly MeetingPaper[];
  readonly cancelledAt: Date | null;
  /** Why, for who had enrolled. */
  readonly cancelReason: string;
  /** People with a place, and people who wait. */
  readonly enrolled: number;
  readonly waiting: number;
  /** Grows with every change: calendars know by it that there is news. */
  readonly revision: number;
}

export type EnrolmentState = 'ISCRITTO' | 'IN_ATTESA' | 'RITIRATO';

/** Who takes part. */
export interface Enrolment {
  readonly meetingId: MeetingId;
  readonly personId: PersonId;
  readonly name: string;
  readonly ente: string;
  readonly state: EnrolmentState;
  /** In the order in which they came: who waits moves up by it. */
  readonly position: number;
  readonly at: Date;
  /** Null: not noted. */
  readonly attended: boolean | null;
  readonly feedback: MeetingFeedback | null;
}

/** What somebody says of it afterwards, once. */
export interface MeetingFeedback {
  /** From 1 (useless) to 5 (very useful). */
  readonly score: number;
  readonly words: string;
  readonly at: Date;
}

/** What the answers of all say together. */
export interface FeedbackSummary {
  readonly count: number;
  /** With one decimal; null when nobody answered. */
  readonly average: number | null;
}

/** Where it stands at this moment. */
export function stateOf({ cancelledAt, endsAt }: Pick<Meeting, 'cancelledAt' | 'endsAt'>, now: Date): MeetingState {
  if (cancelledAt) return 'ANNULLATO';
  return endsAt.getTime() <= now.getTime() ? 'CONCLUSO' : 'PROGRAMMATO';
}

/** Why nobody can enrol now; null: one can. */
export type EnrolmentBar = 'SENZA_ISCRIZIONE' | 'ANNULLATO' | 'NON_ANCORA' | 'CHIUSE';

/** Whether one can enrol at this moment. */
export function enrolmentBar({ enrolment, cancelledAt, startsAt }: Pick<Meeting, 'enrolment' | 'cancelledAt' | 'startsAt'>, now: Date): EnrolmentBar | null {
  if (!enrolment) return 'SENZA_ISCRIZIONE';
  if (cancelledAt) return 'ANNULLATO';
  if (enrolment.opensAt && now < enrolment.opensAt) return 'NON_ANCORA';
  return now >= enrolment.closesAt || now >= startsAt ? 'CHIUSE' : null;
}

/** Whether one more has a place, or waits: who waits goes before who comes. */
export function nextState({ enrolment, enrolled, waiting }: Pick<Meeting, 'enrolment' | 'enrolled' | 'waiting'>): 'ISCRITTO' | 'IN_ATTESA' {
  const places = enrolment?.places ?? null;
  return places === null || (enrolled < places && waiting === 0) ? 'ISCRITTO' : 'IN_ATTESA';
}

/** How many of those who wait move up now. */
export function freePlaces({ enrolment, enrolled, waiting }: Pick<Meeting, 'enrolment' | 'enrolled' | 'waiting'>): number {
  const places = enrolment?.places ?? null;
  return places === null ? waiting : Math.max(0, Math.min(waiting, places - enrolled));
}
