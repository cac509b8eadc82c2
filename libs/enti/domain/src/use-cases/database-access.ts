import { enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { DatabaseAccess } from '@province-comuni/platform-ports';

/** The registry is public: reading it needs no one's rows. */
export const PUBLIC_ACCESS: DatabaseAccess = { enteIds: [] };

/** What row level security is told about the actor. */
export function accessOf(actor: Actor): DatabaseAccess {
  return { enteIds: enteIdsOf(actor), ...(actor.kind === 'person' ? { personId: actor.personId } : {}) };
}
