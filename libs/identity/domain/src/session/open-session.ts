import type { PersonId } from '@province-comuni/shared-kernel';
import type { DeviceTokens, TokenGenerator } from '../ports/credentials.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';
import { ABSOLUTE_LIMIT_MS, type RequestOrigin } from './session.js';

/** What the browser keeps in its cookies after a sign-in. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly deviceToken: string;
}

const LONGEST_USER_AGENT = 300;

/** Opens a session with a new token, always: a token that existed before signing in is never reused (session fixation). */
export class SessionOpener {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tokens: TokenGenerator,
    private readonly devices: DeviceTokens,
  ) {}

  /** @param expiresAt given where a session is replaced: its absolute end stays */
  async open(personId: PersonId, origin: RequestOrigin, now: Date, options: { readonly secondFactorAt?: Date | null; readonly expiresAt?: Date } = {}): Promise<OpenedSession> {
    const token = this.tokens.generate();
    const expiresAt = options.expiresAt ?? new Date(now.getTime() + ABSOLUTE_LIMIT_MS);
    const session = await this.sessions.create({
      personId,
      tokenHash: this.tokens.digest(token),
      createdAt: now,
      expiresAt,
      secondFactorAt: options.secondFactorAt ?? null,
      userAgent: origin.userAgent.slice(0, LONGEST_USER_AGENT),
      address: origin.address,
    });
    return { sessionId: session.id, token, expiresAt, deviceToken: this.devices.issue(personId) };
  }
}
