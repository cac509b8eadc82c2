import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { notFound } from '@province-comuni/identity-domain';
import { isUuid } from '@province-comuni/shared-kernel';

/** The identifier, typed. @throws IdentityError NOT_FOUND for what can be no identifier: it exists nowhere */
export function asId<Id extends string>(text: string): Id {
  if (!isUuid(text)) throw notFound();
  return text as Id;
}

/** The person behind a `signed-in` operation. @throws Error when the operation was declared for visitors */
export function signedIn(actor: Actor): SignedInActor {
  if (actor.kind !== 'person') throw new Error('this operation must declare @Access("signed-in")');
  return actor;
}
