import { SYSTEM_ACCESS, type PersonalDataStore, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { AccountCloser } from '../person/close-account.js';
import { fullName } from '../person/person.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import { ACCOUNT_PART, type PersonalDataRegistry } from './personal-data-registry.js';
import type { PersonalDataRepository } from './personal-data-repository.port.js';

const CLOSING = 'chiusura';

/** Erases people whose waiting is over: closes the account, then one part of the product after another, the account itself last. The platform's own work. */
export class ErasePeople {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly repository: PersonalDataRepository,
    private readonly registry: PersonalDataRegistry,
    private readonly store: PersonalDataStore,
    private readonly persons: PersonRepository,
    private readonly closer: AccountCloser,
    private readonly clock: Clock,
  ) {}

  /** Each step is a transaction that notes itself: killed, it goes on where it was. @param most steps at most, for who wants to stop on the way. @returns steps done */
  async execute(most = Number.POSITIVE_INFINITY): Promise<number> {
    let steps = 0;
    while (steps < most && (await this.step())) steps += 1;
    return steps;
  }

  private step(): Promise<boolean> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const now = this.clock.now();
      const erasure = await this.repository.lockDueErasure(now);
      if (!erasure) return false;
      const { personId, askedBy, stepsDone } = erasure;
      const person = await this.persons.findById(personId);
      if (!person) throw new Error(`no person ${personId} to erase`);
      if (!stepsDone.includes(CLOSING)) {
        await this.closer.close(person, askedBy, now);
        await this.repository.noteStep(personId, CLOSING);
        return true;
      }
      const part = this.registry.all().find(({ key }) => !stepsDone.includes(key));
      if (part) await this.store.erase(part, { id: person.id, name: fullName(person), email: person.email });
      if (part) await this.repository.noteStep(personId, part.key);
      if (!part || part.key === ACCOUNT_PART) await this.repository.finishErasure(personId, now);
      return true;
    });
  }
}
