import { FILES_ENTITIES } from './files/index.js';

export * from './files/index.js';

/** Entities of this domain, for the data source. */
export const DOCUMENTS_ENTITIES = [...FILES_ENTITIES];
