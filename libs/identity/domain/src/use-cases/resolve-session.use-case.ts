import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { fullName } from '../person/person.js';
import type { TokenGenerator } from '../ports/credentials.port.js';
import type { SessionHolder, SessionHolders } from '../ports/session-holders.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';
import { isLive, needsTouch, type Session } from '../session/session.js';

/** Rules that an installation chooses. */
export interface SessionRules {
  /** UPI's staff holds its roles only in sessions in which a one-time code was given. */
  readonly requireStaffSecondFactor: boolean;
}

/** A session that lets its person in, and who that is now. */
export interface ResolvedSession {
  readonly session: Session;
  readonly actor: SignedInActor;
}

/**
 * From the cookie's token to the person with the roles he holds at this moment. Nothing is remembered between requests:
 * an ended role, session or account has no effect from the next request on.
 */
export class ResolveSession {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly holders: SessionHolders,
    private readonly sessions: SessionRepository,
    private readonly tokens: TokenGenerator,
    private readonly rules: SessionRules,
  ) {}

  /**
   * Null when the token opens nothing: unknown, ended, run out, or of a closed account.
   * @param activity whether a person did something; a page that is only open does not keep its session from running out
   */
  async execute(token: string, { activity = true }: { readonly activity?: boolean } = {}): Promise<ResolvedSession | null> {
    const now = this.clock.now();
    const resolved = this.resolved(await this.holders.find(this.tokens.digest(token)), now);
    if (!resolved) return null;
    const { session } = resolved;
    // Once a minute at most; every other request only reads.
    if (activity && needsTouch(session, now)) await this.transactions.run(SYSTEM_ACCESS, () => this.sessions.touch(session.id, now));
    return resolved;
  }

  /** Pages that are only open, many at once. @returns by token; those that open nothing are left out */
  async executeAll(tokens: readonly string[]): Promise<ReadonlyMap<string, ResolvedSession>> {
    const now = this.clock.now();
    const hashes = new Map(tokens.map((token) => [token, this.tokens.digest(token)]));
    const holders = await this.holders.findAll([...new Set(hashes.values())]);
    return new Map([...hashes].flatMap(([token, hash]) => {
      const resolved = this.resolved(holders.get(hash) ?? null, now);
      return resolved ? [[token, resolved] as const] : [];
    }));
  }

  private resolved(holder: SessionHolder | null, now: Date): ResolvedSession | null {
    if (!holder || !isLive(holder.session, now) || holder.person.disabledAt) return null;
    const { session, person } = holder;
    const memberships = holder.memberships.filter(({ enteKind }) => enteKind !== 'UPI' || session.secondFactorAt !== null || !this.rules.requireStaffSecondFactor);
    return { session, actor: { kind: 'person', personId: person.id, name: fullName(person), memberships, communityIds: holder.communityIds } };
  }
}
