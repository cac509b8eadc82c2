import type { MeetingId } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, enteIdsOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { giveBackPlace } from './give-back.js';
import { enrolmentBar, nextState, type EnrolmentBar, type EnrolmentState } from './meeting.js';
import { canEnrol, canGiveBack, canGiveFeedback, canTakePart } from './meeting.policy.js';
import type { MeetingRepository } from './meeting-repository.port.js';
import type { MeetingOpener, OpenedMeeting } from './open-meeting.js';
import { line } from './read-meeting.js';

const BARS: Readonly<Record<EnrolmentBar, string>> = {
  SENZA_ISCRIZIONE: 'A questo evento non ci si iscrive: basta venire.',
  ANNULLATO: 'L’evento è stato annullato.',
  NON_ANCORA: 'Le iscrizioni non sono ancora aperte.',
  CHIUSE: 'Le iscrizioni sono chiuse.',
};
const LONGEST_WORDS = 2_000;

/**
 * People come and go: whoever comes gets a place or waits, whoever goes leaves it to the first who waits, in the same transaction.
 * Places are the platform's to write, one event at a time: what one does moves others.
 */
export class TakePart {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly meetings: MeetingRepository,
    private readonly opener: MeetingOpener,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Who is in already stays as he is. @returns where he stands now. @throws CommunityNotFound, CommunityNotAllowed when nobody can enrol now */
  async enrol(actor: SignedInActor, id: MeetingId): Promise<EnrolmentState> {
    const opened = await this.opened(actor, id);
    if (!canTakePart(actor, opened)) throw new CommunityNotAllowed();
    const [ente] = await this.enti.findByIds(enteIdsOf(actor).slice(0, 1));
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const meeting = await this.meetings.lock(id);
      if (!meeting) throw new CommunityNotFound();
      const now = this.clock.now();
      const own = (await this.meetings.enrolmentsOf(actor.personId, [id])).get(id) ?? null;
      if (own && own.state !== 'RITIRATO') return own.state;
      if (!canEnrol(actor, opened, meeting, own, now)) throw new CommunityNotAllowed(BARS[enrolmentBar(meeting, now) ?? 'CHIUSE']);
      const state = nextState(meeting);
      await this.meetings.enrol({ meetingId: id, personId: actor.personId, name: actor.name, ente: ente?.denominazione ?? '', at: now }, meeting.communityId, state);
      return state;
    });
  }

  /** The first who waits gets the place. Who was not in stays out. @throws CommunityNotFound, CommunityNotAllowed once it has begun */
  async giveBack(actor: SignedInActor, id: MeetingId): Promise<void> {
    await this.opened(actor, id);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const meeting = await this.meetings.lock(id);
      const own = (await this.meetings.enrolmentsOf(actor.personId, [id])).get(id) ?? null;
      if (!meeting) throw new CommunityNotFound();
      if (!own || own.state === 'RITIRATO') return;
      const now = this.clock.now();
      if (!canGiveBack(meeting, own, now)) throw new CommunityNotAllowed('L’evento è già cominciato, o è stato annullato.');
      await giveBackPlace(this.meetings, this.outbox, meeting, own, now);
    });
  }

  /** Who was there: noted by who arranges it, from its beginning. @param attended null: not noted. @throws CommunityNotFound, CommunityNotAllowed */
  async noteAttendance(actor: SignedInActor, id: MeetingId, personId: PersonId, attended: boolean | null): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const { meeting } = await this.opener.openToArrange(actor, id);
      if (meeting.startsAt > this.clock.now()) throw new CommunityNotAllowed('Le presenze si segnano da quando l’evento comincia.');
      const theirs = (await this.meetings.enrolmentsOf(personId, [id])).get(id);
      if (theirs?.state !== 'ISCRITTO') throw new CommunityNotFound();
      await this.meetings.saveAttendance(id, personId, attended);
    });
  }

  /** How it was, once. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid */
  async giveFeedback(actor: SignedInActor, id: MeetingId, score: number, typed: string): Promise<void> {
    if (!Number.isInteger(score) || score < 1 || score > 5) throw new CommunityInvalid({ field: 'score', message: 'Scegliete da 1 a 5.' });
    const words = line(typed);
    if (words.length > LONGEST_WORDS) throw new CommunityInvalid({ field: 'words', message: 'Al massimo 2.000 caratteri.' });
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const { meeting } = await this.opener.open(actor, id);
      const own = (await this.meetings.enrolmentsOf(actor.personId, [id])).get(id) ?? null;
      const now = this.clock.now();
      if (!canGiveFeedback(meeting, own, now) || !(await this.meetings.saveFeedback(id, actor.personId, { score, words, at: now }))) throw new CommunityNotAllowed(own?.feedback ? 'Avete già detto com’è andata.' : 'Dice com’è andata chi vi ha preso parte, quando è concluso.');
    });
  }

  private opened(actor: SignedInActor, id: MeetingId): Promise<OpenedMeeting> {
    return this.transactions.read(databaseAccessOf(actor), () => this.opener.open(actor, id));
  }
}
