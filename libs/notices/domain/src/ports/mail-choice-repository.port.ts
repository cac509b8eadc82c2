import type { NoticeSubject } from '@province-comuni/notices-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { MailChoice } from '../mail/mail-choice.js';
import type { QuietHours } from '../mail/quiet-hours.js';

/** What people chose of their letters, and what of it changes for letters that wait. Runs in the open transaction. */
export interface MailChoiceRepository {
  choicesOf(personId: PersonId): Promise<readonly MailChoice[]>;
  /** Writes the choice, and has it hold for what waits. */
  choose(personId: PersonId, choice: MailChoice): Promise<void>;
  /** Takes the choice back: what comes is told as he follows it. */
  unchoose(personId: PersonId, place: NoticeSubject, topic: string): Promise<void>;
  isOn(personId: PersonId): Promise<boolean>;
  /** Has no letters of notices written to him, or again; what waited when they ended is not sent later. */
  turn(personId: PersonId, isOn: boolean, at: Date): Promise<void>;
  /** Quiet hours of those of these people who set them. */
  quietOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, QuietHours>>;
  /** Writes them; what waits for the end of the earlier ones is looked at again. */
  setQuiet(personId: PersonId, quiet: QuietHours): Promise<void>;
}

export const MAIL_CHOICE_REPOSITORY = Symbol('MailChoiceRepository');
