export * from './annual-shares.js';
export * from './events.js';
