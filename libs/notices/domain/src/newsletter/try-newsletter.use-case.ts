import { NETWORK_AUDIENCE, PROVINCE_AUDIENCE, PUBLIC_AUDIENCE, type Actor, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import { subjectKey, type SubjectCard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type Mail, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import type { UnsubscribeLinks } from '../mail/unsubscribe-links.js';
import { readableAmong, type NoticeSubjectRegistry } from '../notice-subject-registry.js';
import { addressesOf } from './newsletter-addresses.js';
import { newsletterLetter, showNewsletter } from './newsletter-letter.js';
import { NewsletterNotFound, NewsletterRefused } from './newsletter.errors.js';
import { itemsOf, type Newsletter, type NewsletterId } from './newsletter.js';
import { canKeepNewsletters } from './newsletter.policy.js';
import type { NewsletterRepository } from './newsletter-repository.port.js';

/** As whom an issue is looked at before it goes: somebody of a Provincia, of a Comune, both in no community, or whoever finds it in the archive. */
export type NewsletterSample = 'PROVINCIA' | 'COMUNE' | 'PUBBLICO';

const AUDIENCES: Readonly<Record<NewsletterSample, readonly string[]>> = { PROVINCIA: [PUBLIC_AUDIENCE, NETWORK_AUDIENCE, PROVINCE_AUDIENCE], COMUNE: [PUBLIC_AUDIENCE, NETWORK_AUDIENCE], PUBBLICO: [PUBLIC_AUDIENCE] };

export interface NewsletterPreview {
  readonly letter: Pick<Mail, 'subject' | 'text' | 'html'>;
  /** Titles of what this reader does not see, of those that who composes may read. */
  readonly left: readonly string[];
  /** How many more there are: gone, or not for who composes either. */
  readonly unknown: number;
}

/** Staff see an issue as its readers will, and send it to themselves. */
export class TryNewsletter {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly newsletters: NewsletterRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly people: PersonReach,
    private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
    private readonly publicUrl: string,
  ) {}

  /** @throws NewsletterNotFound also for who may not */
  async preview(actor: Actor, id: NewsletterId, sample: NewsletterSample): Promise<NewsletterPreview> {
    return this.open(actor, id, async (person, newsletter, cards) => {
      const words = new Set(AUDIENCES[sample]);
      const his = new Map([...cards].filter(([, { audience }]) => audience.some((word) => words.has(word))));
      // What the sample reads whoever composes may not: he belongs to no Provincia. He is shown its title no more than elsewhere.
      const own = readableAmong(person, cards);
      const shown = new Map([...his].filter(([key]) => own.has(key)));
      const missing = itemsOf(newsletter).filter((item) => !shown.has(subjectKey(item)));
      const left = missing.flatMap((item) => own.get(subjectKey(item))?.title ?? []);
      return { letter: this.letter(person, newsletter, shown), left, unknown: missing.length - left.length };
    });
  }

  /** Sends it to who composes it, as he may read it. @throws NewsletterNotFound, NewsletterRefused when he has no address */
  async send(actor: Actor, id: NewsletterId): Promise<void> {
    await this.open(actor, id, async (person, newsletter, cards) => {
      const reached = (await this.people.find([person.personId])).get(person.personId);
      if (!reached) throw new NewsletterRefused('Il vostro indirizzo di posta non è più valido.');
      const { subject, ...letter } = this.letter(person, newsletter, readableAmong(person, cards));
      await this.mailer.send({ to: reached.email, subject: `[Prova] ${subject}`, ...letter });
    });
  }

  private letter(person: SignedInActor, newsletter: Newsletter, cards: ReadonlyMap<string, SubjectCard>): Omit<Mail, 'to'> {
    return newsletterLetter(showNewsletter(newsletter, cards), addressesOf(this.publicUrl, this.links, null, person.personId));
  }

  private async open<T>(actor: Actor, id: NewsletterId, work: (person: SignedInActor, newsletter: Newsletter, cards: ReadonlyMap<string, SubjectCard>) => Promise<T>): Promise<T> {
    if (!canKeepNewsletters(actor)) throw new NewsletterNotFound();
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const newsletter = await this.newsletters.find(id);
      if (!newsletter) throw new NewsletterNotFound();
      return work(actor, newsletter, await this.subjects.cards(itemsOf(newsletter)));
    });
  }
}
