export * from './content/read-content-folder.js';
export * from './postgres-practice.repository.js';
export * from './practice.orm-entities.js';
export * from './personal-data.js';
