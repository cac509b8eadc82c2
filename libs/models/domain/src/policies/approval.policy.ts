import { hasRole, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { ActStep, StepKey } from '../approval/act-approval.js';

/** Roles an Ente named for steps, instead of the usual ones. */
export type NamedRoles = ReadonlyMap<StepKey, readonly Role[]>;

/** Takes a step: who the Ente named for it, otherwise who usually does. */
export function canTakeStep(actor: Actor, enteId: EnteId, step: ActStep, named: NamedRoles): boolean {
  return hasRole(actor, enteId, ...(named.get(step.key) ?? step.roles));
}

/** Says who takes which step in an Ente. */
export function canNameRoles(actor: Actor, enteId: EnteId): boolean {
  return hasRole(actor, enteId, 'REFERENTE');
}
