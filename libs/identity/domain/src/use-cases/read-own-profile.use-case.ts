import type { SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { notFound } from '../errors.js';
import type { HeldMembership } from '../membership/membership.js';
import { hasSecondFactor, type Person } from '../person/person.js';
import { accessOf } from '../ports/access.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';

export interface OwnProfile {
  readonly person: Person;
  readonly memberships: readonly HeldMembership[];
  /** ACTIVE: codes are asked at sign-in. MUST_ENROL: UPI's staff without codes. NONE: others without. */
  readonly secondFactor: 'ACTIVE' | 'MUST_ENROL' | 'NONE';
}

/** What the signed-in person may know of his own account. */
export class ReadOwnProfile {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly persons: PersonRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  async execute(actor: SignedInActor): Promise<OwnProfile> {
    return this.transactions.run(accessOf(actor), async () => {
      const person = await this.persons.findById(actor.personId);
      if (!person) throw notFound();
      const memberships = await this.memberships.findCurrentOf(person.id);
      const isStaff = memberships.some((membership) => membership.enteKind === 'UPI');
      return { person, memberships, secondFactor: hasSecondFactor(person) ? 'ACTIVE' : isStaff ? 'MUST_ENROL' : 'NONE' };
    });
  }
}
