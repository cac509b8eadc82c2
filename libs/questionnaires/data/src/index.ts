export * from './postgres-questionnaire.repository.js';
export * from './personal-data.js';
