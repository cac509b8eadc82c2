export * from './docx-exporter.js';
