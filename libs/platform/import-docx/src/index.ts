export * from './docx-document-reader.js';
export * from './tracked-docx-reader.js';
