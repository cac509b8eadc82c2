export * from './search-source-registry.js';
export * from './query/parse-query.js';
export * from './query/synonyms.js';
