import type { Actor, SignedInActor } from '@province-comuni/identity-contract';

/** Has notices and follows: whoever has an account; each his own only. */
export function canHaveNotices(actor: Actor): actor is SignedInActor {
  return actor.kind === 'person';
}
