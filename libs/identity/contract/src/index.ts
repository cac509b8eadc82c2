export * from './actor.js';
export * from './events.js';
export * from './findable-people.js';
export * from './person-communities.js';
export * from './person-directory.js';
export * from './person-reach.js';
