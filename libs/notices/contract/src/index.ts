export * from './live.js';
export * from './notice-board.js';
export * from './notice-kinds.js';
export * from './notice-subjects.js';
export * from './notice-wordings.js';
