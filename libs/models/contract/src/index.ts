export * from './model-content.js';
