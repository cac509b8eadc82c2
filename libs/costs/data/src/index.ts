export * from './postgres-scenario.repository.js';
