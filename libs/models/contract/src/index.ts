export * from './events.js';
export * from './model-content.js';
