export * from './docx-document-reader.js';
