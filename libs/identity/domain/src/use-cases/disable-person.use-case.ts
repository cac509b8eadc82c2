import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { IdentityError, notFound } from '../errors.js';
import type { AccountCloser } from '../person/close-account.js';
import { canDisablePerson } from '../policies/people.policy.js';
import type { PersonRepository } from '../ports/person-repository.port.js';

/** Closes an account: its roles and sessions end, nobody signs in with it, what the person wrote keeps his name. An Ente may be left without somebody in charge: UPI, which closes it, invites the next one. */
export class DisablePerson {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly closer: AccountCloser,
  ) {}

  /** @throws IdentityError NOT_FOUND, OWN_ACCOUNT */
  async execute(actor: SignedInActor, personId: PersonId): Promise<void> {
    if (actor.personId === personId) throw new IdentityError('IDENTITY.OWN_ACCOUNT');
    if (!canDisablePerson(actor, personId)) throw notFound();
    // An account belongs to no Ente, so no access narrower than the platform's own covers it; the policy above has decided.
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const person = await this.persons.findById(personId);
      if (!person) throw notFound();
      await this.closer.close(person, actor.personId, this.clock.now());
    });
  }
}
