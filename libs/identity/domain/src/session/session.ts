import type { PersonId } from '@province-comuni/shared-kernel';

const HOUR = 3_600_000;

/** Without a request for this long the session is over. */
export const IDLE_LIMIT_MS = 8 * HOUR;

/** However busy, after this long one signs in again. */
export const ABSOLUTE_LIMIT_MS = 7 * 24 * HOUR;

/** `lastSeenAt` is written at most this often, so that reading a page does not write. */
export const TOUCH_EVERY_MS = 60_000;

/** One browser in which a person is signed in. The token itself is known to that browser only. */
export interface Session {
  readonly id: string;
  readonly personId: PersonId;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Absolute end, fixed at sign-in. */
  readonly expiresAt: Date;
  /** When a one-time code was given in this session. */
  readonly secondFactorAt: Date | null;
  readonly userAgent: string;
  readonly address: string;
}

/** Where a request comes from, for the list of one's sessions and the limits of attempts. */
export interface RequestOrigin {
  /** Address of the client as the server's own proxy settings give it, never a header read by us. */
  readonly address: string;
  readonly userAgent: string;
}

/** Whether the session still lets its person in. */
export function isLive(session: Session, now: Date): boolean {
  return now.getTime() < session.expiresAt.getTime() && now.getTime() - session.lastSeenAt.getTime() < IDLE_LIMIT_MS;
}

/** Whether it is time to write that the person was here. */
export function needsTouch(session: Session, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS;
}
