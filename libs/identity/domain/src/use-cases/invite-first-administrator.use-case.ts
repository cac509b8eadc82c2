import type { EnteRegistry } from '@province-comuni/enti-contract';
import { SYSTEM_ACCESS, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { IdentityError, invalidInput, notFound } from '../errors.js';
import { invitationLetter } from '../letters.js';
import type { IdentityLinks } from '../links.js';
import { INVITATION_LIFE_MS } from '../membership/invitation.js';
import { isEmail, normaliseEmail } from '../person/email.js';
import type { TokenGenerator } from '../ports/credentials.port.js';
import type { InvitationRepository } from '../ports/link-repositories.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';

/**
 * Invites UPI's first amministratore: the one invitation that nobody signed in can send. The operator's own work on the server, never a request's;
 * from then on amministratori invite each other.
 */
export class InviteFirstAdministrator {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly invitations: InvitationRepository,
    private readonly memberships: MembershipRepository,
    private readonly enti: EnteRegistry,
    private readonly services: { readonly tokens: TokenGenerator; readonly mailer: Mailer },
    private readonly links: IdentityLinks,
  ) {}

  /** @returns the link to accept, which the mail carries too @throws IdentityError INVALID_INPUT; ALREADY_ADMINISTERED; NOT_FOUND before the registry is loaded */
  async execute(input: { readonly email: string }): Promise<string> {
    const email = normaliseEmail(input.email);
    if (!isEmail(email)) throw invalidInput({ field: 'email', fault: 'EMAIL_NOT_VALID' });
    const now = this.clock.now();
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const upi = await this.enti.upi();
      if (!upi) throw notFound();
      const held = await this.memberships.lockCurrentOf(upi.id);
      if (held.some((membership) => membership.role === 'AMMINISTRATORE')) throw new IdentityError('IDENTITY.ALREADY_ADMINISTERED');
      const token = this.services.tokens.generate();
      await this.invitations.create({ email, enteId: upi.id, enteKind: upi.kind, role: 'AMMINISTRATORE', invitedBy: null, tokenHash: this.services.tokens.digest(token), createdAt: now, expiresAt: new Date(now.getTime() + INVITATION_LIFE_MS) });
      const link = this.links.invitation(token);
      await this.services.mailer.send(invitationLetter(email, { ente: upi.denominazione, role: 'AMMINISTRATORE', invitedBy: 'Chi gestisce questa installazione', link }));
      return link;
    });
  }
}
