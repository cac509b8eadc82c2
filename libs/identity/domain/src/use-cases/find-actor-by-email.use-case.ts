import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { normaliseEmail } from '../person/email.js';
import { fullName } from '../person/person.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';

/** In whose name an operator works at the command line: he has the keys of the database, and the history still names a person. Never called from a request. */
export class FindActorByEmail {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly persons: PersonRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  /** The person with the roles held now; null when no open account has the address. */
  async execute(email: string): Promise<SignedInActor | null> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const person = await this.persons.findByEmail(normaliseEmail(email));
      if (!person || person.disabledAt) return null;
      const memberships = (await this.memberships.findCurrentOf(person.id)).map(({ enteId, enteKind, role }) => ({ enteId, enteKind, role }));
      return { kind: 'person', personId: person.id, name: fullName(person), memberships };
    });
  }
}
