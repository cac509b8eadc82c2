import { IdentityError } from '../errors.js';
import { roleInCharge, type HeldMembership } from './membership.js';

/**
 * An Ente with people keeps somebody who manages them: the last one in charge hands over, or UPI acts for him.
 * @throws IdentityError LAST_IN_CHARGE
 */
export function assertSomebodyStaysInCharge(members: readonly HeldMembership[], leaving: HeldMembership): void {
  const inCharge = roleInCharge(leaving.enteKind);
  if (leaving.role !== inCharge) return;
  if (!members.some((member) => member.id !== leaving.id && member.role === inCharge)) throw new IdentityError('IDENTITY.LAST_IN_CHARGE');
}
