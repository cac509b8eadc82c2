import type { NoticeFrequency, NoticeSubject } from '@province-comuni/notices-contract';
import type { QuietHours } from './quiet-hours.js';

/** `MAI`: in the product only. */
export type MailFrequency = NoticeFrequency | 'MAI';

/** When a person wants letters of one kind about one place. */
export interface MailChoice {
  readonly place: NoticeSubject;
  /** `community.messaggio`, `community.citazione`… */
  readonly topic: string;
  readonly frequency: MailFrequency;
}

/** A place of which letters may be chosen, as its person sees it. */
export interface MailPlace {
  readonly place: NoticeSubject;
  readonly title: string;
  readonly href: string;
  /** Null: as he follows it. */
  readonly topics: readonly { readonly topic: string; readonly frequency: MailFrequency | null }[];
}

/** All that a person chose of his letters. */
export interface MailChoices {
  /** False: no letters of notices at all. */
  readonly isOn: boolean;
  readonly wantsNewsletter: boolean;
  readonly quiet: QuietHours;
  readonly places: readonly MailPlace[];
}
