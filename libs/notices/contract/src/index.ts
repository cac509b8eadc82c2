export * from './notice-board.js';
export * from './notice-subjects.js';
