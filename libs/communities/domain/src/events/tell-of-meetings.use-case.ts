import type { MeetingsEvent } from '@province-comuni/communities-contract';
import type { NewNotice, NoticeBoard, NoticeTopic } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianSpan, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { stateOf, type Meeting } from './meeting.js';
import type { MeetingRepository, ReminderKind } from './meeting-repository.port.js';
import { meetingHref } from './meeting-subjects.js';

const AT_ONCE = 500;
const REMINDED_AT_ONCE = 20;
const HOUR_MS = 3_600_000;
/** From the nearest: each reaches from its own hours before the beginning down to those of the nearer one. */
const REMINDERS: readonly { readonly kind: ReminderKind; readonly hours: number }[] = [
  { kind: 'UN_ORA', hours: 1 },
  { kind: 'UN_GIORNO', hours: 24 },
  { kind: 'SETTE_GIORNI', hours: 168 },
];

/** Who is told of events: followers of the community of a new one; who takes part of what changes, of a place that became free, before it begins, and of the minutes. */
export class TellOfMeetings {
  readonly kinds: readonly MeetingsEvent['kind'][] = ['communities.meeting-planned', 'communities.meeting-changed', 'communities.meeting-cancelled', 'communities.place-given'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** Hears an event; heard again, nobody is told twice. */
  async hear(heard: DomainEvent): Promise<void> {
    const event = heard as MeetingsEvent;
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [meeting] = await this.meetings.find([event.payload.meetingId]);
      if (!meeting) return;
      const when = italianSpan(meeting.startsAt, meeting.endsAt, meeting.allDay);
      switch (event.kind) {
        case 'communities.meeting-planned':
          return this.tellFollowers(meeting, when);
        case 'communities.meeting-changed':
          if (event.payload.moved) await this.tellPeople(meeting, { topic: 'evento.cambiato', key: `spostato:${event.payload.revision}`, title: `È cambiato quando o dove: «${meeting.title}», ${when}` });
          if (event.payload.minutes) await this.tellPeople(meeting, { topic: 'evento.verbale', key: `verbale:${event.payload.revision}`, title: `C’è il verbale di «${meeting.title}», ${when}` });
          return;
        case 'communities.meeting-cancelled':
          return this.tellPeople(meeting, { topic: 'evento.annullato', key: 'annullato', title: `Annullato: «${meeting.title}», ${when}. ${meeting.cancelReason}` });
        case 'communities.place-given':
          return this.board.post([noticeOf(meeting, event.payload.personId, { topic: 'evento.posto', key: `posto:${event.payload.position}`, title: `Si è liberato un posto: siete iscritti a «${meeting.title}», ${when}` })]);
      }
    });
  }

  /** Reminds who has a place, seven days, a day and an hour before: each once, whatever stops in between. What could not be told in its time is not told late. */
  async remind(): Promise<void> {
    for (const [index, { kind, hours }] of REMINDERS.entries()) {
      const nearer = REMINDERS[index - 1]?.hours ?? 0;
      for (let more = true; more; ) {
        more = await this.transactions.run(SYSTEM_ACCESS, async () => {
          const now = this.clock.now();
          const due = await this.meetings.lockToRemind(kind, new Date(now.getTime() + nearer * HOUR_MS), new Date(now.getTime() + hours * HOUR_MS), REMINDED_AT_ONCE);
          for (const meeting of due) {
            const since = new Date(meeting.startsAt.getTime() - hours * HOUR_MS);
            const title = `Promemoria: «${meeting.title}», ${italianSpan(meeting.startsAt, meeting.endsAt, meeting.allDay)}`;
            await this.tellPeople(meeting, { topic: 'evento.promemoria', key: `${kind}:${meeting.startsAt.toISOString()}`, title }, since);
            await this.meetings.markReminded(meeting.id, kind);
          }
          return due.length === REMINDED_AT_ONCE;
        });
      }
    }
  }

  private async tellFollowers(meeting: Meeting, when: string): Promise<void> {
    if (meeting.communityId === null || stateOf(meeting, this.clock.now()) !== 'PROGRAMMATO') return;
    const [community] = await this.communities.find([meeting.communityId]);
    const followers = await this.board.followersOf([{ kind: 'community', id: meeting.communityId }]);
    const title = `Nuovo evento in ${community?.title ?? ''}: «${meeting.title}», ${when}`;
    await this.post(followers.map(({ personId, frequency }) => ({ ...noticeOf(meeting, personId, { topic: 'evento.nuovo', key: 'nuovo', title }), frequency })));
  }

  /** @param enrolledBefore who came later needs not be told */
  private async tellPeople(meeting: Meeting, said: Said, enrolledBefore?: Date): Promise<void> {
    const people = await this.meetings.enrolments(meeting.id, said.topic === 'evento.promemoria' ? ['ISCRITTO'] : ['ISCRITTO', 'IN_ATTESA']);
    await this.post(people.filter(({ at }) => !enrolledBefore || at < enrolledBefore).map(({ personId }) => noticeOf(meeting, personId, said)));
  }

  private async post(notices: readonly NewNotice[]): Promise<void> {
    for (let from = 0; from < notices.length; from += AT_ONCE) await this.board.post(notices.slice(from, from + AT_ONCE));
  }
}

interface Said {
  readonly topic: NoticeTopic;
  readonly key: string;
  readonly title: string;
}

function noticeOf({ id, communityId, startsAt }: Meeting, personId: PersonId, { topic, key, title }: Said): NewNotice {
  return { personId, topic, key: `evento:${id}:${key}`, title, text: '', href: meetingHref(id), subjects: [{ kind: 'evento', id }, ...(communityId === null ? [] : [{ kind: 'community', id: communityId }])], frequency: 'SUBITO', lateFrom: startsAt };
}
