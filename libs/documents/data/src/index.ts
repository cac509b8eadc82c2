import { DocumentOrm, DocumentVersionOrm } from './document.orm-entities.js';

export * from './bulk-import/index.js';
export * from './files/index.js';
export * from './postgres-collection.repository.js';
export * from './postgres-comment.repository.js';
export * from './postgres-reading.repository.js';
export * from './postgres-source.repository.js';
export * from './postgres-document.repository.js';

/** Entities of documents, for the data source; those of files are FILES_ENTITIES. */
export const DOCUMENT_ENTITIES = [DocumentOrm, DocumentVersionOrm];
export * from './personal-data.js';
