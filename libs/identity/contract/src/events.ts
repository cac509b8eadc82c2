import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Role } from './actor.js';

/** What happens in this domain and others may follow. Sockets close and signed links die when they hear the last three. */
export type IdentityEvent =
  | { readonly kind: 'identity.membership-granted'; readonly payload: { readonly personId: PersonId; readonly enteId: EnteId; readonly role: Role; readonly by: PersonId | null } }
  | { readonly kind: 'identity.membership-ended'; readonly payload: { readonly personId: PersonId; readonly enteId: EnteId; readonly role: Role; readonly by: PersonId } }
  | { readonly kind: 'identity.person-disabled'; readonly payload: { readonly personId: PersonId; readonly by: PersonId } }
  | { readonly kind: 'identity.sessions-ended'; readonly payload: { readonly personId: PersonId; readonly sessionIds: readonly string[] } }
  /** Somebody asked for a copy of his data. */
  | { readonly kind: 'identity.copy-asked'; readonly payload: { readonly copyId: string; readonly personId: PersonId } };
