export * from './test-database.js';
export * from './fixed-clock.js';
export * from './search-index-contract.js';
export * from './sent-statements.js';
