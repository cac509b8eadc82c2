export * from './enti.module.js';
