import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type MailReturns, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { IdentityError } from '../errors.js';
import { joinEnte } from '../membership/join-ente.js';
import { personName } from '../person/person.js';
import { accessOf } from '../ports/access.js';
import type { TokenGenerator } from '../ports/credentials.port.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { ExternalIdentityRepository, ExternalSignIn } from '../ports/external-identity.port.js';
import type { InvitationRepository } from '../ports/link-repositories.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { OpenedSession, SessionOpener } from '../session/open-session.js';
import type { RequestOrigin } from '../session/session.js';

/** Signs in somebody whom an identity provider vouched for and who was bound before. */
export class SignInWithProvider {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly identities: ExternalIdentityRepository,
    private readonly opener: SessionOpener,
  ) {}

  /** @throws IdentityError EXTERNAL_IDENTITY_UNKNOWN, also for a closed account */
  async execute(signIn: ExternalSignIn, origin: RequestOrigin): Promise<OpenedSession> {
    const now = this.clock.now();
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const personId = await this.identities.findPersonId(signIn);
      const person = personId && (await this.persons.findById(personId));
      if (!person || person.disabledAt) throw new IdentityError('IDENTITY.EXTERNAL_IDENTITY_UNKNOWN');
      return this.opener.open(person.id, origin, now, { secondFactorAt: signIn.strong ? now : null });
    });
  }
}

/** Binds an identity to the account of who is signed in. */
export class BindExternalIdentity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly identities: ExternalIdentityRepository,
  ) {}

  /** @throws IdentityError EXTERNAL_IDENTITY_TAKEN */
  async execute(actor: SignedInActor, signIn: ExternalSignIn): Promise<void> {
    await this.transactions.run(accessOf(actor), async () => {
      if (!(await this.identities.bind(signIn, actor.personId, this.clock.now()))) throw new IdentityError('IDENTITY.EXTERNAL_IDENTITY_TAKEN');
    });
  }
}

/**
 * Accepts an invitation as somebody whom an identity provider vouched for. Who is bound gets the role; who is not gets an account with the invited address.
 * An account that has that address already is never bound this way: the mailbox alone would take it over, second factor and all.
 */
export class AcceptInvitationWithProvider {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly invitations: InvitationRepository,
    private readonly persons: PersonRepository,
    private readonly identities: ExternalIdentityRepository,
    private readonly tokens: TokenGenerator,
    private readonly joining: { readonly memberships: MembershipRepository; readonly events: EventLog; readonly returns: MailReturns },
  ) {}

  /** @throws IdentityError LINK_NOT_VALID, ACCOUNT_EXISTS, ALREADY_MEMBER, INVALID_INPUT (the provider gave no names) */
  async execute(token: string, signIn: ExternalSignIn): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const invitation = await this.invitations.findOpen(this.tokens.digest(token), now);
      if (!invitation || !(await this.invitations.accept(invitation.id, now))) throw new IdentityError('IDENTITY.LINK_NOT_VALID');
      const personId = (await this.identities.findPersonId(signIn)) ?? (await this.createAccount(invitation.email, signIn, now));
      await this.joining.returns.forget(invitation.email);
      await joinEnte(this.joining, personId, invitation, now);
    });
  }

  private async createAccount(email: string, signIn: ExternalSignIn, now: Date): Promise<PersonId> {
    if (await this.persons.findByEmail(email)) throw new IdentityError('IDENTITY.ACCOUNT_EXISTS');
    const person = await this.persons.create({ email, ...personName(signIn), passwordHash: null, locale: 'it' });
    if (!(await this.identities.bind(signIn, person.id, now))) throw new IdentityError('IDENTITY.EXTERNAL_IDENTITY_TAKEN');
    return person.id;
  }
}
