export * from './stored-people.js';
