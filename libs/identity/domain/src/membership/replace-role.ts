import type { Role } from '@province-comuni/identity-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { EventLog } from '../ports/event-log.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { HeldMembership } from './membership.js';

/** Ends a role and, where another is given, begins it in the same instant, telling both. Runs in the caller's transaction. */
export async function replaceRole(
  ports: { readonly memberships: MembershipRepository; readonly events: EventLog },
  held: HeldMembership,
  role: Role | null,
  by: PersonId,
  now: Date,
): Promise<void> {
  const { personId, enteId, enteKind } = held;
  await ports.memberships.end(held.id, now);
  await ports.events.record({ kind: 'identity.membership-ended', payload: { personId, enteId, role: held.role, by } });
  if (!role) return;
  await ports.memberships.grant({ personId, enteId, enteKind, role, validFrom: now, grantedBy: by });
  await ports.events.record({ kind: 'identity.membership-granted', payload: { personId, enteId, role, by } });
}
