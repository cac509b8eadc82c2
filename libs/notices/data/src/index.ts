export { PostgresMailChoiceRepository } from './postgres-mail-choice.repository.js';
export * from './postgres-notice-choice.repository.js';
export * from './postgres-newsletter.repository.js';
export * from './postgres-notice.repository.js';
export * from './personal-data.js';
