import { randomUUID } from 'node:crypto';
import type { CommunityId, MeetingId, MeetingsEvent } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, isUuid, type Clock } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound, MeetingChangedMeanwhile } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { freePlaces, stateOf, type Meeting, type MeetingPaper } from './meeting.js';
import { canArrange, canReadMeeting } from './meeting.policy.js';
import type { MeetingRepository } from './meeting-repository.port.js';
import type { MeetingOpener } from './open-meeting.js';
import { line, readMeeting, readPapers, type MeetingWords, type TypedMeeting } from './read-meeting.js';

const LONGEST_REASON = 500;

/** Who moderates plans an event, changes or cancels it, and puts its papers with it. */
export class ArrangeMeeting {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
    private readonly opener: MeetingOpener,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @param communityId null: of the whole network
   * @param clientKey minted by the page: the same key is the same event
   * @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid
   */
  async plan(actor: SignedInActor, communityId: CommunityId | null, typed: TypedMeeting, clientKey: string): Promise<MeetingId> {
    if (!isUuid(clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [community] = communityId === null ? [null] : await this.communities.find([communityId]);
      if (community === undefined || !canReadMeeting(actor, community)) throw new CommunityNotFound();
      const own = community && (await this.communities.membership(community.id, actor.personId));
      if (!canArrange(actor, { community, own })) throw new CommunityNotAllowed('Gli eventi li prepara chi modera la community.');
      const earlier = await this.meetings.madeWith(actor.personId, clientKey);
      if (earlier) return earlier;
      const words = readMeeting(typed);
      if (words.startsAt <= this.clock.now()) throw new CommunityInvalid({ field: 'startsAt', message: 'L’inizio è già passato: controllate giorno e ora.' });
      const id = randomUUID() as MeetingId;
      await this.meetings.add({ ...words, id, communityId, createdBy: actor.personId, createdAt: this.clock.now(), clientKey });
      await this.outbox.record({ kind: 'communities.meeting-planned', payload: { meetingId: id } } satisfies MeetingsEvent);
      return id;
    });
  }

  /** @param seenRevision which one was on the page. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid, MeetingChangedMeanwhile */
  async change(actor: SignedInActor, id: MeetingId, seenRevision: number, typed: TypedMeeting): Promise<void> {
    const words = readMeeting(typed);
    await this.onMeeting(actor, id, seenRevision, async (meeting) => {
      if (stateOf(meeting, this.clock.now()) !== 'PROGRAMMATO') throw new CommunityNotAllowed('L’evento è concluso o annullato: si aggiungono verbale e materiali, il resto non cambia.');
      if (words.startsAt.getTime() !== meeting.startsAt.getTime() && words.startsAt <= this.clock.now()) throw new CommunityInvalid({ field: 'startsAt', message: 'L’inizio è già passato: controllate giorno e ora.' });
      const places = words.enrolment?.places ?? null;
      if (places !== null && places < meeting.enrolled) throw new CommunityInvalid({ field: 'places', message: `Gli iscritti sono già ${meeting.enrolled}: i posti non possono essere meno.` });
      if (!words.enrolment && meeting.enrolled + meeting.waiting > 0) throw new CommunityInvalid({ field: 'enrolment', message: 'Qualcuno si è già iscritto: l’iscrizione resta.' });
      if (written(wordsOf(meeting)) === written(words)) return;
      await this.meetings.saveWords(id, words);
      const up = await this.meetings.moveUp(id, freePlaces({ ...meeting, enrolment: words.enrolment }));
      for (const { personId, position } of up) await this.outbox.record({ kind: 'communities.place-given', payload: { meetingId: id, personId, position } } satisfies MeetingsEvent);
      await this.outbox.record({ kind: 'communities.meeting-changed', payload: { meetingId: id, revision: meeting.revision + 1, moved: isMoved(meeting, words), minutes: false } } satisfies MeetingsEvent);
    });
  }

  /** Said twice it is said once. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid without a reason */
  async cancel(actor: SignedInActor, id: MeetingId, typed: string): Promise<void> {
    const reason = line(typed).slice(0, LONGEST_REASON);
    if (reason === '') throw new CommunityInvalid({ field: 'reason', message: 'Dite perché: lo legge chi si era iscritto.' });
    await this.onMeeting(actor, id, null, async (meeting) => {
      if (meeting.cancelledAt) return;
      if (stateOf(meeting, this.clock.now()) === 'CONCLUSO') throw new CommunityNotAllowed('L’evento è già concluso.');
      await this.meetings.cancel(id, this.clock.now(), reason);
      await this.outbox.record({ kind: 'communities.meeting-cancelled', payload: { meetingId: id } } satisfies MeetingsEvent);
    });
  }

  /** Minutes and materials: documents of the library, each read with one's own rights. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid, MeetingChangedMeanwhile */
  async attach(actor: SignedInActor, id: MeetingId, seenRevision: number, typed: readonly MeetingPaper[]): Promise<void> {
    const papers = readPapers(typed);
    await this.onMeeting(actor, id, seenRevision, async (meeting) => {
      if (canonicalJson(papers) === canonicalJson(meeting.papers)) return;
      await this.meetings.savePapers(id, papers);
      const minutes = papers.some(({ documentId, kind }) => kind === 'VERBALE' && !meeting.papers.some((paper) => paper.documentId === documentId && paper.kind === kind));
      await this.outbox.record({ kind: 'communities.meeting-changed', payload: { meetingId: id, revision: meeting.revision + 1, moved: false, minutes } } satisfies MeetingsEvent);
    });
  }

  private async onMeeting(actor: SignedInActor, id: MeetingId, seenRevision: number | null, work: (meeting: Meeting) => Promise<void>): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      await this.opener.openToArrange(actor, id);
      const meeting = await this.meetings.lock(id);
      if (!meeting) throw new CommunityNotFound();
      if (seenRevision !== null && seenRevision !== meeting.revision) throw new MeetingChangedMeanwhile();
      await work(meeting);
    });
  }
}

function wordsOf({ kind, title, description, agenda, speakers, place, link, startsAt, endsAt, allDay, enrolment }: Meeting): MeetingWords {
  return { kind, title, description, agenda, speakers, place, link, startsAt, endsAt, allDay, enrolment };
}

/** To compare: with instants as text, which have no fields of their own. */
function written(words: MeetingWords): string {
  return canonicalJson(JSON.parse(JSON.stringify(words)));
}

/** Whether who takes part has to know: when, or where. */
function isMoved(before: Meeting, now: MeetingWords): boolean {
  return before.startsAt.getTime() !== now.startsAt.getTime() || before.endsAt.getTime() !== now.endsAt.getTime() || before.place !== now.place || before.link !== now.link;
}
