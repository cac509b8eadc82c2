export * from './exports.controller.js';
export * from './models.module.js';
