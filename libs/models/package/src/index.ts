export * from './package-archive.js';
export * from './package-problem.js';
export * from './read-package.js';
export * from './write-package.js';
export * from './read-folder.js';
