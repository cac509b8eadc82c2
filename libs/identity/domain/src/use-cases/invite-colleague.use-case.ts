import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { Role, SignedInActor } from '@province-comuni/identity-contract';
import type { Mailer, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { IdentityError, invalidInput, notFound } from '../errors.js';
import { invitationLetter } from '../letters.js';
import { accessOf } from '../ports/access.js';
import type { IdentityLinks } from '../links.js';
import { INVITATION_LIFE_MS, type Invitation } from '../membership/invitation.js';
import { rolesOf } from '../membership/membership.js';
import { isEmail, normaliseEmail } from '../person/email.js';
import { canInvite } from '../policies/people.policy.js';
import type { TokenGenerator } from '../ports/credentials.port.js';
import type { InvitationRepository } from '../ports/link-repositories.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';

/** Offers somebody a role in an Ente, by mail. Whether the address already has an account elsewhere is not told. */
export class InviteColleague {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly invitations: InvitationRepository,
    private readonly memberships: MembershipRepository,
    private readonly enti: EnteRegistry,
    private readonly services: { readonly tokens: TokenGenerator; readonly mailer: Mailer },
    private readonly links: IdentityLinks,
  ) {}

  /** @throws IdentityError NOT_FOUND (no such Ente, or not one to invite into), INVALID_INPUT, ALREADY_MEMBER */
  async execute(actor: SignedInActor, input: { readonly enteId: EnteId; readonly email: string; readonly role: Role }): Promise<Invitation> {
    if (!canInvite(actor, input.enteId)) throw notFound();
    const email = normaliseEmail(input.email);
    if (!isEmail(email)) throw invalidInput({ field: 'email', fault: 'EMAIL_NOT_VALID' });
    const now = this.clock.now();
    return this.transactions.run(accessOf(actor, input.enteId), async () => {
      const [ente] = await this.enti.findByIds([input.enteId]);
      if (!ente) throw notFound();
      if (!rolesOf(ente.kind).includes(input.role)) throw invalidInput({ field: 'role', fault: 'ROLE_NOT_OF_ENTE' });
      if (await this.memberships.isMember(ente.id, email)) throw new IdentityError('IDENTITY.ALREADY_MEMBER');
      const token = this.services.tokens.generate();
      const invitation = await this.invitations.create({
        email,
        enteId: ente.id,
        enteKind: ente.kind,
        role: input.role,
        invitedBy: actor.personId,
        tokenHash: this.services.tokens.digest(token),
        createdAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_LIFE_MS),
      });
      await this.services.mailer.send(invitationLetter(email, { ente: ente.denominazione, role: input.role, invitedBy: actor.name, link: this.links.invitation(token) }));
      return invitation;
    });
  }
}
