export * from './errors.js';
export * from './piano/piano.js';
export * from './piano/read-parts.js';
export * from './policies/piano.policy.js';
export * from './ports/piano-repository.port.js';
export * from './use-cases/read-piani.use-case.js';
export * from './use-cases/remind-of-piani.use-case.js';
export * from './use-cases/save-piano.use-case.js';
