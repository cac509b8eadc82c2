import { audiencesOf, hasRole, PROVINCE_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { STATI_ADOTTATI, type PianoDiRiassetto } from '../piano/piano.js';

/** Reads a plan: everybody once an act stands behind it; before, the network of the Province and UPI. */
export function canReadPiano(actor: Actor, { stato }: Pick<PianoDiRiassetto, 'stato'>): boolean {
  return STATI_ADOTTATI.includes(stato) || audiencesOf(actor).includes(PROVINCE_AUDIENCE);
}

/** Keeps the plan of a Provincia up to date: who writes for it. */
export function canEditPiano(actor: Actor, enteId: EnteId): boolean {
  return hasRole(actor, enteId, 'REFERENTE', 'REDATTORE') && actor.memberships.some((membership) => membership.enteId === enteId && membership.enteKind === 'PROVINCIA');
}
