export * from './access.js';
export * from './actor-resolver.js';
export * from './contribute-personal-data.js';
export * from './current-actor.js';
export * from './json.scalar.js';
export * from './provide-use-case.js';
export * from './refusals.js';
export * from './request-context.js';
