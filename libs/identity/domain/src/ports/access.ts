import { enteIdsOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { DatabaseAccess } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';

/**
 * What a transaction of the actor may touch: rows of his Enti and his own, and those of one more Ente that a policy has just granted him
 * (UPI's amministratore works in Enti he is no member of).
 */
export function accessOf(actor: SignedInActor, granted?: EnteId): DatabaseAccess {
  const own = enteIdsOf(actor);
  return { personId: actor.personId, enteIds: granted && !own.includes(granted) ? [...own, granted] : own };
}
