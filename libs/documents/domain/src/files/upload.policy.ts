import { hasRole, isStaff, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { Upload } from './upload.js';

/** Bringing files on behalf of an Ente: who writes for it (redattore, referente), and UPI's staff for UPI. */
export function mayUpload(actor: Actor, enteId: EnteId): boolean {
  return hasRole(actor, enteId, 'REDATTORE', 'REFERENTE') || (isStaff(actor) && actor.memberships.some((membership) => membership.enteId === enteId && membership.enteKind === 'UPI'));
}

/** Going on with an upload, ending it, throwing it away, making a document of it: only who began it, while he may still bring files for that Ente. */
export function mayTouchUpload(actor: Actor, upload: Pick<Upload, 'personId' | 'enteId'>): boolean {
  return actor.kind === 'person' && actor.personId === upload.personId && mayUpload(actor, upload.enteId);
}
