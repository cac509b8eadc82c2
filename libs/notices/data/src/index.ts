export * from './postgres-mail-choice.repository.js';
export * from './postgres-notice.repository.js';
