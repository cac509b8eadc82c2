export * from './zip-package.js';
