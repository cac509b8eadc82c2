import { FACET_NAMES, type SearchFacets } from '@province-comuni/platform-ports';
import type { SavedSearchFacet } from './graphql/saved-search.type.js';

/** The filters of a saved search that have values, in one order. */
export function presentFacets(facets: SearchFacets): SavedSearchFacet[] {
  return FACET_NAMES.filter((name) => facets[name]?.length).map((name) => ({ name, values: facets[name]! }));
}
