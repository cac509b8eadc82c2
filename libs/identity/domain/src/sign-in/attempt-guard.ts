import { networkOf, type PersonId } from '@province-comuni/shared-kernel';
import { IdentityError } from '../errors.js';
import type { DeviceTokens, TokenGenerator } from '../ports/credentials.port.js';
import type { RateLimits } from '../ports/rate-limits.port.js';

/** Failures fall out of the count after this long. */
export const ATTEMPT_WINDOW_MS = 15 * 60_000;

/** Failures that one account, and one known device, may have in the window. */
export const ATTEMPTS_PER_ACCOUNT = 10;

/** Failures that one network may have in the window: an office shares one address. */
export const ATTEMPTS_PER_ADDRESS = 100;

/** An attempt that was counted before the password was looked at. */
export interface CountedAttempt {
  readonly buckets: readonly string[];
  /** The bucket that a success empties. */
  readonly own: string;
  readonly at: Date;
}

/**
 * Counts credentials tried, by account and by network. A browser in which the person signed in before has a counter of its own, so that
 * strangers who guess at the account, or share its network, lock out only themselves (OWASP device cookies).
 */
export class AttemptGuard {
  constructor(
    private readonly limits: RateLimits,
    private readonly devices: DeviceTokens,
    private readonly tokens: TokenGenerator,
  ) {}

  /** @throws IdentityError TOO_MANY_ATTEMPTS, the same for accounts that exist and that do not */
  async count(attempt: { readonly email: string; readonly personId: PersonId | null; readonly address: string; readonly deviceToken?: string | undefined }, now: Date): Promise<CountedAttempt> {
    const device = attempt.deviceToken ? this.devices.read(attempt.deviceToken) : null;
    if (device && device.personId === attempt.personId) {
      return this.take([{ bucket: `device:${device.deviceId}`, limit: ATTEMPTS_PER_ACCOUNT }], now);
    }
    return this.take(
      [
        { bucket: `address:${networkOf(attempt.address)}`, limit: ATTEMPTS_PER_ADDRESS },
        // The digest keeps what was typed (at times a password in the wrong field) out of the table.
        { bucket: `account:${this.tokens.digest(attempt.email)}`, limit: ATTEMPTS_PER_ACCOUNT },
      ],
      now,
    );
  }

  /** The attempt was no failure, and no success either (the code is still to be given): it alone is not counted. */
  async forgive(attempt: CountedAttempt): Promise<void> {
    for (const bucket of attempt.buckets) await this.limits.giveBack(bucket, attempt.at);
  }

  /** Signed in: earlier failures of the account are forgotten; of the network's only this attempt, or a thief would wash his guesses with an account of his own. */
  async succeed(attempt: CountedAttempt): Promise<void> {
    await this.forgive(attempt);
    await this.limits.clear(attempt.own);
  }

  private async take(buckets: readonly { readonly bucket: string; readonly limit: number }[], now: Date): Promise<CountedAttempt> {
    const taken: string[] = [];
    for (const { bucket, limit } of buckets) {
      if (!(await this.limits.take(bucket, limit, ATTEMPT_WINDOW_MS, now))) {
        for (const earlier of taken) await this.limits.giveBack(earlier, now);
        throw new IdentityError('IDENTITY.TOO_MANY_ATTEMPTS');
      }
      taken.push(bucket);
    }
    return { buckets: taken, own: taken.at(-1)!, at: now };
  }
}
