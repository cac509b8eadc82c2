export * from './meilisearch-engine.js';
