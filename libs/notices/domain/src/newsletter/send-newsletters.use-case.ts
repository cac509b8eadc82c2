import type { PersonReach } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { UnsubscribeLinks } from '../mail/unsubscribe-links.js';
import type { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import { addressesOf } from './newsletter-addresses.js';
import { newsletterLetter, showNewsletter } from './newsletter-letter.js';
import { itemsOf, type Newsletter } from './newsletter.js';
import type { LetterOutcome, NewsletterRepository } from './newsletter-repository.port.js';

const LETTERS_AT_ONCE = 200;

/** Writes the letters of issues that are due, each with what its reader may read at that moment. The platform's own work. */
export class SendNewsletters {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly newsletters: NewsletterRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly people: PersonReach,
    private readonly mailer: Mailer,
    private readonly links: UnsubscribeLinks,
    private readonly clock: Clock,
    /** Where people reach the product, without a slash at the end. */
    private readonly publicUrl: string,
  ) {}

  /** Letter and mark are written together: however often this is asked for and however it ends, nobody is written to twice, and what was left is written next time. */
  async execute(): Promise<void> {
    while (await this.begin());
    for (const newsletter of await this.transactions.read(SYSTEM_ACCESS, () => this.newsletters.inSending())) {
      while (await this.writeSome(newsletter));
      await this.end(newsletter);
    }
  }

  /** One that is due gets its number and its readers. @returns whether there was one */
  private async begin(): Promise<boolean> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const due = await this.newsletters.lockDue(this.clock.now());
      if (!due) return false;
      await this.newsletters.save({ ...due, number: await this.newsletters.nextNumber(), state: 'IN_INVIO', revision: due.revision + 1 });
      await this.newsletters.addressAll(due.id, due.readers);
      return true;
    });
  }

  /** @returns whether there may be more */
  private async writeSome(newsletter: Newsletter): Promise<boolean> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const ids = await this.newsletters.lockLetters(newsletter.id, LETTERS_AT_ONCE);
      if (ids.length === 0) return false;
      const [people, unwanted, readableBy] = [await this.people.find(ids), await this.newsletters.unwantedBy(ids), await this.subjects.readableBy(itemsOf(newsletter))];
      const outcomes = new Map<PersonId, LetterOutcome>();
      for (const id of ids) {
        const person = people.get(id);
        const outcome = !person || person.actor.memberships.length === 0 ? 'NON_RAGGIUNGIBILE' : unwanted.has(id) ? 'NON_VOLUTA' : 'INVIATA';
        outcomes.set(id, outcome);
        if (person && outcome === 'INVIATA') await this.mailer.send({ to: person.email, ...newsletterLetter(showNewsletter(newsletter, readableBy(person.actor)), addressesOf(this.publicUrl, this.links, newsletter.number, id)) });
      }
      await this.newsletters.noteLetters(newsletter.id, outcomes, this.clock.now());
      return true;
    });
  }

  /** Unless another worker holds letters of it still: that one ends it. */
  private async end({ id }: Newsletter): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const newsletter = await this.newsletters.lock(id);
      if (newsletter?.state !== 'IN_INVIO' || (await this.newsletters.hasWaiting(id))) return;
      await this.newsletters.save({ ...newsletter, state: 'INVIATA', sentAt: this.clock.now(), revision: newsletter.revision + 1 });
    });
  }
}
