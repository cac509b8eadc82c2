import { communityIdsOf, enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { ProfileVisibility } from '../profile/profile.js';

/** What decides who reads a person's page. */
interface Shown {
  readonly personId: PersonId;
  readonly visibility: ProfileVisibility;
  readonly roles: readonly { readonly enteId: EnteId }[];
  /** Communities he is in. */
  readonly communityIds: readonly string[];
}

/** Finds people of the network: whoever has a role in an Ente. */
export function canFindPeople(actor: Actor): boolean {
  return actor.kind === 'person' && actor.memberships.length > 0;
}

/** Reads a person's page: people of the network, as far as he shows himself to them; himself. */
export function canReadProfile(actor: Actor, { personId, visibility, roles, communityIds }: Shown): boolean {
  if (actor.kind !== 'person' || !canFindPeople(actor) || roles.length === 0) return false;
  if (visibility === 'RETE' || actor.personId === personId) return true;
  const [enti, communities] = [enteIdsOf(actor), communityIdsOf(actor)];
  return roles.some(({ enteId }) => enti.includes(enteId)) || communityIds.some((id) => communities.includes(id));
}
