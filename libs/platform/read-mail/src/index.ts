export * from './child-mail-reader.js';
