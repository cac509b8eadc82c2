export * from './discussion-polls.js';
export * from './events.js';
export * from './ids.js';
