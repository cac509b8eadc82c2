import type { NoticeSubject } from '@province-comuni/notices-contract';
import type { Brand } from '@province-comuni/shared-kernel';

/** Identifier (UUID) of an issue of the newsletter. */
export type NewsletterId = Brand<string, 'NewsletterId'>;

/** `BOZZA` is being composed · `PROGRAMMATA` goes at its moment · `IN_INVIO` letters are being written · `INVIATA` everybody was written to. */
export type NewsletterState = 'BOZZA' | 'PROGRAMMATA' | 'IN_INVIO' | 'INVIATA';

/** To whom it goes: everybody with a role in an Ente, those of Province and UPI, or those of Comuni and other Enti. */
export type NewsletterReaders = 'TUTTI' | 'PROVINCE' | 'COMUNI';

export const NEWSLETTER_READERS: readonly NewsletterReaders[] = ['TUTTI', 'PROVINCE', 'COMUNI'];

/** What an issue can name, as notices name subjects. */
export const NEWSLETTER_KINDS = ['discussione', 'documento', 'raccolta', 'evento', 'pratica'] as const;

/** Something that an issue names. Its title is asked again for each reader. */
export interface NewsletterItem extends NoticeSubject {
  /** What UPI says of it; may be empty. */
  readonly note: string;
}

export interface NewsletterSection {
  readonly heading: string;
  readonly items: readonly NewsletterItem[];
}

/** What staff write of an issue. */
export interface NewsletterContent {
  readonly title: string;
  /** Paragraphs, parted by empty lines. */
  readonly intro: string;
  readonly sections: readonly NewsletterSection[];
  readonly readers: NewsletterReaders;
}

/** An issue of the newsletter. */
export interface Newsletter extends NewsletterContent {
  readonly id: NewsletterId;
  /** Given when it begins to be sent, without gaps. */
  readonly number: number | null;
  readonly state: NewsletterState;
  readonly sendAt: Date | null;
  readonly sentAt: Date | null;
  readonly revision: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** How an issue was received, without following anybody. */
export interface NewsletterFigures {
  /** Letters written. */
  readonly written: number;
  /** People who want no newsletter, or no letters at all. */
  readonly unwanted: number;
  /** People whose account was closed meanwhile. */
  readonly unreachable: number;
  /** Letters that are still to be written. */
  readonly waiting: number;
  /** How often each item was opened from a letter, in the order of {@link itemsOf}. */
  readonly openings: readonly number[];
}

/** What an issue names, in order through its sections: the place is the number of its link. */
export function itemsOf({ sections }: Pick<NewsletterContent, 'sections'>): readonly NewsletterItem[] {
  return sections.flatMap(({ items }) => items);
}
