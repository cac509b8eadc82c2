export * from './postgres-questionnaire.repository.js';
