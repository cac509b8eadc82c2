export * from './postgres-notice.repository.js';
