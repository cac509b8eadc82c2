import type { CommunityId, MeetingId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { addDays, daysBetween, isDay, startOfDay, type Clock } from '@province-comuni/shared-kernel';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityInvalid, CommunityNotFound } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { enrolmentBar, stateOf, type Enrolment, type EnrolmentBar, type FeedbackSummary, type Meeting, type MeetingState } from './meeting.js';
import { canArrange, canEnrol, canGiveBack, canGiveFeedback, canReadMeeting, canSeeLink, canTakePart } from './meeting.policy.js';
import type { MeetingQuery, MeetingRepository } from './meeting-repository.port.js';
import type { MeetingOpener, OpenedMeeting } from './open-meeting.js';

/** An event as one person sees it. */
export interface ShownMeeting {
  /** Without the address of the connection, for who may not read it. */
  readonly meeting: Meeting;
  readonly community: Community | null;
  readonly state: MeetingState;
  /** People may connect: there is an address, also where he may not read it. */
  readonly online: boolean;
  readonly own: Enrolment | null;
  /** Why nobody can enrol now. */
  readonly bar: EnrolmentBar | null;
  readonly can: { readonly arrange: boolean; readonly takePart: boolean; readonly enrol: boolean; readonly giveBack: boolean; readonly feedback: boolean };
}

/** An event on its own page. */
export interface MeetingForReader extends ShownMeeting {
  /** Place in the line of who waits, from 1; null for who does not. */
  readonly waitingPlace: number | null;
  /** For who arranges it and for who answered. */
  readonly feedback: FeedbackSummary | null;
}

/** What a calendar is asked for. Days are Italian, the last one included. */
export interface CalendarRequest {
  readonly from: string;
  readonly to: string;
  readonly communityId: CommunityId | null;
  /** Only those in which who asks takes part or waits. */
  readonly mine: boolean;
}

const LONGEST_DAYS = 400;
const MOST = 500;
const NEXT_DAYS = 366;

/** Events that one may read. */
export class ReadMeetings {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
    private readonly opener: MeetingOpener,
    private readonly clock: Clock,
  ) {}

  /** By beginning, at most 500. @throws CommunityInvalid for days that are none, or more than 400 of them */
  async calendar(actor: Actor, { from, to, communityId, mine }: CalendarRequest): Promise<ShownMeeting[]> {
    if (!isDay(from) || !isDay(to) || daysBetween(from, to) < 0 || daysBetween(from, to) > LONGEST_DAYS) throw new CommunityInvalid({ field: 'from', message: 'Scegliete al massimo un anno.' });
    if (mine && actor.kind === 'visitor') return [];
    const stretch = { from: startOfDay(from), until: startOfDay(addDays(to, 1)) };
    const query: MeetingQuery = mine && actor.kind === 'person' ? { ...stretch, communityIds: [], personId: actor.personId } : { ...stretch, ...(communityId ? { communityIds: [communityId] } : {}) };
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const shown = await this.show(actor, await this.meetings.list(query, MOST));
      return communityId ? shown.filter(({ meeting }) => meeting.communityId === communityId) : shown;
    });
  }

  /** The next ones of a community that are not cancelled, by beginning. @throws CommunityNotFound */
  async next(actor: Actor, communityId: CommunityId, limit: number): Promise<ShownMeeting[]> {
    const now = this.clock.now();
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([communityId]);
      if (!community || !canReadMeeting(actor, community)) throw new CommunityNotFound();
      const found = await this.meetings.list({ from: now, until: new Date(now.getTime() + NEXT_DAYS * 86_400_000), communityIds: [communityId] }, limit);
      return this.show(actor, found.filter(({ cancelledAt }) => cancelledAt === null));
    });
  }

  /** @throws CommunityNotFound also for what is not for him */
  async open(actor: Actor, id: MeetingId): Promise<MeetingForReader> {
    const shown = await this.transactions.read(databaseAccessOf(actor), async () => {
      const opened = await this.opener.open(actor, id);
      const own = actor.kind === 'person' ? ((await this.meetings.enrolmentsOf(actor.personId, [id])).get(id) ?? null) : null;
      return this.showOne(actor, opened, own);
    });
    return { ...shown, ...(await this.numbers(shown)) };
  }

  /** Who takes part and who waits, in order, with what was said afterwards (without names): for who arranges it. @throws CommunityNotFound, CommunityNotAllowed */
  async people(actor: Actor, id: MeetingId): Promise<{ readonly people: readonly Enrolment[]; readonly words: readonly string[] }> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      await this.opener.openToArrange(actor, id);
      return { people: await this.meetings.enrolments(id, ['ISCRITTO', 'IN_ATTESA']), words: (await this.meetings.feedback(id)).words };
    });
  }

  /** Events as this person sees them; those that are not for him are left out. Within the open transaction. */
  async show(actor: Actor, found: readonly Meeting[]): Promise<ShownMeeting[]> {
    const communityIds = [...new Set(found.flatMap(({ communityId }) => (communityId ? [communityId] : [])))];
    const communities = new Map((await this.communities.find(communityIds)).map((community) => [community.id, community]));
    const isPerson = actor.kind === 'person';
    const places = isPerson ? await this.communities.membershipsOf(actor.personId) : new Map<CommunityId, CommunityMember>();
    const enrolments = isPerson ? await this.meetings.enrolmentsOf(actor.personId, found.map(({ id }) => id)) : new Map<MeetingId, Enrolment>();
    return found.flatMap((meeting) => {
      const community = meeting.communityId === null ? null : communities.get(meeting.communityId);
      if (community === undefined || !canReadMeeting(actor, community)) return [];
      return [this.showOne(actor, { meeting, community, own: (community && places.get(community.id)) ?? null }, enrolments.get(meeting.id) ?? null)];
    });
  }

  /** What rows of others say together, for who may know: numbers, and nobody's row. */
  private async numbers({ meeting, state, own, can }: ShownMeeting): Promise<Pick<MeetingForReader, 'waitingPlace' | 'feedback'>> {
    const waits = own?.state === 'IN_ATTESA';
    const knows = state === 'CONCLUSO' && (can.arrange || own?.feedback != null);
    if (!waits && !knows) return { waitingPlace: null, feedback: null };
    return this.transactions.run(SYSTEM_ACCESS, async () => ({
      waitingPlace: waits ? 1 + (await this.meetings.waitingBefore(meeting.id, own.position)) : null,
      feedback: knows ? await this.meetings.feedback(meeting.id) : null,
    }));
  }

  private showOne(actor: Actor, { meeting, community, own: member }: OpenedMeeting, own: Enrolment | null): ShownMeeting {
    const now = this.clock.now();
    const setting = { community, own: member };
    return {
      meeting: { ...meeting, link: canSeeLink(actor, setting, meeting, own) ? meeting.link : null },
      community,
      state: stateOf(meeting, now),
      online: meeting.link !== null,
      own,
      bar: enrolmentBar(meeting, now),
      can: { arrange: canArrange(actor, setting), takePart: canTakePart(actor, setting), enrol: canEnrol(actor, setting, meeting, own, now), giveBack: canGiveBack(meeting, own, now), feedback: canGiveFeedback(meeting, own, now) },
    };
  }
}
