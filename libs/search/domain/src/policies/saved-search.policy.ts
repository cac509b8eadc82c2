import type { Actor, SignedInActor } from '@province-comuni/identity-contract';

/** Keeps searches and is told of what they find: whoever has an account. Each sees his own only. */
export function canSaveSearches(actor: Actor): actor is SignedInActor {
  return actor.kind === 'person';
}
