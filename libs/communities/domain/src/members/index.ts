export * from './members-repository.port.js';
export * from './read-contributions.use-case.js';
export * from './read-trust.use-case.js';
export * from './tell-known-communities.use-case.js';
export * from './trust.js';
