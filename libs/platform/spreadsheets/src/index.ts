export * from './spreadsheet-writer.js';
