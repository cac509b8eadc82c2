export * from './ente-registry.js';
export * from './istat-import.js';
export * from './province-tiles.js';
