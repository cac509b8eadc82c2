export * from './approved-acts.js';
export * from './events.js';
export * from './instance-answers.js';
export * from './live.js';
export * from './model-content.js';
