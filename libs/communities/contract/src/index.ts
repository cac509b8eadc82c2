export * from './community-directory.js';
export * from './community-events.js';
export * from './community-standings.js';
export * from './ids.js';
export * from './live.js';
export * from './meeting-events.js';
export * from './post-text.js';
export * from './post-text-schema.js';
