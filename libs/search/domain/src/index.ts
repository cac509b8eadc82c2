export * from './search-source-registry.js';
