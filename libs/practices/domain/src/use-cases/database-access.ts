import { enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { DatabaseAccess } from '@province-comuni/platform-ports';

/** What row level security is told about the actor. */
export function accessOf(actor: Actor): DatabaseAccess {
  return { enteIds: enteIdsOf(actor), ...(actor.kind === 'person' ? { personId: actor.personId } : {}) };
}
