import type { CommunityId, MeetingId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Enrolment, EnrolmentState, FeedbackSummary, Meeting, MeetingFeedback, MeetingPaper } from './meeting.js';
import type { MeetingWords } from './read-meeting.js';

/** Which events: those that touch the time between the two instants. */
export interface MeetingQuery {
  readonly from: Date;
  readonly until: Date;
  /** Of these communities; null in the list: of the whole network. Not given: of all that the wall lets through. */
  readonly communityIds?: readonly (CommunityId | null)[];
  /** Those too in which this person takes part or waits. */
  readonly personId?: PersonId;
}

export interface NewMeeting extends MeetingWords {
  readonly id: MeetingId;
  readonly communityId: CommunityId | null;
  /** Null: UPI, by what comes with the product. */
  readonly createdBy: PersonId | null;
  readonly createdAt: Date;
  /** Minted by the page: the same key is the same event. */
  readonly clientKey: string;
  readonly contentKey?: string;
  readonly contentHash?: string;
}

/** A person's address of a calendar: only its hash is kept. */
export interface CalendarAddress {
  readonly personId: PersonId;
  readonly createdAt: Date;
}

/** Reminders by the clock, from the earliest. */
export type ReminderKind = 'SETTE_GIORNI' | 'UN_GIORNO' | 'UN_ORA';

/** Events, who takes part, and addresses of calendars. Runs in the open transaction. */
export interface MeetingRepository {
  /** By beginning. */
  list(query: MeetingQuery, limit: number): Promise<Meeting[]>;
  find(ids: readonly MeetingId[]): Promise<Meeting[]>;
  /** Holds the event until the transaction ends: places are given one at a time. */
  lock(id: MeetingId): Promise<Meeting | null>;
  madeWith(personId: PersonId, clientKey: string): Promise<MeetingId | null>;
  add(meeting: NewMeeting): Promise<void>;
  /** Writes its words as a new revision; who was reminded of another beginning is reminded again. */
  saveWords(id: MeetingId, words: MeetingWords & { readonly contentHash?: string }): Promise<void>;
  savePapers(id: MeetingId, papers: readonly MeetingPaper[]): Promise<void>;
  cancel(id: MeetingId, at: Date, reason: string): Promise<void>;
  /** This person's places in these events. */
  enrolmentsOf(personId: PersonId, ids: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, Enrolment>>;
  /** Everybody who has or had a place, in order. */
  enrolments(id: MeetingId, states: readonly EnrolmentState[]): Promise<Enrolment[]>;
  /** How many wait before this one. */
  waitingBefore(id: MeetingId, position: number): Promise<number>;
  /** Puts somebody at the end of the line, with a place or waiting. The event is held. */
  enrol(enrolment: Pick<Enrolment, 'meetingId' | 'personId' | 'name' | 'ente' | 'at'>, communityId: CommunityId | null, state: 'ISCRITTO' | 'IN_ATTESA'): Promise<void>;
  /** Takes somebody out. The event is held. */
  giveBack(enrolment: Pick<Enrolment, 'meetingId' | 'personId' | 'state'>, at: Date): Promise<void>;
  /** The first ones of those who wait get a place. The event is held. @returns who */
  moveUp(id: MeetingId, count: number): Promise<readonly Pick<Enrolment, 'personId' | 'position'>[]>;
  saveAttendance(id: MeetingId, personId: PersonId, attended: boolean | null): Promise<void>;
  /** @returns false when he had answered already */
  saveFeedback(id: MeetingId, personId: PersonId, feedback: MeetingFeedback): Promise<boolean>;
  feedback(id: MeetingId): Promise<FeedbackSummary & { readonly words: readonly string[] }>;
  /** Events that begin between the two instants, of which nobody was reminded in this way; held, and left out where another copy holds them. */
  lockToRemind(kind: ReminderKind, after: Date, until: Date, limit: number): Promise<Meeting[]>;
  markReminded(id: MeetingId, kind: ReminderKind): Promise<void>;
  findLoaded(contentKey: string): Promise<{ readonly id: MeetingId; readonly contentHash: string } | null>;
  versions(after: MeetingId | null, limit: number): Promise<{ readonly id: MeetingId; readonly version: number }[]>;
  /** A new address in place of the earlier one. */
  saveAddress(personId: PersonId, secretHash: string, at: Date): Promise<void>;
  address(personId: PersonId): Promise<CalendarAddress | null>;
  forgetAddress(personId: PersonId): Promise<void>;
  /** Whose this address is. The platform's own work. */
  byAddress(secretHash: string): Promise<PersonId | null>;
}

export const MEETING_REPOSITORY = Symbol('MeetingRepository');
