import { DocumentOrm, DocumentVersionOrm } from './document.orm-entities.js';

export * from './bulk-import/index.js';
export * from './files/index.js';
export * from './postgres-document.repository.js';

/** Entities of documents, for the data source; those of files are FILES_ENTITIES. */
export const DOCUMENT_ENTITIES = [DocumentOrm, DocumentVersionOrm];
