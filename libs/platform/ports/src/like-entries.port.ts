import type { EnteId } from '@province-comuni/shared-kernel';
import type { Audience, SearchHit } from './search-index.port.js';

/** Finds entries by the words of a text, for domains that propose something to their reader: the search as it is, with synonyms and corrections. */
export interface LikeEntries {
  /**
   * Best first; opens its own transaction. Nothing is found that `audiences` do not open; a search that would last too long finds nothing.
   * @param reader the Enti of who asks, and the words of audience that count. @param text what matters is read, at most 300 characters
   */
  find(reader: { readonly enteIds: readonly EnteId[]; readonly audiences: readonly Audience[] }, text: string, kind: string, limit: number): Promise<readonly SearchHit[]>;
}

export const LIKE_ENTRIES = Symbol('LikeEntries');
