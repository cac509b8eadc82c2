export * from './enti-data.module.js';
export * from './entities/index.js';
export * from './reference/bundled-registry-seed.js';
export * from './repositories/postgres-ente-registry.js';
export * from './repositories/postgres-ente.repository.js';
export * from './repositories/postgres-registry-writer.js';
export * from './personal-data.js';
