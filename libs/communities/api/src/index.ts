export * from './communities.module.js';
export * from './person-communities.module.js';
