import type { SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { IdentityError, notFound } from '../errors.js';
import { hasSecondFactor, type Person } from '../person/person.js';
import { accessOf } from '../ports/access.js';
import type { SecondFactorCodes } from '../ports/credentials.port.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { RateLimits } from '../ports/rate-limits.port.js';
import type { SessionRepository } from '../ports/session-repository.port.js';
import type { OpenedSession, SessionOpener } from '../session/open-session.js';
import type { RequestOrigin, Session } from '../session/session.js';
import { ATTEMPTS_PER_ACCOUNT, ATTEMPT_WINDOW_MS } from '../sign-in/attempt-guard.js';

async function ownPerson(persons: PersonRepository, actor: SignedInActor): Promise<Person> {
  const person = await persons.findById(actor.personId);
  if (!person) throw notFound();
  return person;
}

/** Begins the enrolment of one-time codes: a secret to put into the authenticator application, without effect until confirmed. */
export class EnrolSecondFactor {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly persons: PersonRepository,
    private readonly codes: SecondFactorCodes,
  ) {}

  /** @returns the `otpauth://` address, shown once @throws IdentityError SECOND_FACTOR_ALREADY_ACTIVE: an open session alone must not replace it */
  async execute(actor: SignedInActor): Promise<{ readonly uri: string }> {
    return this.transactions.run(accessOf(actor), async () => {
      const person = await ownPerson(this.persons, actor);
      if (hasSecondFactor(person)) throw new IdentityError('IDENTITY.SECOND_FACTOR_ALREADY_ACTIVE');
      const { sealed, uri } = this.codes.create(person.email);
      await this.persons.proposeSecondFactor(person.id, sealed);
      return { uri };
    });
  }
}

/** Confirms the enrolment with a first code. The session gets a new token (its rights grew) and the person's other sessions end. */
export class ConfirmSecondFactor {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly codes: SecondFactorCodes,
    private readonly limits: RateLimits,
    private readonly sessions: SessionRepository,
    private readonly opener: SessionOpener,
    private readonly events: EventLog,
  ) {}

  /** @throws IdentityError SECOND_FACTOR_NOT_STARTED, SECOND_FACTOR_ALREADY_ACTIVE, SECOND_FACTOR_WRONG, TOO_MANY_ATTEMPTS */
  async execute(actor: SignedInActor, session: Session, code: string, origin: RequestOrigin): Promise<OpenedSession> {
    const now = this.clock.now();
    // In a transaction of its own: a wrong code rolls the other one back, and must count all the same.
    const mayTry = await this.transactions.run(accessOf(actor), () => this.limits.take(`second-factor:${actor.personId}`, ATTEMPTS_PER_ACCOUNT, ATTEMPT_WINDOW_MS, now));
    if (!mayTry) throw new IdentityError('IDENTITY.TOO_MANY_ATTEMPTS');
    return this.transactions.run(accessOf(actor), async () => {
      const person = await ownPerson(this.persons, actor);
      if (hasSecondFactor(person)) throw new IdentityError('IDENTITY.SECOND_FACTOR_ALREADY_ACTIVE');
      if (!person.secondFactorSecret) throw new IdentityError('IDENTITY.SECOND_FACTOR_NOT_STARTED');
      const step = this.codes.verify(person.secondFactorSecret, code, now);
      if (step === null || !(await this.persons.useSecondFactorStep(person.id, step))) throw new IdentityError('IDENTITY.SECOND_FACTOR_WRONG');
      await this.persons.activateSecondFactor(person.id, now);
      const sessionIds = await this.sessions.endAllOf(person.id);
      await this.events.record({ kind: 'identity.sessions-ended', payload: { personId: person.id, sessionIds } });
      return this.opener.open(person.id, origin, now, { secondFactorAt: now, expiresAt: session.expiresAt });
    });
  }
}
