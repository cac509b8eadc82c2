import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { IdentityError } from '../errors.js';
import { normaliseEmail } from '../person/email.js';
import { normalisePassword } from '../person/password-rule.js';
import { hasSecondFactor, type Person } from '../person/person.js';
import type { PasswordHasher, SecondFactorCodes } from '../ports/credentials.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { OpenedSession, SessionOpener } from '../session/open-session.js';
import type { RequestOrigin } from '../session/session.js';
import type { AttemptGuard, CountedAttempt } from '../sign-in/attempt-guard.js';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** One-time code, where the account asks for one. */
  readonly code?: string | undefined;
  /** Mark left in this browser by an earlier sign-in. */
  readonly deviceToken?: string | undefined;
  readonly origin: RequestOrigin;
}

export type SignInOutcome = ({ readonly kind: 'SIGNED_IN' } & OpenedSession) | { readonly kind: 'SECOND_FACTOR_REQUIRED' };

/**
 * Signs in with address and password, and a one-time code where the person has enrolled one.
 * Unknown address, wrong password and closed account cost the same work and get the same answer.
 */
export class SignIn {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly hasher: PasswordHasher,
    private readonly codes: SecondFactorCodes,
    private readonly guard: AttemptGuard,
    private readonly opener: SessionOpener,
  ) {}

  /** @throws IdentityError INVALID_CREDENTIALS, SECOND_FACTOR_WRONG, TOO_MANY_ATTEMPTS, BUSY */
  async execute(input: SignInInput): Promise<SignInOutcome> {
    const now = this.clock.now();
    const email = normaliseEmail(input.email);
    const password = normalisePassword(input.password);
    // Counted and committed first: whatever happens next, the attempt has left its mark, and no lock is held while hashing.
    const { person, attempt } = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.persons.findByEmail(email);
      return { person: found, attempt: await this.guard.count({ email, personId: found?.id ?? null, address: input.origin.address, deviceToken: input.deviceToken }, now) };
    });
    const matches = await this.verify(person, password, attempt);
    if (!person || !matches || person.disabledAt) throw new IdentityError('IDENTITY.INVALID_CREDENTIALS');
    const freshHash = person.passwordHash && this.hasher.isOutdated(person.passwordHash) ? await this.hasher.hash(password) : null;
    return this.transactions.run(SYSTEM_ACCESS, () => this.complete(person, attempt, input, freshHash, now));
  }

  private async verify(person: Person | null, password: string, attempt: CountedAttempt): Promise<boolean> {
    try {
      return await this.hasher.verify(person?.passwordHash ?? null, password);
    } catch (error) {
      // Nothing was tried when the server had no time for it.
      await this.transactions.run(SYSTEM_ACCESS, () => this.guard.forgive(attempt));
      throw error;
    }
  }

  private async complete(person: Person, attempt: CountedAttempt, input: SignInInput, freshHash: string | null, now: Date): Promise<SignInOutcome> {
    if (hasSecondFactor(person)) {
      if (!input.code) {
        await this.guard.forgive(attempt);
        return { kind: 'SECOND_FACTOR_REQUIRED' };
      }
      const step = this.codes.verify(person.secondFactorSecret!, input.code, now);
      if (step === null || !(await this.persons.useSecondFactorStep(person.id, step))) throw new IdentityError('IDENTITY.SECOND_FACTOR_WRONG');
    }
    await this.guard.succeed(attempt);
    if (freshHash) await this.persons.changePassword(person.id, freshHash);
    const opened = await this.opener.open(person.id, input.origin, now, { secondFactorAt: hasSecondFactor(person) ? now : null });
    return { kind: 'SIGNED_IN', ...opened };
  }
}
