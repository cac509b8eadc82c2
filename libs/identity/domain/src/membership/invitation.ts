import type { Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';

/** An invitation can be accepted for this long. */
export const INVITATION_LIFE_MS = 14 * 24 * 3_600_000;

/** An offer of a role in an Ente, sent to an address. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly enteId: EnteId;
  readonly enteKind: EnteKind;
  readonly role: Role;
  /** Null for the first amministratore, whom the operator of the installation invites. */
  readonly invitedBy: PersonId | null;
  readonly expiresAt: Date;
}
