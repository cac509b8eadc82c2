export * from './adhesions.module.js';
