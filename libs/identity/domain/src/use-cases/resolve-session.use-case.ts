import type { PersonCommunities, SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { fullName } from '../person/person.js';
import type { TokenGenerator } from '../ports/credentials.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
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
    private readonly sessions: SessionRepository,
    private readonly persons: PersonRepository,
    private readonly memberships: MembershipRepository,
    private readonly tokens: TokenGenerator,
    private readonly rules: SessionRules,
    private readonly communities: PersonCommunities,
  ) {}

  /**
   * Null when the token opens nothing: unknown, ended, run out, or of a closed account.
   * @param activity whether a person did something; a page that is only open does not keep its session from running out
   */
  async execute(token: string, { activity = true }: { readonly activity?: boolean } = {}): Promise<ResolvedSession | null> {
    const now = this.clock.now();
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const session = await this.sessions.findByTokenHash(this.tokens.digest(token));
      if (!session || !isLive(session, now)) return null;
      const person = await this.persons.findById(session.personId);
      if (!person || person.disabledAt) return null;
      if (activity && needsTouch(session, now)) await this.sessions.touch(session.id, now);
      const held = await this.memberships.findCurrentOf(person.id);
      const memberships = held
        .filter((membership) => membership.enteKind !== 'UPI' || session.secondFactorAt !== null || !this.rules.requireStaffSecondFactor)
        .map(({ enteId, enteKind, role }) => ({ enteId, enteKind, role }));
      return { session, actor: { kind: 'person', personId: person.id, name: fullName(person), memberships, communityIds: (await this.communities.of([person.id])).get(person.id) ?? [] } };
    });
  }
}
