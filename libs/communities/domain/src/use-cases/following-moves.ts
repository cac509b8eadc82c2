import type { Discussion } from '../discussion/discussion.js';
import { CommunityNotAllowed, CommunityNotFound } from '../errors.js';

const TRIES = 3;

/** What was opened went elsewhere before it could be held. */
export class MovedMeanwhile extends Error {}

/** The database refuses what the policy had let through: the community was closed since, or its author suspended. The transaction is lost; who asks the policy again hears why. */
export class RefusedMeanwhile extends Error {}

/** @param seen as it was when the policy was asked. @param held the same, held by the transaction; null: it is gone. @throws CommunityNotFound, MovedMeanwhile */
export function sameHouse(seen: Pick<Discussion, 'id' | 'communityId'>, held: Discussion | null): Discussion {
  if (!held) throw new CommunityNotFound();
  if (held.id !== seen.id || held.communityId !== seen.communityId || held.movedTo !== null) throw new MovedMeanwhile();
  return held;
}

/** Does it again, from the policy on, where the discussion is now and as things stand now. @param work opens its own transaction. @throws CommunityNotAllowed when it does not stand still */
export async function followingMoves<T>(work: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MovedMeanwhile || error instanceof RefusedMeanwhile)) throw error;
      if (count === TRIES) throw new CommunityNotAllowed(error instanceof MovedMeanwhile ? 'La discussione è appena stata spostata: riprovate.' : 'Qui è appena cambiato chi può scrivere: riprovate.');
    }
  }
}
