export * from './odt-exporter.js';
