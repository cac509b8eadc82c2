import type { NoticeTopic } from '@province-comuni/notices-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { MailFrequency } from '../mail/mail-choice.js';
import type { NoticeChoice, StandingChoices } from '../notice-choice.js';

/** What people chose for kinds of notices. Runs in the open transaction. */
export interface NoticeChoiceRepository {
  /** Of kinds for which he chose something. */
  choicesOf(personId: PersonId): Promise<readonly NoticeChoice[]>;
  /** Writes where notices of the kind are from now on; what came before stays where it is. */
  chooseProduct(personId: PersonId, topic: NoticeTopic, inProduct: boolean): Promise<void>;
  /** Writes when letters of the kind are written, and has it hold for what waits where he chose nothing for its place; with null what waits stays as it was. */
  chooseMail(personId: PersonId, topic: NoticeTopic, mail: MailFrequency | null, at: Date): Promise<void>;
  /** All that those of these people chose who chose something. */
  standingOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, StandingChoices>>;
}

export const NOTICE_CHOICE_REPOSITORY = Symbol('NoticeChoiceRepository');
