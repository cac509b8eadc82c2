import { SynonymOrmEntity } from './synonym.orm-entity.js';

export * from './postgres-saved-search.repository.js';
export * from './postgres-synonym.repository.js';
export * from './synonym.orm-entity.js';

/** Every entity of the domain. */
export const SEARCH_ENTITIES = [SynonymOrmEntity];
export * from './personal-data.js';
