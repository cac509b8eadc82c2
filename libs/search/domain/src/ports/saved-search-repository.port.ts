import type { MatchedEntry } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { AlertFrequency, SavedSearch, SavedSearchMatch } from '../saved-search.js';

/** What a search found, up to a passage: a newer one, noted meanwhile, is another piece of news. */
export type FoundUpTo = Pick<MatchedEntry, 'kind' | 'id' | 'passage'>;

/** Saved searches and what they found. Every method runs in the open transaction. */
export interface SavedSearchRepository {
  /** Newest first. */
  listOf(personId: PersonId): Promise<SavedSearch[]>;
  /** What these searches found, newest first, at most so many of each, in one statement. */
  matchesOf(ids: readonly string[], most: number): Promise<ReadonlyMap<string, SavedSearchMatch[]>>;
  add(search: Omit<SavedSearch, 'id'>): Promise<SavedSearch>;
  /** @returns whether it is there and his */
  changeFrequency(personId: PersonId, id: string, frequency: AlertFrequency): Promise<boolean>;
  /** With what it found. @returns whether it was there and his */
  remove(personId: PersonId, id: string): Promise<boolean>;
  /** Everybody's, in ascending order of id, after the given one. */
  page(after: string | null, limit: number): Promise<SavedSearch[]>;
  /** Notes what a search found. What was noted before is noted again for a newer passage alone. */
  noteMatches(id: string, matches: readonly MatchedEntry[], at: Date): Promise<void>;
  /** Searches with something not told yet, held until the transaction ends; those that another worker holds are left to it. */
  lockWaiting(frequency: AlertFrequency, limit: number): Promise<SavedSearch[]>;
  /** What a search found and was not told, oldest first. */
  untold(id: string): Promise<SavedSearchMatch[]>;
  markTold(id: string, entries: readonly FoundUpTo[], at: Date): Promise<void>;
  /** Forgets what a search found. */
  forget(id: string, entries: readonly FoundUpTo[]): Promise<void>;
}

export const SAVED_SEARCH_REPOSITORY = Symbol('SavedSearchRepository');
