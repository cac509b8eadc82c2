/** Removal of what no longer has any effect. */
export interface IdentityHousekeeping {
  /** Deletes ended sessions, used and old links, and counters without recent attempts; returns rows removed. */
  removeExpired(now: Date): Promise<number>;
}

export const IDENTITY_HOUSEKEEPING = Symbol('IdentityHousekeeping');
