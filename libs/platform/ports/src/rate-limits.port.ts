/** Counters of attempts, in the database: they survive a restart and hold for every copy of the product. */
export interface RateLimits {
  /**
   * Counts one attempt, unless `limit` of them fell within the window before `now`: then false, and nothing is counted.
   * Counting comes before checking, in one statement, so that a hundred guesses sent at once are a hundred attempts.
   */
  take(bucket: string, limit: number, windowMs: number, now: Date): Promise<boolean>;
  /** Takes one attempt of that instant back. */
  giveBack(bucket: string, at: Date): Promise<void>;
  /** Forgets the attempts. */
  clear(bucket: string): Promise<void>;
}

export const RATE_LIMITS = Symbol('RateLimits');
