export * from './post-documents.js';
export * from './take-back-files.use-case.js';
