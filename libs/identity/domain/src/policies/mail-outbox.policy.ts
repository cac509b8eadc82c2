import { isStaff, type Actor } from '@province-comuni/identity-contract';

/** Sees which letters the mail server took and which not: UPI's amministratori, who keep the installation. */
export function canReadOutgoingMail(actor: Actor): boolean {
  return isStaff(actor, 'AMMINISTRATORE');
}

/** Whose messages the actor may read in the product's own outbox: everybody's, those to his own address, or none. */
export function readableOutbox(actor: Actor): 'ALL' | 'OWN' | 'NONE' {
  if (isStaff(actor, 'AMMINISTRATORE')) return 'ALL';
  return actor.kind === 'person' ? 'OWN' : 'NONE';
}
