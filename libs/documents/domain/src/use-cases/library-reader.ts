import { audiencesOf, communityIdsOf, enteIdsOf, NETWORK_AUDIENCE, PROVINCE_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { LibraryReader } from '../ports/document-repository.port.js';

/** The actor as lists ask for him. */
export function readerOf(actor: Actor): LibraryReader {
  const audiences = audiencesOf(actor);
  return { enteIds: enteIdsOf(actor), communityIds: communityIdsOf(actor), inNetwork: audiences.includes(NETWORK_AUDIENCE), inProvinceNetwork: audiences.includes(PROVINCE_AUDIENCE), personId: actor.kind === 'person' ? actor.personId : null };
}
