export * from './document-events.js';
export * from './events.js';
export * from './uploads.js';
