export * from './postgres-scenario.repository.js';
export * from './personal-data.js';
