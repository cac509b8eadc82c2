import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { IdentityError, invalidInput, notFound } from '../errors.js';
import { erasureAskedLetter } from '../letters.js';
import type { AccountCloser } from '../person/close-account.js';
import { normalisePassword } from '../person/password-rule.js';
import type { Person } from '../person/person.js';
import { canDisablePerson, canEraseFor } from '../policies/people.policy.js';
import type { PasswordHasher } from '../ports/credentials.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { RequestOrigin } from '../session/session.js';
import type { AttemptGuard } from '../sign-in/attempt-guard.js';
import { WAITING_DAYS, type PersonalDataRepository } from './personal-data-repository.port.js';

const DAY_MS = 86_400_000;

/** Asks for the erasure of one's own data (GDPR art. 17), or of those of somebody who left; takes it back while it waits. */
export class AskErasure {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly repository: PersonalDataRepository,
    private readonly persons: PersonRepository,
    private readonly hasher: PasswordHasher,
    private readonly guard: AttemptGuard,
    private readonly closer: AccountCloser,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** One's own, confirmed by the password. @throws IdentityError INVALID_INPUT, PASSWORD_NEEDED, TOO_MANY_ATTEMPTS, BUSY, ERASURE_ASKED */
  async ask(actor: SignedInActor, password: string, origin: RequestOrigin): Promise<void> {
    const person = await this.confirmed(actor, password, origin);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const due = await this.request(person.id, actor.personId);
      await this.mailer.send(erasureAskedLetter(person.email, italianDay(due).split('-').reverse().join('/')));
    });
  }

  /** Of somebody who left: his account is closed at once, his data wait as his own request would. UPI's amministratore. @throws IdentityError NOT_FOUND, OWN_ACCOUNT, ERASURE_ASKED */
  async askFor(actor: SignedInActor, personId: PersonId): Promise<void> {
    if (actor.personId === personId) throw new IdentityError('IDENTITY.OWN_ACCOUNT');
    if (!canDisablePerson(actor, personId)) throw notFound();
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const person = await this.persons.findById(personId);
      if (!person) throw notFound();
      await this.request(personId, actor.personId);
      await this.closer.close(person, actor.personId, this.clock.now());
    });
  }

  /** @throws IdentityError NOT_FOUND when none waits, ERASURE_BEGUN */
  async takeBack(actor: SignedInActor): Promise<void> {
    await this.undo(actor.personId);
  }

  /** A request of an office, or of somebody who cannot sign in any more: UPI's amministratore. A closed account stays closed. @throws IdentityError NOT_FOUND, ERASURE_BEGUN */
  async takeBackFor(actor: SignedInActor, personId: PersonId): Promise<void> {
    if (!canEraseFor(actor)) throw notFound();
    await this.undo(personId);
  }

  private async undo(personId: PersonId): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (await this.repository.takeBackErasure(personId)) return;
      throw (await this.repository.erasureOf(personId)) ? new IdentityError('IDENTITY.ERASURE_BEGUN') : notFound();
    });
  }

  private async request(personId: PersonId, askedBy: PersonId): Promise<Date> {
    const askedAt = this.clock.now();
    const dueAt = new Date(askedAt.getTime() + WAITING_DAYS * DAY_MS);
    if (!(await this.repository.askErasure({ personId, askedBy, askedAt, dueAt }))) throw new IdentityError('IDENTITY.ERASURE_ASKED');
    return dueAt;
  }

  /** As at sign-in: the attempt is counted first, and nothing is held while the password is looked at. */
  private async confirmed(actor: SignedInActor, password: string, origin: RequestOrigin): Promise<Person> {
    const { person, attempt } = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.persons.findById(actor.personId);
      if (!found) throw notFound();
      if (!found.passwordHash) throw new IdentityError('IDENTITY.PASSWORD_NEEDED');
      return { person: found, attempt: await this.guard.count({ email: found.email, personId: found.id, address: origin.address }, this.clock.now()) };
    });
    const matches = await this.hasher.verify(person.passwordHash, normalisePassword(password)).catch(async (error: unknown) => {
      await this.transactions.run(SYSTEM_ACCESS, () => this.guard.forgive(attempt));
      throw error;
    });
    if (!matches) throw invalidInput({ field: 'password', fault: 'PASSWORD_WRONG' });
    await this.transactions.run(SYSTEM_ACCESS, () => this.guard.forgive(attempt));
    return person;
  }
}
