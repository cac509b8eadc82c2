export * from './events.js';
export * from './live.js';
