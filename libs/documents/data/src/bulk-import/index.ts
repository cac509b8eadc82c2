export * from './postgres-bulk-import.repository.js';
export * from './stored-zip-archives.js';
