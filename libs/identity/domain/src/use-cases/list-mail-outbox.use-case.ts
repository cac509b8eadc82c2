import type { Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type ArchivedMail, type MailArchive, type TransactionRunner } from '@province-comuni/platform-ports';
import { notFound } from '../errors.js';
import { readableOutbox } from '../policies/mail-outbox.policy.js';
import type { Page, PageRequest } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';

/** Reads the outbox of the product, where mail is embedded. */
export class ListMailOutbox {
  /** @param archive null with a real mail server: then there is nothing to read */
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly persons: PersonRepository,
    private readonly archive: MailArchive | null,
  ) {}

  /** @throws IdentityError NOT_FOUND where no outbox exists or none is for the actor */
  async execute(actor: Actor, page: PageRequest): Promise<Page<ArchivedMail>> {
    const readable = readableOutbox(actor);
    const archive = this.archive;
    if (!archive || readable === 'NONE' || actor.kind !== 'person') throw notFound();
    // Messages carry links that open accounts: the table is closed to everything but the platform, and the policy's answer is the filter.
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      if (readable === 'ALL') return archive.list(page);
      const person = await this.persons.findById(actor.personId);
      if (!person) throw notFound();
      return archive.list({ ...page, to: person.email });
    });
  }
}
