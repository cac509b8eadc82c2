import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Invitation } from '../membership/invitation.js';
import type { DeviceTokens, PasswordHasher, SecondFactorCodes, TokenGenerator } from '../ports/credentials.port.js';
import type { InvitationRepository, PasswordResetRepository } from '../ports/link-repositories.port.js';
import type { RateLimits } from '../ports/rate-limits.port.js';
import type { NewSession, SessionRepository } from '../ports/session-repository.port.js';
import type { Session } from '../session/session.js';
import { anId } from './ids.js';

/** Sessions in memory. */
export class InMemorySessions implements SessionRepository {
  readonly rows = new Map<string, Session & { readonly tokenHash: string }>();

  async create(session: NewSession): Promise<Session> {
    const row = { ...session, id: anId(), lastSeenAt: session.createdAt };
    this.rows.set(row.id, row);
    return row;
  }

  async findByTokenHash(tokenHash: string): Promise<Session | null> {
    return [...this.rows.values()].find((row) => row.tokenHash === tokenHash) ?? null;
  }

  async listOf(personId: PersonId): Promise<Session[]> {
    return [...this.rows.values()].filter((row) => row.personId === personId);
  }

  async touch(id: string, at: Date): Promise<void> {
    this.rows.set(id, { ...this.rows.get(id)!, lastSeenAt: at });
  }

  async end(id: string, personId: PersonId): Promise<boolean> {
    return this.rows.get(id)?.personId === personId && this.rows.delete(id);
  }

  async endAllOf(personId: PersonId, except?: string): Promise<string[]> {
    const ended = (await this.listOf(personId)).map((row) => row.id).filter((id) => id !== except);
    for (const id of ended) this.rows.delete(id);
    return ended;
  }
}

/** Hashes one can read: `old:` ones are outdated. */
export class ReadableHasher implements PasswordHasher {
  verified = 0;

  async hash(password: string): Promise<string> {
    return `new:${password}`;
  }

  async verify(hash: string | null, password: string): Promise<boolean> {
    this.verified += 1;
    return hash?.slice(4) === password;
  }

  isOutdated(hash: string): boolean {
    return hash.startsWith('old:');
  }
}

/** Tokens in a row: `token-1`, `token-2`. */
export class CountingTokens implements TokenGenerator {
  private count = 0;

  generate(): string {
    this.count += 1;
    return `token-${this.count}`;
  }

  digest(text: string): string {
    return `digest(${text})`;
  }
}

/** Marks of devices one can read. */
export class ReadableDevices implements DeviceTokens {
  issue(personId: PersonId): string {
    return `device-of/${personId}`;
  }

  read(token: string): { readonly personId: PersonId; readonly deviceId: string } | null {
    const [kind, personId] = token.split('/');
    return kind === 'device-of' ? { personId: personId as PersonId, deviceId: `d-${personId}` } : null;
  }
}

/** The code of an instant is its step, six digits of it. */
export class StepCodes implements SecondFactorCodes {
  create(account: string): { readonly sealed: string; readonly uri: string } {
    return { sealed: 'sealed', uri: `otpauth://totp/${account}` };
  }

  verify(_sealed: string, code: string, now: Date): number | null {
    return code === codeAt(now) ? stepAt(now) : null;
  }
}

const stepAt = (now: Date): number => Math.floor(now.getTime() / 30_000);

/** The code that `StepCodes` accepts now. */
export const codeAt = (now: Date): string => String(stepAt(now)).slice(-6);

/** Counters in memory. */
export class InMemoryRateLimits implements RateLimits {
  readonly attempts = new Map<string, Date[]>();

  async take(bucket: string, limit: number, windowMs: number, now: Date): Promise<boolean> {
    const recent = (this.attempts.get(bucket) ?? []).filter((at) => at.getTime() > now.getTime() - windowMs);
    if (recent.length >= limit) return false;
    this.attempts.set(bucket, [...recent, now]);
    return true;
  }

  async giveBack(bucket: string, at: Date): Promise<void> {
    const attempts = this.attempts.get(bucket) ?? [];
    const index = attempts.findIndex((attempt) => attempt.getTime() === at.getTime());
    if (index >= 0) this.attempts.set(bucket, attempts.toSpliced(index, 1));
  }

  async clear(bucket: string): Promise<void> {
    this.attempts.delete(bucket);
  }
}

/** Password links in memory. */
export class InMemoryPasswordResets implements PasswordResetRepository {
  private rows: { tokenHash: string; personId: PersonId; expiresAt: Date; used: boolean }[] = [];

  async create(reset: { readonly tokenHash: string; readonly personId: PersonId; readonly expiresAt: Date }): Promise<void> {
    this.rows.push({ ...reset, used: false });
  }

  async findOpen(tokenHash: string, now: Date): Promise<PersonId | null> {
    return this.rows.find((row) => row.tokenHash === tokenHash && !row.used && row.expiresAt > now)?.personId ?? null;
  }

  async use(tokenHash: string, now: Date): Promise<boolean> {
    const personId = await this.findOpen(tokenHash, now);
    for (const row of this.rows) if (row.personId === personId) row.used = true;
    return personId !== null;
  }
}

/** Invitations in memory. */
export class InMemoryInvitations implements InvitationRepository {
  private rows: (Invitation & { readonly tokenHash: string })[] = [];

  async create(invitation: Omit<Invitation, 'id'> & { readonly tokenHash: string }): Promise<Invitation> {
    this.rows = this.rows.filter((row) => row.enteId !== invitation.enteId || row.email !== invitation.email);
    const row = { ...invitation, id: anId() };
    this.rows.push(row);
    return row;
  }

  async findOpen(tokenHash: string, now: Date): Promise<Invitation | null> {
    return this.rows.find((row) => row.tokenHash === tokenHash && row.expiresAt > now) ?? null;
  }

  async listOpenOf(enteId: EnteId, now: Date): Promise<Invitation[]> {
    return this.rows.filter((row) => row.enteId === enteId && row.expiresAt > now);
  }

  async accept(id: string, now: Date): Promise<boolean> {
    return this.remove((row) => row.id === id && row.expiresAt > now);
  }

  async withdraw(id: string, enteId: EnteId): Promise<boolean> {
    return this.remove((row) => row.id === id && row.enteId === enteId);
  }

  private remove(which: (row: Invitation) => boolean): boolean {
    const before = this.rows.length;
    this.rows = this.rows.filter((row) => !which(row));
    return this.rows.length < before;
  }
}
