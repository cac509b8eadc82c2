import type { PersonReach, ReachablePerson } from '@province-comuni/identity-contract';
import type { SubjectCard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type LetterWriter, type Mail, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { UnsubscribeLinks } from '../mail/unsubscribe-links.js';
import type { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import { addressesOf } from './newsletter-addresses.js';
import { newsletterLetter, showNewsletter } from './newsletter-letter.js';
import { itemsOf, type Newsletter, type NewsletterId } from './newsletter.js';
import type { LetterOutcome, NewsletterRepository } from './newsletter-repository.port.js';

const LETTERS_AT_ONCE = 200;
/** By this name letters of issues are written again. */
export const LETTERS_OF_NEWSLETTERS = 'newsletter';

/** What is kept of a letter until it is handed over. */
interface ToldIssue {
  readonly id: NewsletterId;
  readonly personId: PersonId;
}

/** Writes the letters of issues that are due, each with what its reader may read at that moment. The platform's own work. */
export class SendNewsletters implements LetterWriter {
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

  /** A letter that waited for the mail server, with what its reader may read by now. */
  async writeAgain(content: object): Promise<Omit<Mail, 'to' | 'told'> | null> {
    const { id, personId } = content as ToldIssue;
    const newsletter = await this.newsletters.find(id);
    const person = (await this.people.find([personId])).get(personId);
    if (!newsletter || !person || outcomeFor(person, await this.newsletters.unwantedBy([personId])) !== 'INVIATA') return null;
    return this.letter(newsletter, person, await this.subjects.readable(person.actor, itemsOf(newsletter)));
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
        const outcome = outcomeFor(person, unwanted);
        outcomes.set(id, outcome);
        if (person && outcome === 'INVIATA') await this.mailer.send({ to: person.email, ...this.letter(newsletter, person, readableBy(person.actor)), told: { writer: LETTERS_OF_NEWSLETTERS, content: { id: newsletter.id, personId: id } satisfies ToldIssue } });
      }
      await this.newsletters.noteLetters(newsletter.id, outcomes, this.clock.now());
      return true;
    });
  }

  private letter(newsletter: Newsletter, { actor: { personId } }: ReachablePerson, readable: ReadonlyMap<string, SubjectCard>): Omit<Mail, 'to' | 'told'> {
    return newsletterLetter(showNewsletter(newsletter, readable), addressesOf(this.publicUrl, this.links, newsletter.number, personId));
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

function outcomeFor(person: ReachablePerson | undefined, unwanted: ReadonlySet<PersonId>): LetterOutcome {
  if (!person || person.actor.memberships.length === 0) return 'NON_RAGGIUNGIBILE';
  return unwanted.has(person.actor.personId) ? 'NON_VOLUTA' : 'INVIATA';
}
