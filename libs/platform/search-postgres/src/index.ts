export * from './edit-distance.js';
export * from './postgres-search-index.js';
