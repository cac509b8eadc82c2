export * from './postgres-piano.repository.js';
