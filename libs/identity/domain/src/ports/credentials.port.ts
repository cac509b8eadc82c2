import type { PersonId } from '@province-comuni/shared-kernel';

/** Slow on purpose. Few run at once: a flood of sign-ins waits or is turned away, other requests go on. */
export interface PasswordHasher {
  /** @throws IdentityError BUSY when too many wait */
  hash(password: string): Promise<string>;
  /** Takes the same time without a hash (unknown account) and answers false. @throws IdentityError BUSY when too many wait */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made with weaker parameters than today's. */
  isOutdated(hash: string): boolean;
}

/** Secrets handed to a browser or put in a link. */
export interface TokenGenerator {
  /** 256 random bits, safe in a URL and in a cookie. */
  generate(): string;
  /** What is stored of a secret (SHA-256): who reads the database cannot use it. */
  digest(text: string): string;
}

/** Marks a browser in which a person signed in before, so that strangers who guess cannot lock him out of it. */
export interface DeviceTokens {
  issue(personId: PersonId): string;
  /** The device and its person, or null for a mark we did not make. */
  read(token: string): { readonly personId: PersonId; readonly deviceId: string } | null;
}

/** One-time codes of an authenticator application. Secrets leave the port sealed, or inside the address shown once at enrolment. */
export interface SecondFactorCodes {
  /** A new secret: sealed for the database, and as `otpauth://` address for the application of `account`. */
  create(account: string): { readonly sealed: string; readonly uri: string };
  /** The step of 30 seconds to which the code belongs (one before and one after are let in), or null. */
  verify(sealed: string, code: string, now: Date): number | null;
}

export const PASSWORD_HASHER = Symbol('PasswordHasher');
export const TOKEN_GENERATOR = Symbol('TokenGenerator');
export const DEVICE_TOKENS = Symbol('DeviceTokens');
export const SECOND_FACTOR_CODES = Symbol('SecondFactorCodes');
