export * from './test-database.js';
export * from './fixed-clock.js';
