export * from './ente-registry.js';
export * from './istat-import.js';
