import { isStaff, type Actor } from '@province-comuni/identity-contract';

/** Whose messages the actor may read in the product's own outbox: everybody's, those to his own address, or none. */
export function readableOutbox(actor: Actor): 'ALL' | 'OWN' | 'NONE' {
  if (isStaff(actor, 'AMMINISTRATORE')) return 'ALL';
  return actor.kind === 'person' ? 'OWN' : 'NONE';
}
