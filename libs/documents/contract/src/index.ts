export * from './bulk-import-events.js';
export * from './document-attachments.js';
export * from './document-events.js';
export * from './document-sheets.js';
export * from './events.js';
export * from './kept-files.js';
export * from './uploads.js';
