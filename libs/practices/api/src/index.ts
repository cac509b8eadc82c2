export * from './practices.module.js';
