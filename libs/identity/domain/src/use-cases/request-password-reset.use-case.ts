import { SYSTEM_ACCESS, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import { networkOf, type Clock } from '@province-comuni/shared-kernel';
import { IdentityError } from '../errors.js';
import { passwordResetLetter } from '../letters.js';
import type { IdentityLinks } from '../links.js';
import { normaliseEmail } from '../person/email.js';
import type { TokenGenerator } from '../ports/credentials.port.js';
import type { PasswordResetRepository } from '../ports/link-repositories.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { RateLimits } from '../ports/rate-limits.port.js';

/** The link works for this long. */
export const RESET_LIFE_MS = 30 * 60_000;

const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT = 3;
const PER_ADDRESS = 30;

/** Sends the link to choose a new password, if the address has an account; the answer says nothing about that. */
export class RequestPasswordReset {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly resets: PasswordResetRepository,
    private readonly services: { readonly tokens: TokenGenerator; readonly mailer: Mailer; readonly limits: RateLimits },
    private readonly links: IdentityLinks,
  ) {}

  /** @throws IdentityError TOO_MANY_ATTEMPTS when the network asks too often; an account asked for too often is passed over in silence */
  async execute(input: { readonly email: string; readonly address: string }): Promise<void> {
    const now = this.clock.now();
    const email = normaliseEmail(input.email);
    const { tokens, limits } = this.services;
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (!(await limits.take(`reset-address:${networkOf(input.address)}`, PER_ADDRESS, WINDOW_MS, now))) throw new IdentityError('IDENTITY.TOO_MANY_ATTEMPTS');
      const mayAsk = await limits.take(`reset-account:${tokens.digest(email)}`, PER_ACCOUNT, WINDOW_MS, now);
      const person = await this.persons.findByEmail(email);
      if (!mayAsk || !person || person.disabledAt) return;
      const token = tokens.generate();
      await this.resets.create({ tokenHash: tokens.digest(token), personId: person.id, createdAt: now, expiresAt: new Date(now.getTime() + RESET_LIFE_MS) });
      await this.services.mailer.send(passwordResetLetter(person.email, this.links.passwordReset(token)));
    });
  }
}
