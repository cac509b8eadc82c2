import type { MatchedEntry, SearchFacets } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';

/** When somebody is told of what his search finds anew: at once, every morning, on Mondays. */
export type AlertFrequency = 'SUBITO' | 'GIORNALIERA' | 'SETTIMANALE';

/** A search that a person keeps, to be told of what comes. */
export interface SavedSearch {
  readonly id: string;
  readonly personId: PersonId;
  readonly name: string;
  /** As he wrote it. */
  readonly query: string;
  readonly kind: string | null;
  readonly facets: SearchFacets;
  readonly frequency: AlertFrequency;
  readonly createdAt: Date;
}

/** Something that came after the search was saved, or changed, and that it finds. */
export interface SavedSearchMatch extends MatchedEntry {
  readonly foundAt: Date;
  /** When he was told by mail; null: not yet. */
  readonly toldAt: Date | null;
}
