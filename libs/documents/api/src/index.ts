export * from './documents.module.js';
