import { SYSTEM_ACCESS, type Mailer, type MailReturns, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { IdentityError, invalidInput } from '../errors.js';
import { passwordChangedLetter } from '../letters.js';
import { normalisePassword, passwordFault } from '../person/password-rule.js';
import type { Person } from '../person/person.js';
import type { PasswordHasher, TokenGenerator } from '../ports/credentials.port.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { PasswordResetRepository } from '../ports/link-repositories.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';

/** Sets a new password with the link from the mail. The link works once; every session of the person ends. A second factor stays: the mailbox alone does not open the account. */
export class ResetPassword {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly resets: PasswordResetRepository,
    private readonly sessions: SessionRepository,
    private readonly credentials: { readonly hasher: PasswordHasher; readonly tokens: TokenGenerator },
    private readonly follow: { readonly events: EventLog; readonly mailer: Mailer; readonly returns: MailReturns },
  ) {}

  /** @throws IdentityError LINK_NOT_VALID; INVALID_INPUT for a password that breaks the rule (the link stays good) */
  async execute(input: { readonly token: string; readonly password: string }): Promise<void> {
    const now = this.clock.now();
    const tokenHash = this.credentials.tokens.digest(input.token);
    const person = await this.transactions.run(SYSTEM_ACCESS, () => this.findPerson(tokenHash, now));
    const fault = passwordFault(input.password, person.email);
    if (fault) throw invalidInput({ field: 'password', fault });
    const passwordHash = await this.credentials.hasher.hash(normalisePassword(input.password));
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (!(await this.resets.use(tokenHash, now))) throw new IdentityError('IDENTITY.LINK_NOT_VALID');
      await this.persons.changePassword(person.id, passwordHash);
      const sessionIds = await this.sessions.endAllOf(person.id);
      await this.follow.events.record({ kind: 'identity.sessions-ended', payload: { personId: person.id, sessionIds } });
      // The link came by mail: letters arrive.
      await this.follow.returns.forget(person.email);
      await this.follow.mailer.send(passwordChangedLetter(person.email));
    });
  }

  private async findPerson(tokenHash: string, now: Date): Promise<Person> {
    const personId = await this.resets.findOpen(tokenHash, now);
    const person = personId && (await this.persons.findById(personId));
    if (!person || person.disabledAt) throw new IdentityError('IDENTITY.LINK_NOT_VALID');
    return person;
  }
}
