import type { PersonId } from '@province-comuni/shared-kernel';
import { IdentityError } from '../errors.js';
import type { EventLog } from '../ports/event-log.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { Invitation } from './invitation.js';

/** Gives the person the role that the invitation offers, in the caller's transaction. @throws IdentityError ALREADY_MEMBER */
export async function joinEnte(ports: { readonly memberships: MembershipRepository; readonly events: EventLog }, personId: PersonId, invitation: Invitation, now: Date): Promise<void> {
  const { enteId, enteKind, role, invitedBy } = invitation;
  if ((await ports.memberships.findCurrentOf(personId)).some((held) => held.enteId === enteId)) throw new IdentityError('IDENTITY.ALREADY_MEMBER');
  await ports.memberships.grant({ personId, enteId, enteKind, role, validFrom: now, grantedBy: invitedBy });
  await ports.events.record({ kind: 'identity.membership-granted', payload: { personId, enteId, role, by: invitedBy } });
}
