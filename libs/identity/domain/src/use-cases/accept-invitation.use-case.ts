import type { EnteRegistry } from '@province-comuni/enti-contract';
import { SYSTEM_ACCESS, type MailReturns, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { IdentityError, invalidInput } from '../errors.js';
import type { Invitation } from '../membership/invitation.js';
import { joinEnte } from '../membership/join-ente.js';
import { normalisePassword, passwordFault } from '../person/password-rule.js';
import { personName, type Person } from '../person/person.js';
import type { PasswordHasher, TokenGenerator } from '../ports/credentials.port.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { InvitationRepository } from '../ports/link-repositories.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';

/** What the page of an invitation shows before it is accepted. */
export interface InvitationPreview extends Pick<Invitation, 'email' | 'role' | 'expiresAt'> {
  readonly enteName: string;
  /** The address has no account yet: names and a password are asked. */
  readonly needsAccount: boolean;
}

/** Who accepts without an account yet. */
export interface NewAccountInput {
  readonly name: string;
  readonly surname: string;
  readonly password: string;
}

/**
 * Accepts an invitation with the link from the mail: the link proves the mailbox, so the role goes to the account of that address,
 * which is made if there is none. It opens no session: an account with a second factor must not be entered by mailbox alone.
 */
export class AcceptInvitation {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly invitations: InvitationRepository,
    private readonly persons: PersonRepository,
    private readonly memberships: MembershipRepository,
    private readonly credentials: { readonly hasher: PasswordHasher; readonly tokens: TokenGenerator },
    private readonly neighbours: { readonly enti: EnteRegistry; readonly events: EventLog; readonly returns: MailReturns },
  ) {}

  /** The invitation behind the link, or null when it can no longer be accepted. */
  async preview(token: string): Promise<InvitationPreview | null> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const invitation = await this.invitations.findOpen(this.credentials.tokens.digest(token), this.clock.now());
      if (!invitation) return null;
      const [ente] = await this.neighbours.enti.findByIds([invitation.enteId]);
      const person = await this.persons.findByEmail(invitation.email);
      return { email: invitation.email, role: invitation.role, expiresAt: invitation.expiresAt, enteName: ente?.denominazione ?? '', needsAccount: person === null };
    });
  }

  /** @throws IdentityError LINK_NOT_VALID, ALREADY_MEMBER, INVALID_INPUT (the link stays good) */
  async execute(input: { readonly token: string; readonly account?: NewAccountInput | undefined }): Promise<Person> {
    const now = this.clock.now();
    const tokenHash = this.credentials.tokens.digest(input.token);
    const { invitation, existing } = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.invitations.findOpen(tokenHash, now);
      if (!found) throw new IdentityError('IDENTITY.LINK_NOT_VALID');
      return { invitation: found, existing: await this.persons.findByEmail(found.email) };
    });
    if (existing?.disabledAt) throw new IdentityError('IDENTITY.LINK_NOT_VALID');
    const create = existing ? null : await this.prepareAccount(invitation.email, input.account);
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      if (!(await this.invitations.accept(invitation.id, now))) throw new IdentityError('IDENTITY.LINK_NOT_VALID');
      const person = existing ?? (await this.persons.create(create!));
      await this.neighbours.returns.forget(invitation.email);
      await joinEnte({ memberships: this.memberships, events: this.neighbours.events }, person.id, invitation, now);
      return person;
    });
  }

  private async prepareAccount(email: string, typed: NewAccountInput | undefined) {
    if (!typed) throw invalidInput({ field: 'account', fault: 'REQUIRED' });
    const names = personName(typed);
    const fault = passwordFault(typed.password, email);
    if (fault) throw invalidInput({ field: 'password', fault });
    return { email, ...names, passwordHash: await this.credentials.hasher.hash(normalisePassword(typed.password)), locale: 'it' as const };
  }
}
