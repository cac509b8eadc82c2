import type { PersonalPart } from '@province-comuni/platform-ports';

/** What the search holds of people. The index is a projection: it follows what the domains erase. */
export const SEARCH_PERSONAL_DATA: PersonalPart = {
  key: 'ricerche',
  title: 'Ricerche salvate',
  tables: [
    { table: 'saved_search_match', title: 'Ciò che le ricerche hanno trovato', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
    { table: 'saved_search', title: 'Ricerche salvate', of: { person_id: [] }, erasure: { kind: 'REMOVE' } },
  ],
  words: [{ table: 'saved_search_match', columns: ['title'] }, { table: 'saved_search', columns: ['name', 'query'] }],
};
