export * from './file-system-storage.js';
