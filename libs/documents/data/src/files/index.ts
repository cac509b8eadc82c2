import { FilePageOrm, FileTextOrm, StoredFileOrm } from './file.orm-entities.js';
import { DocumentUploadOrm } from './upload.orm-entity.js';

export * from './postgres-file.repository.js';
export * from './postgres-upload.repository.js';

/** Entities of files and uploads, for the data source. */
export const FILES_ENTITIES = [StoredFileOrm, FileTextOrm, FilePageOrm, DocumentUploadOrm];
