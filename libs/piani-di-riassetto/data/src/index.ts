export * from './postgres-piano.repository.js';
export * from './personal-data.js';
