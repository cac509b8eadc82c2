export * from './html-exporter.js';
