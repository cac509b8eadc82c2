export * from './confirm-sources.use-case.js';
export * from './document-source.js';
export * from './follow-sources.use-case.js';
export * from './keep-sheets.use-case.js';
export * from './read-sources.use-case.js';
export * from './source-repository.port.js';
