import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import { subjectKey } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import type { LinkOpenings, LinkRequest } from './link-openings.js';
import { showNewsletter, type ShownNewsletter } from './newsletter-letter.js';
import { NewsletterNotFound } from './newsletter.errors.js';
import { itemsOf } from './newsletter.js';
import type { NewsletterRepository } from './newsletter-repository.port.js';

/** An issue in the archive. */
export interface ArchivedNewsletter extends ShownNewsletter {
  readonly number: number;
  readonly sentAt: Date;
}

const MOST_LISTED = 20;

/** The archive: whoever comes reads every issue that was sent, with what of it he may read. */
export class ReadNewsletters {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly newsletters: NewsletterRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly openings: LinkOpenings,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @param before numbers under this one */
  async list(reader: Actor, before: number | null): Promise<{ readonly items: readonly { readonly number: number; readonly title: string; readonly sentAt: Date }[]; readonly hasMore: boolean }> {
    const found = await this.transactions.read(databaseAccessOf(reader), () => this.newsletters.sent(before, MOST_LISTED + 1));
    return { items: found.slice(0, MOST_LISTED).map(({ number, title, sentAt }) => ({ number: number!, title, sentAt: sentAt! })), hasMore: found.length > MOST_LISTED };
  }

  /** @throws NewsletterNotFound */
  async open(reader: Actor, number: number): Promise<ArchivedNewsletter> {
    return this.transactions.read(databaseAccessOf(reader), async () => {
      const newsletter = await this.newsletters.byNumber(number);
      if (!newsletter?.sentAt) throw new NewsletterNotFound();
      return { ...showNewsletter(newsletter, await this.subjects.readable(reader, itemsOf(newsletter))), number, sentAt: newsletter.sentAt };
    });
  }

  /** Somebody opened a link of a letter: it is counted where {@link LinkOpenings} says so. @returns where it leads; null: it leads nowhere any more */
  async follow(number: number, place: number, request: LinkRequest): Promise<string | null> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const newsletter = await this.newsletters.byNumber(number);
      const item = newsletter && itemsOf(newsletter)[place];
      if (!item) return null;
      const now = this.clock.now();
      if (await this.openings.counts({ number, place }, request, now)) await this.newsletters.noteOpening(newsletter.id, place, italianDay(now));
      return (await this.subjects.cards([item])).get(subjectKey(item))?.href ?? null;
    });
  }
}
