export * from './events.js';
export * from './uploads.js';
