import type { PersonId } from '@province-comuni/shared-kernel';
import type { IncomingMail } from '../mail/incoming-mail.js';

/** What came in by mail. Runs in the open transaction, under the platform's own access. */
export interface IncomingMailRepository {
  /** The mail with this key, if it was handled. */
  byKey(key: string): Promise<IncomingMail | null>;
  /** Notes what became of it. @returns false when another copy of it was noted meanwhile */
  add(mail: IncomingMail): Promise<boolean>;
  /** Mails of this person since the moment. */
  countOf(personId: PersonId, since: Date): Promise<number>;
  /** Latest first, and how many there are. */
  list(offset: number, limit: number): Promise<{ readonly items: readonly IncomingMail[]; readonly total: number }>;
  /** Takes away what came before the moment. */
  removeBefore(moment: Date): Promise<void>;
}

export const INCOMING_MAIL_REPOSITORY = Symbol('IncomingMailRepository');
