export * from './dead-letters.js';
export * from './job-runner.js';
export * from './job-settings.js';
export * from './work-registry.js';
