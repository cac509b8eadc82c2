export * from './costs.module.js';
