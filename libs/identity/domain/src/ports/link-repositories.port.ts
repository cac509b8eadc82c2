import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Invitation } from '../membership/invitation.js';

/** Links that let one choose a new password. */
export interface PasswordResetRepository {
  create(reset: { readonly tokenHash: string; readonly personId: PersonId; readonly createdAt: Date; readonly expiresAt: Date }): Promise<void>;
  /** The person of a link that can be used now. */
  findOpen(tokenHash: string, now: Date): Promise<PersonId | null>;
  /** Uses up the link in one statement, so that two clicks give one change; false when it was used or ran out. All other links of the person die with it. */
  use(tokenHash: string, now: Date): Promise<boolean>;
}

export interface InvitationRepository {
  /** Replaces an open invitation of the same address to the same Ente: only the last link works. */
  create(invitation: Omit<Invitation, 'id'> & { readonly tokenHash: string; readonly createdAt: Date }): Promise<Invitation>;
  findOpen(tokenHash: string, now: Date): Promise<Invitation | null>;
  /** Open invitations of the Ente, latest first, one hundred at most. */
  listOpenOf(enteId: EnteId, now: Date): Promise<Invitation[]>;
  /** Uses up the link in one statement; false when it was used, withdrawn or ran out. */
  accept(id: string, now: Date): Promise<boolean>;
  /** Takes an open invitation of the Ente back; false when there is none with this id. */
  withdraw(id: string, enteId: EnteId): Promise<boolean>;
}

export const PASSWORD_RESET_REPOSITORY = Symbol('PasswordResetRepository');
export const INVITATION_REPOSITORY = Symbol('InvitationRepository');
