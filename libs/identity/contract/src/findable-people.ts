import type { PersonId } from '@province-comuni/shared-kernel';
import type { SignedInActor } from './actor.js';

/** Which people somebody finds, by what each chose of who sees him: for other domains that would show one person that another is there. */
export interface FindablePeople {
  /** Name and surname by id of those among these whom the actor finds now; of nobody, for who has no role in an Ente. */
  namesAmong(actor: SignedInActor, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}

export const FINDABLE_PEOPLE = Symbol('FindablePeople');
