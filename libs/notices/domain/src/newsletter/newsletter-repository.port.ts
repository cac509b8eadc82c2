import type { PersonId } from '@province-comuni/shared-kernel';
import type { Newsletter, NewsletterFigures, NewsletterId, NewsletterReaders } from './newsletter.js';

/** What became of a letter: written, not wanted, or its person is gone. */
export type LetterOutcome = 'INVIATA' | 'NON_VOLUTA' | 'NON_RAGGIUNGIBILE';

/** Issues of the newsletter and their letters. Runs in the open transaction; all but what is in the archive under the platform's own access. */
export interface NewsletterRepository {
  /** Drafts and planned ones first, then those sent, newest first. */
  list(before: Date | null, limit: number): Promise<Newsletter[]>;
  find(id: NewsletterId): Promise<Newsletter | null>;
  /** Held until the transaction ends. */
  lock(id: NewsletterId): Promise<Newsletter | null>;
  /** @returns false when its id is there already */
  add(newsletter: Newsletter): Promise<boolean>;
  save(newsletter: Newsletter): Promise<void>;
  remove(id: NewsletterId): Promise<void>;
  figures(id: NewsletterId, items: number): Promise<NewsletterFigures>;

  /** Sent ones with numbers under this one, newest first: the archive. */
  sent(before: number | null, limit: number): Promise<Newsletter[]>;
  byNumber(number: number): Promise<Newsletter | null>;
  /** One that is planned and due, held; null: there is none that nobody else holds. */
  lockDue(now: Date): Promise<Newsletter | null>;
  /** Those that are being sent. */
  inSending(): Promise<Newsletter[]>;
  /** The next number; whoever else asks waits. */
  nextNumber(): Promise<number>;
  /** Puts everybody down for a letter, each once. */
  addressAll(id: NewsletterId, readers: NewsletterReaders): Promise<void>;
  /** People who wait for their letter, held until the transaction ends; those that another worker holds are left to it. */
  lockLetters(id: NewsletterId, limit: number): Promise<PersonId[]>;
  /** Those of these people who want no newsletter, or no letters. */
  unwantedBy(ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>>;
  noteLetters(id: NewsletterId, outcomes: ReadonlyMap<PersonId, LetterOutcome>, at: Date): Promise<void>;
  /** Letters without an outcome, also those that others hold. */
  hasWaiting(id: NewsletterId): Promise<boolean>;
  noteOpening(id: NewsletterId, item: number, day: string): Promise<void>;
}

export const NEWSLETTER_REPOSITORY = Symbol('NewsletterRepository');
