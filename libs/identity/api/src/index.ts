export * from './actor-resolver.js';
export * from './http/session-cookies.js';
export * from './identity.config.js';
export * from './identity.module.js';
export * from './personal-data/personal-data.module.js';
