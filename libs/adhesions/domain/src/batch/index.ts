export * from './delibere-batch.js';
export * from './delibere-batch-repository.port.js';
export * from './make-delibere.use-case.js';
export * from './prepare-delibere.use-case.js';
export * from './read-delibere.use-case.js';
