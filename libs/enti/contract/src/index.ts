export * from './ente-registry.js';
